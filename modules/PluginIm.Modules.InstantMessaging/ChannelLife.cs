using System.Windows;
using System.Windows.Threading;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.Messaging;
using PluginIm.ViewModels;
using PluginIm.Views;

namespace PluginIm.Modules.InstantMessaging;

/// <summary>
/// Brings instant messaging up once the agent's role allows it, and takes it down when the role loses it: what shows or rings goes at once, sessions
/// under way finish, and then the agent is signed out. Before the first time nothing of it is made. Used on the user-interface thread.
/// </summary>
internal sealed class ChannelLife(IContainerProvider container, Boundary boundary, ILogger logger, Dispatcher dispatcher, Leaving leaving)
{
    private readonly IPrivileges? _privileges = container.Find<IPrivileges>();
    private readonly SigningByRole _signing = new(container, boundary, dispatcher);
    private bool _isMade;
    private bool _isOn;

    private SessionWindows Sessions => (SessionWindows)container.Resolve<ISessionOpener>();

    public void Begin()
    {
        _privileges?.Changed += (_, _) => dispatcher.BeginInvoke(Follow);
        Follow();
    }

    private void Follow()
    {
        var isAllowed = _privileges?.Has(ImPrivileges.Use) ?? true;
        if (isAllowed == _isOn || (isAllowed && !CanBeMade()))
        {
            return;
        }

        _isOn = isAllowed;
        if (!isAllowed)
        {
            boundary.Run("hide the channel's status", HideStatus);
            _ = boundary.RunAsync("turn down invitations", () => container.Resolve<ImChannel>().TurnDownInvitationsAsync());
            _signing.Follow(isWanted: false);
            return;
        }

        boundary.Run("show the channel's status", ShowStatus);
        if (!_isMade)
        {
            _isMade = true;

            // The first of all: a handler that lets the windows' thread work would let closed tabs end their sessions.
            OnExit("leave", leaving.Begin);
            boundary.Run("show notifications", ShowNotifications);
            boundary.Run("show sessions inside interactions", ShowInInteractions);
            boundary.Run("show what comes back from the journal", ShowRestored);
            boundary.Run("sign out at the end", SignOutAtExit);
        }

        _signing.Follow(isWanted: true);
    }

    /// <summary>Asked before the first thing is made: every step would fail by the same fault of the shell's.</summary>
    private bool CanBeMade()
    {
        if (_isMade || container.FindUnmade() is not { } fault)
        {
            return true;
        }

        ModuleLog.ServiceNotMade(logger, fault.ServiceType.Name, fault.GetBaseException().Message);
        ModuleLog.WhereNotMade(logger, fault.ServiceType.Name, fault);
        return false;
    }

    private void ShowStatus()
    {
        if (container.Find<IRegionMap>()?.Find(ImRegions.ChannelStatus) is not { } region)
        {
            ModuleLog.NoRegion(logger, ImRegions.ChannelStatus);
        }
        else if (!_isMade)
        {
            container.Resolve<IRegionManager>().RegisterViewWithRegion(region, typeof(ChannelStatusView));
            dispatcher.BeginInvoke(DispatcherPriority.ApplicationIdle, () => boundary.Run("look for the status' region", () => LookFor(region)));
        }
        else if (FindStatusRegion() is { } shown)
        {
            shown.Add(container.Resolve<ChannelStatusView>());
        }
    }

    /// <summary>The shell's window is shown by now.</summary>
    private void LookFor(string region)
    {
        if (FindStatusRegion() is null)
        {
            ModuleLog.RegionMissing(logger, region, ImRegions.ChannelStatus);
        }
    }

    private void HideStatus()
    {
        if (FindStatusRegion() is { } region)
        {
            foreach (var view in region.Views.OfType<ChannelStatusView>().ToList())
            {
                region.Remove(view);
            }
        }
    }

    private IRegion? FindStatusRegion() => container.Find<IRegionMap>()?.Find(ImRegions.ChannelStatus) is { } name
        && container.Resolve<IRegionManager>().Regions is var regions && regions.ContainsRegionWithName(name) ? regions[name] : null;

    private void ShowNotifications()
    {
        var list = container.Resolve<NotificationListViewModel>();
        list.Accepted += (_, session) => boundary.Run("open an accepted session", () => Sessions.Show(session));
        list.AutoAnswered += (_, session) => boundary.Run("open a session that was accepted by itself", () => Sessions.ShowBehind(session));
        var (shown, takeKeyboard) = NotificationParts.Show(container, list);
        OnExit("close notifications", shown.Dispose);
        boundary.Run("listen to shortcuts", () => ServeShortcuts(list, takeKeyboard));
        var bells = container.Resolve<Bells>();
        Sessions.MessageMissed += (_, _) => bells.Tell(list.Options.NewMessageBell);
        OnExit("silence the bells", bells.Dispose);
    }

    private void ServeShortcuts(NotificationListViewModel list, Action takeKeyboard)
    {
        var shortcuts = NotificationParts.Serve(container, takeKeyboard);
        OnExit("give shortcuts back", shortcuts.Dispose);
        if (container.Find<IImSettingsChanges>() is { } changes)
        {
            var following = new OptionChanges(container, list, shortcuts, dispatcher, boundary);
            changes.Changed += following.OnChanged;
            OnExit("read options no more", () => changes.Changed -= following.OnChanged);
        }
    }

    private void ShowInInteractions()
    {
        if (InteractionParts.RegionOf(container) is not { } region)
        {
            ModuleLog.NoRegion(logger, ImRegions.Interaction);
            return;
        }

        var (interactions, bells, list) = (container.Resolve<InteractionSessions>(), container.Resolve<Bells>(), container.Resolve<NotificationListViewModel>());
        interactions.MessageMissed += (_, _) => bells.Tell(list.Options.NewMessageBell);
        OnExit("leave the interactions", interactions.Dispose);
        container.Resolve<IRegionManager>().RegisterViewWithRegion(region, typeof(InteractionRegion));
    }

    private void ShowRestored() => container.Resolve<ImChannel>().SessionRestored += (_, session) => dispatcher.BeginInvoke(
        () => boundary.Run("open a session that comes back", () => Sessions.ShowBehind(session)));

    private void SignOutAtExit() =>
        OnExit("sign out", new SignOutOnExit(container.Resolve<ImChannel>(), container.Time(), boundary).Run);

    private void OnExit(string step, Action work)
    {
        if (Application.Current is { } application)
        {
            application.Exit += Handle;
        }

        void Handle(object sender, ExitEventArgs arguments)
        {
            Application.Current.Exit -= Handle;
            boundary.Run(step, work);
        }
    }
}
