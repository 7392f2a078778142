using Microsoft.Extensions.Logging.Testing;
using PluginIm.Contracts;
using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.ChannelStatus;

[TestClass]
public sealed class ChannelLoginTests
{
    private readonly ScriptedChannels _channels = new();

    [TestMethod]
    public async Task The_agent_logs_out_and_in_and_the_shell_is_told_each_time()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var login = Create(desktop);
        Assert.AreEqual((true, "Log Out"), (login.IsLoggedIn, login.Caption));

        login.ToggleCommand.Execute(null);
        await desktop.UserInterface.UntilAsync(() => !login.IsLoggedIn, "the log-out");
        Assert.AreEqual("Log In", login.Caption);
        login.ToggleCommand.Execute(null);
        await desktop.UserInterface.UntilAsync(() => login.IsLoggedIn, "the log-in");

        Assert.AreSequenceEqual([true, false, true], _channels.Reported.ToArray());
        Assert.IsNull(login.Problem);
    }

    [TestMethod]
    public async Task What_the_shell_refuses_is_said_and_tried_again_when_the_agent_wishes()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var login = Create(desktop);
        login.ToggleCommand.Execute(null);
        await desktop.UserInterface.UntilAsync(() => !login.IsLoggedIn, "the log-out");
        _channels.Reason = "You are in a campaign.";

        await login.ToggleCommand.ExecuteAsync(null);
        Assert.AreEqual("You are in a campaign.", login.Problem);
        Assert.AreEqual(ImChannelState.SignedOut, desktop.Conversation.Kate.Status.State);
        _channels.Reason = null;
        login.ToggleCommand.Execute(null);
        await desktop.UserInterface.UntilAsync(() => login.IsLoggedIn, "the log-in");

        Assert.IsNull(login.Problem);
    }

    [TestMethod]
    public async Task An_open_session_is_not_lost_by_logging_out()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var login = Create(desktop);
        var session = desktop.Conversation.Start();

        await login.ToggleCommand.ExecuteAsync(null);

        Assert.AreEqual("End your sessions before you log out.", login.Problem);
        Assert.AreEqual(ImChannelState.Ready, desktop.Conversation.Kate.Status.State);
        await session.EndAsync();
        login.ToggleCommand.Execute(null);
        await desktop.UserInterface.UntilAsync(() => !login.IsLoggedIn, "the log-out");
    }

    [TestMethod]
    public async Task A_switch_that_is_away_is_no_log_out()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var login = Create(desktop);

        desktop.Environment.CarrierOf(TestEnvironment.Kate).Observer!.OnStatus(new ImChannelStatus(ImChannelState.Unreachable));
        await TestEnvironment.WaitForAsync(() => desktop.UserInterface.Waiting > 0, "the news");
        desktop.UserInterface.Run();

        Assert.IsTrue(login.IsLoggedIn);
        Assert.AreSequenceEqual([true], _channels.Reported.ToArray());
    }

    private ChannelLogin Create(Desktop desktop) =>
        new(desktop.Conversation.Kate, _channels, desktop.UserInterface, new FakeLogger<ChannelLogin>());

    private sealed class ScriptedChannels : IChannels
    {
        public string? Reason { get; set; }

        public List<bool> Reported { get; } = [];

        public string? WhyNotLogIn(Medium medium) => Reason;

        public void Report(Medium medium, bool isLoggedIn) => Reported.Add(isLoggedIn);
    }
}
