using System.Windows.Threading;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PluginIm.Contracts;
using PluginIm.Messaging;
using PluginIm.ViewModels;

namespace PluginIm.Modules.TeamCommunicator;

/// <summary>Adds "Send an Instant Message" to the shell's Team Communicator. Needs the module InstantMessaging to be initialized before.</summary>
public sealed class TeamCommunicatorModule : IModule
{
    private readonly Dispatcher _dispatcher = Dispatcher.CurrentDispatcher;

    // Held for as long as the shell runs: disposing it would take the action away.
    private IDisposable? _registration;

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
        privileges?.Changed += (_, _) => _dispatcher.BeginInvoke(() => Offer(containerProvider, privileges, logger));
        Offer(containerProvider, privileges, logger);
    }

    /// <summary>
    /// Adds the action once the agent's role allows instant messaging: before that nothing of it is made. Where the role loses it later, the action
    /// does not show.
    /// </summary>
    private void Offer(IContainerProvider container, IPrivileges? privileges, ILogger logger)
    {
        if (_registration is not null || privileges?.Has(ImPrivileges.Use) == false)
        {
            return;
        }

        try
        {
            var action = new SendInstantMessageAction(container.Resolve<ImChannel>(), container.Resolve<ISessionOpener>(), privileges);
            _registration = container.Resolve<ITeamCommunicator>().Register(action);
        }
        catch (Exception exception)
        {
            // The boundary to the shell: an agent without this action still has everything else.
            TeamCommunicatorLog.ActionMissing(logger, exception);
        }
    }

    private static string? MissingService(IContainerProvider container) =>
        !container.IsRegistered<ITeamCommunicator>() ? nameof(ITeamCommunicator)
        : !container.IsRegistered<ImChannel>() ? nameof(ImChannel)
        : !container.IsRegistered<ISessionOpener>() ? nameof(ISessionOpener)
        : null;
}
