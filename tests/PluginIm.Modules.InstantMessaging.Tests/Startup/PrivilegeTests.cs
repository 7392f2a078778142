using System.Windows.Controls;
using PluginIm.ViewModels;
using PluginIm.Views;

namespace PluginIm.Modules.InstantMessaging.Tests.Startup;

/// <summary>What an agent has of instant messaging by the privileges of the role.</summary>
[TestClass]
public sealed class PrivilegeTests
{
    [WindowTest]
    public void Without_the_privilege_to_use_it_nothing_is_there()
    {
        using var desktop = new Desktop();
        desktop.Shell.Allow(ImPrivileges.Make, ImPrivileges.Release);

        desktop.Start();
        Ui.Settle();

        Assert.IsNull(desktop.Main.Status.Content);
        Assert.IsEmpty(desktop.Notifications);
        desktop.Amy.SignIn();
        var session = desktop.Amy.Invite("Are you there?");
        Ui.Until(() => session.State == ImSessionState.Ended, "the switch's answer");
        Assert.AreEqual(480, session.EndReason?.Status, "Kate is signed in at the switch.");
    }

    [WindowTest]
    public void Given_the_privilege_while_the_shell_runs_it_comes_up_and_goes_when_it_is_taken()
    {
        using var desktop = new Desktop();
        desktop.Shell.Allow();
        desktop.Start();

        desktop.Shell.Privileges!.Set(ImPrivileges.Use);
        Ui.Until(() => desktop.Channel.Status.State == ImChannelState.Ready, "the sign-in");
        Ui.Until(() => desktop.Main.Status.Content is ChannelStatusView, "the status");
        desktop.Shell.Privileges.Set();
        Ui.Until(() => desktop.Channel.Status.State == ImChannelState.SignedOut, "the sign-out");

        Assert.IsNull(desktop.Main.Status.Content);

        desktop.Shell.Privileges.Set(ImPrivileges.Use);
        Ui.Until(() => desktop.Channel.Status.State == ImChannelState.Ready, "the second sign-in");
        Ui.Until(() => desktop.Main.Status.Content is ChannelStatusView, "the status again");
    }

    [WindowTest]
    public void A_session_under_way_finishes_after_the_privilege_is_taken()
    {
        using var desktop = new Desktop();
        desktop.Shell.Allow([.. ImPrivileges.All]);
        desktop.SignIn();
        desktop.Amy.Invite("Hello Kate");
        Hands.Click(Ui.Find<Button>(desktop.NextNotification(), "Toast.Accept"));
        var session = desktop.Channel.Sessions.Single();
        Ui.Until(() => session.State == ImSessionState.Connected, "the session");

        desktop.Shell.Privileges!.Set();
        Ui.Settle();

        Assert.AreEqual(ImSessionState.Connected, session.State);
        Assert.AreEqual(ImStartRefusal.NotAllowed, desktop.Channel.WhyNotStart(Agents.Amy.Address));
        Ui.Run(() => session.EndAsync());
        Ui.Until(() => desktop.Channel.Status.State == ImChannelState.SignedOut, "the sign-out");
    }

    [WindowTest]
    public void An_invitation_that_rings_when_the_privilege_is_taken_goes_at_once_and_its_sender_is_told()
    {
        using var desktop = new Desktop();
        desktop.Shell.Allow([.. ImPrivileges.All]);
        desktop.SignIn();
        var session = desktop.Amy.Invite("Hello Kate");
        var notification = desktop.NextNotification();

        desktop.Shell.Privileges!.Set();

        Ui.Until(() => desktop.Notifications.Count == 0 && !notification.IsVisible, "the notification's end");
        Ui.Until(() => session.State == ImSessionState.Ended, "the end at Amy's side");
        Assert.AreEqual(480, session.EndReason?.Status);
        Ui.Until(() => desktop.Channel.Status.State == ImChannelState.SignedOut, "the sign-out");
        Assert.IsEmpty(desktop.Shell.Tabs);
        Assert.ContainsSingle(
            record => record.Message == "The invitation from sip:amiller@im.test is turned down: the agent may not use instant messaging any more.", desktop.Log);
    }

    [WindowTest]
    public void Who_may_not_start_sessions_answers_them()
    {
        using var desktop = new Desktop();
        desktop.Shell.Allow(ImPrivileges.Use);

        desktop.SignIn();

        Assert.AreEqual(ImStartRefusal.NotAllowed, desktop.Channel.WhyNotStart(Agents.Amy.Address));
        Assert.AreEqual(ImStartRefusal.NotAllowed, desktop.Container.Resolve<ISessionOpener>().OpenWith(Agents.Amy));
        desktop.Amy.Invite("Hello Kate");
        Hands.Click(Ui.Find<Button>(desktop.NextNotification(), "Toast.Accept"));
        Ui.Until(() => desktop.Channel.Sessions is [{ State: ImSessionState.Connected }], "the session");
    }
}
