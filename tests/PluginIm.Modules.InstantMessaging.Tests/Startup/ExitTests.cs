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
        Hands.Click(Ui.Find<System.Windows.Controls.Button>(desktop.NextNotification(), "Toast.Accept"));
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
}
