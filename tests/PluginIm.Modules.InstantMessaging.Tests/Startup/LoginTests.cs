using System.Windows.Controls;
using Moq;

namespace PluginIm.Modules.InstantMessaging.Tests.Startup;

/// <summary>A shell that has a say in which channels go together.</summary>
[TestClass]
public sealed class LoginTests
{
    [WindowTest]
    public void The_agent_logs_out_and_in_by_the_status_bar_and_the_shell_is_told()
    {
        using var desktop = new Desktop();
        var channels = new Mock<IChannels>();
        desktop.Shell.Give(channels.Object);
        desktop.SignIn();
        Ui.Until(() => Ui.Find(desktop.Main, "Im.Login") is not null && Ui.Find<Button>(desktop.Main, "Im.Login").IsVisible, "the button");

        Hands.Click(Ui.Find<Button>(desktop.Main, "Im.Login"));
        Ui.Until(() => desktop.Channel.Status.State == ImChannelState.SignedOut, "the log-out");
        Ui.Until(() => Ui.Find<Button>(desktop.Main, "Im.Login").Content is "Log In", "the other caption");
        channels.Verify(shell => shell.Report(Medium.InstantMessaging, false));
        Hands.Click(Ui.Find<Button>(desktop.Main, "Im.Login"));

        Ui.Until(() => desktop.Channel.Status.State == ImChannelState.Ready, "the log-in");
    }

    [WindowTest]
    public void Who_is_in_a_campaign_at_the_start_is_told_why_and_not_logged_in()
    {
        using var desktop = new Desktop();
        var channels = new Mock<IChannels>();
        channels.Setup(shell => shell.WhyNotLogIn(Medium.InstantMessaging)).Returns("You are in a campaign.");
        desktop.Shell.Give(channels.Object);

        desktop.Start();
        Ui.Until(() => Ui.Find(desktop.Main, "Im.LoginProblem") is not null && Ui.Find<TextBlock>(desktop.Main, "Im.LoginProblem").IsVisible, "the reason");

        Assert.AreEqual("You are in a campaign.", Ui.Find<TextBlock>(desktop.Main, "Im.LoginProblem").Text);
        Assert.AreEqual(ImChannelState.SignedOut, desktop.Channel.Status.State);
    }

    [WindowTest]
    public void A_shell_without_a_say_has_no_button()
    {
        using var desktop = new Desktop();

        desktop.SignIn();
        Ui.Until(() => Ui.Find(desktop.Main, "Im.ChannelStatus") is not null, "the status");
        Ui.Settle();

        Assert.IsFalse(Ui.Find<Button>(desktop.Main, "Im.Login").IsVisible);
    }
}
