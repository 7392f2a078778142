using System.Windows.Controls;
using Moq;

namespace PluginIm.Modules.InstantMessaging.Tests.Notifications;

[TestClass]
public sealed class InvitationTests
{
    [WindowTest]
    public void An_invitation_is_shown_with_sender_and_text_and_opens_nothing_by_itself()
    {
        using var desktop = new Desktop();
        desktop.SignIn();

        desktop.Amy.Invite("Zoë – „grüß Gott\" ✓ 👍");
        var notification = desktop.NextNotification();

        Assert.AreEqual("Amy Miller (amiller)", Ui.Find(notification, "Toast.Sender")?.GetName());
        Assert.AreEqual("Zoë – „grüß Gott\" ✓ 👍", Ui.Find(notification, "Toast.Message")?.GetName());
        Assert.IsEmpty(desktop.Shell.Tabs);
    }

    [WindowTest]
    public void Accept_opens_a_tab_with_the_callers_logon_and_connects()
    {
        using var desktop = new Desktop();
        desktop.SignIn();
        var session = desktop.Amy.Invite("Hello Kate");

        Hands.Click(Ui.Find<Button>(desktop.NextNotification(), "Toast.Accept"));

        var tab = desktop.NextTab();
        Ui.Until(() => session.State == ImSessionState.Connected && tab.Read("Im.Status") == "Connected", "the session");
        Assert.AreEqual("amiller", tab.Tab.Title);
        Assert.IsTrue(tab.IsActivated);
        Assert.AreEqual("Amy Miller (amiller)", tab.Read("Im.Parties"));
        Ui.Until(() => desktop.Notifications.Count == 0, "the notification's end");
    }

    [WindowTest]
    public void Reject_opens_nothing_and_is_told_to_the_caller()
    {
        using var desktop = new Desktop();
        desktop.SignIn();
        var session = desktop.Amy.Invite("Hello Kate");

        Hands.Click(Ui.Find<Button>(desktop.NextNotification(), "Toast.Reject"));

        Ui.Until(() => session.EndReason?.Kind == ImEndReasonKind.Rejected, "the end at Amy's side");
        Ui.Until(() => desktop.Notifications.Count == 0, "the notification's end");
        Assert.IsEmpty(desktop.Shell.Tabs);
    }

    [WindowTest]
    public void An_invitation_that_is_taken_back_goes_at_once()
    {
        using var desktop = new Desktop();
        desktop.SignIn();
        var session = desktop.Amy.Invite("Hello Kate");
        var notification = desktop.NextNotification();

        Ui.Run(() => session.EndAsync());

        Ui.Until(() => desktop.Notifications.Count == 0 && !notification.IsVisible, "the notification's end");
        Assert.IsEmpty(desktop.Shell.Tabs);
    }

    [WindowTest]
    public void A_shell_that_fails_to_open_a_tab_is_named_runs_on_and_keeps_nobody_waiting()
    {
        using var desktop = new Desktop { ErrorsExpected = true };
        desktop.Shell.Windows.Setup(windows => windows.Open(It.IsAny<InteractionTab>(), It.IsAny<bool>()))
            .Throws(new InvalidOperationException("no room for a tab"));
        desktop.SignIn();
        var session = desktop.Amy.Invite("Hello Kate");

        Hands.Click(Ui.Find<Button>(desktop.NextNotification(), "Toast.Accept"));

        Ui.Until(() => session.EndReason?.Kind == ImEndReasonKind.EndedByPeer, "the end at Amy's side");
        Ui.Until(() => desktop.Errors.Count > 0, "the log");
        Assert.AreEqual("Instant messaging goes on without this: open an accepted session", desktop.Errors[0].Message);
        Assert.AreEqual("no room for a tab", desktop.Errors[0].Exception?.Message);
        Assert.IsTrue(desktop.Main.IsVisible);
    }
}
