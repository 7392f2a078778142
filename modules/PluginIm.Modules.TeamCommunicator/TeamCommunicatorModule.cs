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
    private readonly Dispatcher _dispatcher = Dispatcher.CurrentDispatcher;

    // Held for as long as the shell runs: disposing them would take the actions away.
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
        if (MissingService(containerProvider) is { } missing)
        {
            TeamCommunicatorLog.ServiceMissing(logger, missing);
            return;
        }

        var privileges = containerProvider.IsRegistered<IPrivileges>() ? containerProvider.Resolve<IPrivileges>() : null;
        privileges?.Changed += (_, _) => _dispatcher.BeginInvoke(() => Offer(containerProvider, privileges, loggers));
        Offer(containerProvider, privileges, loggers);
    }

    /// <summary>
    /// Adds the actions once the agent's role allows instant messaging: before that nothing of it is made. Where the role loses it later, they
    /// do not show.
    /// </summary>
    private void Offer(IContainerProvider container, IPrivileges? privileges, ILoggerFactory loggers)
    {
        if (_registrations.Count > 0 || privileges?.Has(ImPrivileges.Use) == false)
        {
            return;
        }

        try
        {
            var (channel, sessions, communicator) = (container.Resolve<ImChannel>(), container.Resolve<ISessionOpener>(), container.Resolve<ITeamCommunicator>());
            _registrations.Add(communicator.Register(new SendInstantMessageAction(channel, sessions, privileges)));
            _registrations.Add(communicator.Register(new AddColleagueAction(channel, loggers.CreateLogger<AddColleagueAction>(), privileges)));
            if (sessions.HasInteractions)
            {
                _registrations.Add(communicator.Register(new StartConsultationAction(channel, sessions, privileges)));
            }
        }
        catch (Exception exception)
        {
            // The boundary to the shell: an agent without this action still has everything else.
            TeamCommunicatorLog.ActionMissing(loggers.CreateLogger<TeamCommunicatorModule>(), exception);
        }
    }

    private static string? MissingService(IContainerProvider container) =>
        !container.IsRegistered<ITeamCommunicator>() ? nameof(ITeamCommunicator)
        : !container.IsRegistered<ImChannel>() ? nameof(ImChannel)
        : !container.IsRegistered<ISessionOpener>() ? nameof(ISessionOpener)
        : null;
}
