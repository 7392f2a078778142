using System.Windows;
using System.Windows.Controls;
using Moq;
using PluginIm.ViewModels;

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

    [WindowTest]
    public void Accepted_by_itself_a_session_opens_behind_and_is_told_by_the_bell_of_messages()
    {
        using var desktop = new Desktop();
        var sounds = new Mock<ISoundOutput>();
        desktop.Shell.Give(sounds.Object);
        desktop.Shell.Set("im.auto-answer", "true");
        desktop.Shell.Set("im.new-message-bell", "system|5|4");
        desktop.SignIn();

        var session = desktop.Amy.Invite("Hello Kate");

        var tab = desktop.NextTab();
        Ui.Until(() => session.State == ImSessionState.Connected, "the session");
        Assert.IsFalse(tab.IsActivated);
        Assert.IsEmpty(desktop.Notifications);
        sounds.Verify(heard => heard.Play(null, true), Times.Once);
    }

    [WindowTest]
    public void A_shell_with_notifications_of_its_own_shows_them_its_way_and_no_window_comes_up()
    {
        using var desktop = new Desktop();
        var shown = new List<IImNotification>();
        var gone = 0;
        var notifications = new Mock<IImNotifications>();
        var handle = new Mock<IDisposable>();
        handle.Setup(given => given.Dispose()).Callback(() => gone++);
        notifications.Setup(shell => shell.Show(It.IsAny<IImNotification>())).Callback(shown.Add).Returns(handle.Object);
        desktop.Shell.Give(notifications.Object);
        desktop.SignIn();

        var session = desktop.Amy.Invite("Hello Kate");
        Ui.Until(() => shown.Count == 1, "the notification");
        Assert.IsEmpty(desktop.Notifications);
        Assert.AreEqual(("Amy Miller (amiller)", "Hello Kate"), (shown[0].Sender, shown[0].Message));
        shown[0].Accept();

        Ui.Until(() => session.State == ImSessionState.Connected && gone == 1, "the session");
        Assert.AreEqual("amiller", desktop.NextTab().Tab.Title);
    }

    [WindowTest]
    public void A_message_rings_where_the_agent_does_not_have_its_session_in_front()
    {
        using var desktop = new Desktop();
        var sounds = new Mock<ISoundOutput>();
        desktop.Shell.Give(sounds.Object);
        desktop.Shell.Set("im.ringing-bell", "none");
        desktop.SignIn();
        var session = desktop.Amy.Invite("Hello Kate");
        Hands.Click(Ui.Find<Button>(desktop.NextNotification(), "Toast.Accept"));
        var tab = desktop.NextTab();
        Ui.Until(() => session.State == ImSessionState.Connected, "the session");
        sounds.Invocations.Clear();

        tab.Handle.Setup(handle => handle.IsActive).Returns(true);
        session.Send("You see this one");
        Ui.Until(() => Shows(tab.Window, "You see this one"), "the first");
        sounds.Verify(heard => heard.Play(It.IsAny<string>(), It.IsAny<bool>()), Times.Never);
        tab.Handle.Setup(handle => handle.IsActive).Returns(false);
        session.Send("And not this one");

        Ui.Until(() => sounds.Invocations.Count > 0, "the bell");
        sounds.Verify(heard => heard.Play(null, false), Times.Once);
    }

    [WindowTest]
    public void One_that_was_taken_back_is_counted_in_the_status_bar()
    {
        using var desktop = new Desktop();
        desktop.SignIn();
        var session = desktop.Amy.Invite("Hello Kate");
        desktop.NextNotification();

        Ui.Run(() => session.EndAsync());

        Ui.Until(() => Ui.Find(desktop.Main, "Im.Missed")?.GetName() == "1 missed", "the missed one");
    }

    private static bool Shows(Window window, string text) => Ui.Find<ListBox>(window, "Im.Transcript").Items.OfType<TranscriptLineViewModel>()
        .Any(line => line.AutomationName.Contains(text, StringComparison.Ordinal));
}
