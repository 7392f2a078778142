using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Session;

/// <summary>What came while the agent was elsewhere, or had scrolled up.</summary>
[TestClass]
public sealed class UnseenTests
{
    [TestMethod]
    public async Task What_comes_while_the_agent_is_elsewhere_is_counted_and_the_first_of_it_marked()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, amy) = await desktop.ConnectAsync();
        session.IsInView = true;
        await desktop.HearAsync(session, amy, "seen");
        session.IsInView = false;

        var first = await desktop.HearAsync(session, amy, "not seen");
        await desktop.HearAsync(session, amy, "nor this");

        Assert.AreEqual(2, session.UnreadCount);
        Assert.AreSame(first, session.Transcript.Lines.Single(line => line.IsFirstUnread));
        Assert.AreEqual("New", first.Above);
    }

    [TestMethod]
    public async Task The_mark_stays_for_the_agent_who_comes_back_until_he_goes_or_answers()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, amy) = await desktop.ConnectAsync();
        var first = await desktop.HearAsync(session, amy, "not seen");

        session.IsInView = true;
        Assert.AreEqual(0, session.UnreadCount);
        Assert.IsTrue(first.IsFirstUnread);
        await desktop.HearAsync(session, amy, "seen as it comes");
        Assert.AreEqual(0, session.UnreadCount);
        Assert.IsTrue(first.IsFirstUnread);
        session.IsInView = false;
        Assert.IsFalse(session.Transcript.Lines.Any(line => line.IsFirstUnread));

        var next = await desktop.HearAsync(session, amy, "again not seen");
        session.IsInView = true;
        Assert.IsTrue(next.IsFirstUnread);
        Desktop.Type(session, "I am back");
        Assert.IsFalse(session.Transcript.Lines.Any(line => line.IsFirstUnread));
    }

    [TestMethod]
    public async Task Messages_below_what_is_in_view_are_counted_and_own_ones_and_events_are_not()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, amy) = await desktop.ConnectAsync();
        await desktop.HearAsync(session, amy, "in view");
        Assert.AreEqual(0, session.Transcript.NewBelow);
        session.Transcript.IsAtNewest = false;
        Assert.AreEqual("Newest messages", session.Transcript.JumpText);

        await desktop.HearAsync(session, amy, "below");
        Assert.AreEqual("1 new message", session.Transcript.JumpText);
        Desktop.Type(session, "own");
        await desktop.UserInterface.UntilAsync(() => session.Transcript.Lines[^1].Text == "own", "the own line");
        await desktop.HearAsync(session, amy, "below too");
        await amy.EndAsync();
        await desktop.UserInterface.UntilAsync(() => session.State == ImSessionState.Ended, "the end");
        Assert.AreEqual("2 new messages", session.Transcript.JumpText);

        session.Transcript.IsAtNewest = true;
        Assert.AreEqual(0, session.Transcript.NewBelow);
    }
}
