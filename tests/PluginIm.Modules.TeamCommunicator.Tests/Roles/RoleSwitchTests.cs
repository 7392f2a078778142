using System.IO;
using System.Windows.Controls;
using System.Windows.Threading;
using PluginIm.Views;

namespace PluginIm.Modules.TeamCommunicator.Tests.Roles;

/// <summary>A role that gains and loses instant messaging over and over while the shell runs.</summary>
[TestClass]
public sealed class RoleSwitchTests
{
    private const int Times = 100;
    private const int SessionEvery = 10;

    /// <summary>Threads come and go by the system's own doing; one that stays behind each time is more than ten times as many.</summary>
    private const int MostThreads = 8;

    private readonly CountedTime _time = new();

    [WindowTest]
    public void Coming_and_going_a_hundred_times_it_leaves_nothing_behind()
    {
        using var desktop = Begin();
        var shown = new List<WeakReference>();
        Come(desktop, shown);
        Talk(desktop, shown);
        Go(desktop);
        var before = Footprint.Of(desktop, _time);

        for (var time = 1; time <= Times; time++)
        {
            Come(desktop, shown);
            if (time % SessionEvery == 0)
            {
                Talk(desktop, shown);
            }

            Go(desktop);
        }

        var after = Footprint.Of(desktop, _time);
        Assert.AreEqual(before with { Threads = 0 }, after with { Threads = 0 });
        Assert.AreEqual((0, 0, 1), (after.Bindings, after.Actions, after.Windows));
        Assert.IsLessThanOrEqualTo(before.Threads + MostThreads, after.Threads, "Threads stay behind.");
        Assert.HasCount(Times + 1 + (2 * ((Times / SessionEvery) + 1)), shown);
        Ui.Until(() => Kept(shown).Count == 0, "the end of every view: " + string.Join(", ", Kept(shown)));
    }

    [WindowTest]
    public void Without_the_privilege_to_use_it_there_is_no_timer_thread_window_action_or_registration_of_it()
    {
        using var desktop = new Desktop();
        desktop.Shell.Give<TimeProvider>(_time);
        desktop.Shell.Allow(ImPrivileges.Make, ImPrivileges.Release, ImPrivileges.Consult);
        desktop.Start(_ => { });
        var threads = Footprint.CountThreads();
        desktop.Main.Close();

        desktop.Start(BothModules.Add);
        Ui.Settle();

        // The system's own come and go; one of the plugin's would stay.
        Ui.Until(() => Footprint.CountThreads() <= threads, "no thread of it");
        Assert.AreEqual((0, 0, 0, 1), (Footprint.CountBindings(desktop), desktop.Shell.Actions.Count, _time.Timers, System.Windows.Application.Current.Windows.Count));
        Assert.IsNull(desktop.Main.Status.Content);
        Assert.IsFalse(Directory.Exists(desktop.JournalFolder));
    }

    [WindowTest]
    public void However_quickly_it_changes_the_last_word_counts()
    {
        using var desktop = Begin();
        Come(desktop, []);

        for (var time = 0; time < Times; time++)
        {
            desktop.Shell.Privileges!.Set();
            Ui.Settle();
            desktop.Shell.Privileges.Set([.. ImPrivileges.All]);
            Ui.Settle();
        }

        desktop.Amy.SignIn();
        Ui.Until(() => desktop.Channel.Status.State == ImChannelState.Ready, "the sign-in");
        var amy = desktop.Amy.Invite("Are you there?");
        Assert.AreEqual("Are you there?", Ui.Find(desktop.NextNotification(), "Toast.Message")?.GetName());
        Ui.Run(() => amy.EndAsync());
        Ui.Until(() => desktop.Notifications.Count == 0, "the notification's end");
        desktop.Shell.Privileges!.Set();
        Ui.Until(() => desktop.Channel.Status.State == ImChannelState.SignedOut, "the sign-out");
    }

    private Desktop Begin()
    {
        var desktop = new Desktop();
        desktop.Shell.Give<TimeProvider>(_time);
        desktop.Shell.Set("im.max-invitations-per-minute", "1000");
        desktop.Shell.Allow();
        desktop.Start(BothModules.Add);
        Assert.IsEmpty(desktop.Shell.Actions);
        return desktop;
    }

    private static void Come(Desktop desktop, List<WeakReference> shown)
    {
        desktop.Shell.Privileges!.Set([.. ImPrivileges.All]);
        Ui.Until(() => desktop.Main.Status.Content is ChannelStatusView, "the status");
        Ui.Until(() => desktop.Channel.Status.State == ImChannelState.Ready, "the sign-in");
        Assert.HasCount(2, desktop.Shell.Actions);
        shown.Add(new WeakReference(desktop.Main.Status.Content));
    }

    /// <summary>The role goes while a session is under way: that one finishes first.</summary>
    private static void Talk(Desktop desktop, List<WeakReference> shown)
    {
        desktop.Amy.SignIn();
        var amy = desktop.Amy.Invite("Have you a minute?");
        Ui.Find<Button>(desktop.NextNotification(), "Toast.Accept").Command.Execute(null);
        var tab = desktop.NextTab();
        Ui.Until(() => tab.Read("Im.Status") == "Connected", "the session");
        shown.Add(new WeakReference(tab.Tab.Content));
        shown.Add(new WeakReference(Ui.Find<TextBox>(tab.Window, "Im.Input").DataContext));

        desktop.Shell.Privileges!.Set();
        Ui.Until(() => desktop.Main.Status.Content is null, "the status' end");
        Assert.AreEqual(ImChannelState.Ready, desktop.Channel.Status.State);
        Ui.Run(() => amy.EndAsync());
        Ui.Until(() => tab.Read("Im.Status") == "Ended", "the end");
        Ui.Find<Button>(tab.Window, "Im.Done").Command.Execute(null);
        Ui.Until(() => !tab.Window.IsVisible && desktop.Notifications.Count == 0, "the tab's end");
        desktop.Shell.Forget();
    }

    private static void Go(Desktop desktop)
    {
        desktop.Shell.Privileges!.Set();
        Ui.Until(() => desktop.Channel.Status.State == ImChannelState.SignedOut, "the sign-out");
        Ui.Until(() => desktop.Main.Status.Content is null, "the status' end");
        Assert.IsEmpty(desktop.Shell.Actions);
    }

    private static List<string?> Kept(List<WeakReference> shown)
    {
        // WPF lets go of some of what it has shown when it is idle, and of some with a finalizer.
        Dispatcher.CurrentDispatcher.Invoke(() => { }, DispatcherPriority.SystemIdle);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return [.. shown.Select(reference => reference.Target?.GetType().Name).Where(name => name is not null)];
    }
}
