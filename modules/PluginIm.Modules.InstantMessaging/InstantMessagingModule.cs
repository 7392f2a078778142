using System.Windows;
using System.Windows.Threading;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.Messaging;
using PluginIm.ViewModels;
using PluginIm.Views;

namespace PluginIm.Modules.InstantMessaging;

/// <summary>Brings instant messaging into the shell: channel, notifications, sessions, status.</summary>
public sealed class InstantMessagingModule : IModule
{
    private readonly Dispatcher _dispatcher = Dispatcher.CurrentDispatcher;
    private readonly Leaving _leaving = new(Dispatcher.CurrentDispatcher);

    /// <inheritdoc/>
    public void RegisterTypes(IContainerRegistry containerRegistry)
    {
        var userInterface = new DispatcherSynchronizationContext(_dispatcher);
        containerRegistry.RegisterSingleton<ImChannel>(ChannelFactory.Create);
        containerRegistry.RegisterSingleton<ChannelStatusViewModel>(container =>
            new ChannelStatusViewModel(container.Resolve<ImChannel>(), container.Time(), userInterface));
        NotificationParts.Register(containerRegistry, userInterface);
        containerRegistry.RegisterSingleton<ISessionOpener>(container => new SessionWindows(
            container.Resolve<ImChannel>(), container.Resolve<IInteractionWindows>(), _leaving, container.Time(), userInterface, container.Loggers()));
    }

    /// <inheritdoc/>
    public void OnInitialized(IContainerProvider containerProvider)
    {
        var logger = containerProvider.Loggers().CreateLogger<InstantMessagingModule>();
        if (containerProvider.MissingServices() is { Count: > 0 } missing)
        {
            ModuleLog.ServicesMissing(logger, string.Join(", ", missing));
            return;
        }

        var boundary = new Boundary(logger);
        boundary.Run("show the channel's status", () => ShowStatus(containerProvider, logger));
        boundary.Run("show notifications", () => ShowNotifications(containerProvider, boundary));
        boundary.Run("show what comes back from the journal", () => ShowRestored(containerProvider, boundary));
        boundary.Run("sign in", () => SignIn(containerProvider, boundary));
    }

    private static void ShowStatus(IContainerProvider container, ILogger logger)
    {
        if (container.Find<IRegionMap>()?.Find(ImRegions.ChannelStatus) is { } region)
        {
            container.Resolve<IRegionManager>().RegisterViewWithRegion(region, typeof(ChannelStatusView));
        }
        else
        {
            ModuleLog.NoRegion(logger, ImRegions.ChannelStatus);
        }
    }

    private static void ShowNotifications(IContainerProvider container, Boundary boundary)
    {
        var sessions = (SessionWindows)container.Resolve<ISessionOpener>();
        var list = container.Resolve<NotificationListViewModel>();
        list.Accepted += (_, session) => boundary.Run("open an accepted session", () => sessions.Show(session));
        list.AutoAnswered += (_, session) => boundary.Run("open a session that was accepted by itself", () => sessions.ShowBehind(session));
        var windows = new NotificationWindows(list, () => Application.Current?.MainWindow);
        OnExit(boundary, "close notifications", windows.Dispose);
        boundary.Run("listen to shortcuts", () => OnExit(boundary, "give shortcuts back", NotificationParts.Serve(container, windows).Dispose));
        var (bells, options) = (container.Resolve<Bells>(), container.Resolve<NotificationOptions>());
        sessions.MessageMissed += (_, _) => bells.Tell(options.NewMessageBell);
        OnExit(boundary, "silence the bells", bells.Dispose);
    }

    private void ShowRestored(IContainerProvider container, Boundary boundary)
    {
        var sessions = (SessionWindows)container.Resolve<ISessionOpener>();
        container.Resolve<ImChannel>().SessionRestored += (_, session) => _dispatcher.BeginInvoke(
            () => boundary.Run("open a session that comes back", () => sessions.ShowBehind(session)));
    }

    private void SignIn(IContainerProvider container, Boundary boundary)
    {
        var channel = container.Resolve<ImChannel>();
        OnExit(boundary, "sign out", new SignOutOnExit(channel, _leaving, container.Time(), boundary).Run);

        // In the background: a switch that is away must not hold up the shell.
        _ = Task.Run(() => boundary.RunAsync("sign in", () => channel.SignInAsync()));
    }

    private static void OnExit(Boundary boundary, string step, Action work)
    {
        if (Application.Current is { } application)
        {
            application.Exit += (_, _) => boundary.Run(step, work);
        }
    }
}
