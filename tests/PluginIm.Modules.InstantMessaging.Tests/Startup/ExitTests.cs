using System.Windows.Controls;
using PluginIm.ViewModels;

namespace PluginIm.Modules.InstantMessaging.Tests.Startup;

[TestClass]
public sealed class ExitTests
{
    [WindowTest]
    public void The_end_of_the_application_ends_sessions_politely()
    {
        using var desktop = new Desktop();
        desktop.SignIn();
        var session = desktop.Amy.Invite("Hello");
        Hands.Click(Ui.Find<Button>(desktop.NextNotification(), "Toast.Accept"));
        Ui.Until(() => session.State == ImSessionState.Connected, "the session");

        TestApplication.Instance.End();

        Ui.Until(() => session.EndReason?.Kind == ImEndReasonKind.EndedByPeer, "the end at Amy's side");
    }

    [WindowTest]
    public void The_end_of_the_application_signs_out_before_it_returns()
    {
        using var desktop = new Desktop();
        desktop.SignIn();

        TestApplication.Instance.End();

        Assert.AreEqual(ImChannelState.SignedOut, desktop.Channel.Status.State);
        var session = desktop.Amy.Invite("Are you still there?");
        Ui.Until(() => session.State == ImSessionState.Ended, "the switch's answer");
        Assert.AreEqual(480, session.EndReason?.Status);
    }

    [WindowTest]
    public void The_end_of_the_application_takes_notifications_away()
    {
        using var desktop = new Desktop();
        desktop.SignIn();
        desktop.Amy.Invite("Hello");
        var notification = desktop.NextNotification();

        TestApplication.Instance.End();

        Assert.IsFalse(notification.IsVisible);
    }

    [WindowTest]
    public void What_the_agent_had_typed_is_there_again_after_the_next_start_without_taking_the_focus()
    {
        using var desktop = new Desktop();
        desktop.SignIn();
        Connect(desktop);
        Ui.Find<TextBox>(desktop.Shell.Tabs[0].Window, "Im.Input").Text = "not sent yet";

        // An application that ends takes its windows away first, and tells of its end in the same turn.
        desktop.Shell.Tabs[0].Window.Close();
        TestApplication.Instance.End();
        desktop.Start();

        var tab = desktop.NextTab(2);
        Assert.IsFalse(tab.IsActivated);
        Assert.AreEqual("amiller", tab.Tab.Title);
        Assert.AreEqual("Ended", tab.Read("Im.Status"));
        Assert.AreEqual("not sent yet", Ui.Find<TextBox>(tab.Window, "Im.Input").Text);
        Assert.IsEmpty(desktop.Warnings.Select(record => record.Message));
    }

    [WindowTest]
    public void What_nobody_misses_does_not_come_back_after_the_next_start()
    {
        using var desktop = new Desktop();
        desktop.SignIn();
        Connect(desktop);

        TestApplication.Instance.End();
        desktop.Start();

        Ui.Until(() => desktop.Channel.Status.State == ImChannelState.Ready, "Kate's sign-in");
        Ui.Settle();
        Assert.HasCount(1, desktop.Shell.Tabs);
    }

    [WindowTest]
    public void A_switch_that_is_away_holds_nobody_up_and_what_was_written_meanwhile_is_kept()
    {
        using var desktop = new Desktop();
        desktop.SignIn();
        Connect(desktop);
        var tab = desktop.Shell.Tabs[0];
        desktop.StopSwitch();
        Ui.Until(() => tab.Read("Im.Status") == "Reconnecting", "the loss");
        desktop.Channel.Sessions[0].Send("written meanwhile");

        TestApplication.Instance.End();
        desktop.Start();

        var lines = Ui.Find<ListBox>(desktop.NextTab(2).Window, "Im.Transcript").Items.OfType<MessageLineViewModel>();
        Assert.AreEqual("Not delivered: the session ended first", lines.Single(line => line.Text == "written meanwhile").DeliveryText);
    }

    private static void Connect(Desktop desktop)
    {
        var session = desktop.Amy.Invite("Hello");
        Hands.Click(Ui.Find<Button>(desktop.NextNotification(), "Toast.Accept"));
        Ui.Until(() => session.State == ImSessionState.Connected && desktop.NextTab().Read("Im.Status") == "Connected", "the session");
    }
}
