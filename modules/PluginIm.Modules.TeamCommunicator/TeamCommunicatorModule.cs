using System.Windows.Threading;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PluginIm.Contracts;
using PluginIm.Messaging;
using PluginIm.ViewModels;

namespace PluginIm.Modules.TeamCommunicator;

/// <summary>Adds the actions of instant messaging to the shell's Team Communicator. Needs the module InstantMessaging to be initialized before.</summary>
public sealed class TeamCommunicatorModule : IModule
{
    /// <summary>What the shell gives to this module, and to the one that it builds on: without these that one is off.</summary>
    private static readonly Type[] Needed = [typeof(ITeamCommunicator), typeof(IAgent), typeof(ICredentials), typeof(IImSettings), typeof(IInteractionWindows)];

    private readonly Dispatcher _dispatcher = Dispatcher.CurrentDispatcher;

    // Disposing them takes the actions away.
    private readonly List<IDisposable> _registrations = [];

    /// <inheritdoc/>
    public void RegisterTypes(IContainerRegistry containerRegistry)
    {
    }

    /// <inheritdoc/>
    public void OnInitialized(IContainerProvider containerProvider)
    {
        var loggers = containerProvider.IsRegistered<ILoggerFactory>() ? containerProvider.Resolve<ILoggerFactory>() : NullLoggerFactory.Instance;
        var logger = loggers.CreateLogger<TeamCommunicatorModule>();
        if (IsSomethingMissing(containerProvider, logger))
        {
            return;
        }

        var privileges = containerProvider.IsRegistered<IPrivileges>() ? containerProvider.Resolve<IPrivileges>() : null;
        privileges?.Changed += (_, _) => _dispatcher.BeginInvoke(() => Follow(containerProvider, privileges, loggers));
        Follow(containerProvider, privileges, loggers);
    }

    /// <summary>Adds the actions while the agent's role allows instant messaging: before that nothing of it is made, and after it nothing is left.</summary>
    private void Follow(IContainerProvider container, IPrivileges? privileges, ILoggerFactory loggers)
    {
        var isAllowed = privileges?.Has(ImPrivileges.Use) ?? true;
        if (isAllowed == (_registrations.Count > 0))
        {
            return;
        }

        try
        {
            if (isAllowed)
            {
                Offer(container, privileges, loggers);
            }
            else
            {
                Withdraw();
            }
        }
        catch (ContainerResolutionException exception)
        {
            var logger = loggers.CreateLogger<TeamCommunicatorModule>();
            TeamCommunicatorLog.ServiceNotMade(logger, exception.ServiceType.Name, exception.GetBaseException().Message);
            TeamCommunicatorLog.WhereNotMade(logger, exception.ServiceType.Name, exception);
        }
        catch (Exception exception)
        {
            // The boundary to the shell: an agent without this action still has everything else.
            TeamCommunicatorLog.ActionMissing(loggers.CreateLogger<TeamCommunicatorModule>(), exception);
        }
    }

    private void Offer(IContainerProvider container, IPrivileges? privileges, ILoggerFactory loggers)
    {
        var (channel, sessions, communicator) = (container.Resolve<ImChannel>(), container.Resolve<ISessionOpener>(), container.Resolve<ITeamCommunicator>());
        Register(communicator, new SendInstantMessageAction(channel, sessions, privileges));
        Register(communicator, new AddColleagueAction(channel, loggers.CreateLogger<AddColleagueAction>(), privileges));
        if (sessions.HasInteractions)
        {
            Register(communicator, new StartConsultationAction(channel, sessions, privileges));
        }
    }

    private void Register(ITeamCommunicator communicator, ChannelAction action)
    {
        // First the action, which is listening from its making on: a shell that refuses it leaves nothing behind either.
        _registrations.Add(action);
        _registrations.Insert(0, communicator.Register(action));
    }

    private void Withdraw()
    {
        var registrations = _registrations.ToArray();
        _registrations.Clear();
        foreach (var registration in registrations)
        {
            registration.Dispose();
        }
    }

    private static bool IsSomethingMissing(IContainerProvider container, ILogger logger)
    {
        if (Needed.Where(service => !((IContainerRegistry)container).IsRegistered(service)).Select(service => service.Name).ToList() is { Count: > 0 } missing)
        {
            TeamCommunicatorLog.ServicesMissing(logger, string.Join(", ", missing));
            return true;
        }

        if (!container.IsRegistered<ImChannel>() || !container.IsRegistered<ISessionOpener>())
        {
            TeamCommunicatorLog.ModuleMissing(logger);
            return true;
        }

        return false;
    }
}
