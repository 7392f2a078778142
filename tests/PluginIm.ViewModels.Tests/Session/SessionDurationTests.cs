using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Session;

[TestClass]
public sealed class SessionDurationTests
{
    [TestMethod]
    public async Task Nothing_runs_before_somebody_has_answered()
    {
        await using var desktop = await Desktop.CreateAsync();
        var session = desktop.Open();
        Desktop.Type(session, "Hello");
        await desktop.UserInterface.UntilAsync(() => session.State == ImSessionState.Establishing, "the invitation");

        desktop.Environment.Time.Advance(TimeSpan.FromSeconds(5));
        desktop.UserInterface.Run();

        Assert.IsNull(session.Duration.Text);
    }

    [TestMethod]
    public async Task It_runs_from_the_answer_and_stops_at_the_end()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, amy) = await desktop.ConnectAsync();
        Assert.AreEqual("00:00", session.Duration.Text);

        desktop.Environment.Time.Advance(TimeSpan.FromSeconds(65));
        desktop.UserInterface.Run();
        Assert.AreEqual("01:05", session.Duration.Text);
        desktop.Environment.Time.Advance(TimeSpan.FromHours(1));
        desktop.UserInterface.Run();
        Assert.AreEqual("1:01:05", session.Duration.Text);

        await amy.EndAsync();
        await desktop.UserInterface.UntilAsync(() => session.State == ImSessionState.Ended, "the end");
        desktop.Environment.Time.Advance(TimeSpan.FromSeconds(30));
        desktop.UserInterface.Run();
        Assert.AreEqual("1:01:05", session.Duration.Text);
    }

    [TestMethod]
    public async Task A_view_that_comes_later_shows_the_whole_time()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (kate, _) = await desktop.Conversation.ConnectAsync();
        await TestEnvironment.WaitForAsync(() => kate.State == ImSessionState.Connected, "the connection");
        desktop.Environment.Time.Advance(TimeSpan.FromMinutes(3));

        Assert.AreEqual("03:00", desktop.Show(kate).Duration.Text);
    }

    [TestMethod]
    public async Task A_disposed_view_model_leaves_no_timer_behind()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, _) = await desktop.ConnectAsync();
        session.Dispose();
        desktop.UserInterface.Run();

        desktop.Environment.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.AreEqual(0, desktop.UserInterface.Waiting);
    }
}
