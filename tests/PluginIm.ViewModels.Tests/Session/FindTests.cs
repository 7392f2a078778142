using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Session;

[TestClass]
public sealed class FindTests
{
    [TestMethod]
    public async Task What_is_typed_is_found_at_once_from_the_newest_line_and_in_either_case()
    {
        await using var desktop = await Desktop.CreateAsync();
        var session = await TalkAsync(desktop);
        var shown = new List<string>();
        session.Find.CurrentChanged += (_, line) => shown.Add(line.Text);

        session.Find.OpenCommand.Execute(null);
        Assert.IsNull(session.Find.Summary);
        session.Find.Query = "CASE";

        Assert.AreEqual("3 of 3", session.Find.Summary);
        CollectionAssert.AreEqual(new[] { "case 3" }, shown);
        Assert.AreEqual("3 of 3. [9:30:00 AM] Amy Miller: case 3", session.Find.Announcement.Replace('\u202F', ' '));
        Assert.AreSame(session.Transcript.Lines[^1], session.Transcript.Lines.Single(line => line.IsCurrentMatch));
    }

    [TestMethod]
    public async Task Next_and_previous_go_round()
    {
        await using var desktop = await Desktop.CreateAsync();
        var session = await TalkAsync(desktop);
        session.Find.OpenCommand.Execute(null);
        session.Find.Query = "case";

        session.Find.NextCommand.Execute(null);
        Assert.AreEqual("1 of 3", session.Find.Summary);
        session.Find.PreviousCommand.Execute(null);
        Assert.AreEqual("3 of 3", session.Find.Summary);
        session.Find.PreviousCommand.Execute(null);
        Assert.AreEqual("2 of 3", session.Find.Summary);
        Assert.AreEqual("case 2", session.Transcript.Lines.Single(line => line.IsCurrentMatch).Text);
    }

    [TestMethod]
    public async Task Nothing_found_is_said_and_events_are_found_too()
    {
        await using var desktop = await Desktop.CreateAsync();
        var session = await TalkAsync(desktop);
        session.Find.OpenCommand.Execute(null);

        session.Find.Query = "no such text";
        Assert.AreEqual("No matches", session.Find.Summary);
        Assert.AreEqual("No matches", session.Find.Announcement);
        session.Find.NextCommand.Execute(null);
        session.Find.Query = "accepted";

        Assert.AreEqual("1 of 1", session.Find.Summary);
    }

    [TestMethod]
    public async Task A_line_that_comes_meanwhile_is_counted_and_the_agent_stays_where_he_is()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, amy) = await desktop.ConnectAsync();
        await desktop.HearAsync(session, amy, "case 1");
        session.Find.OpenCommand.Execute(null);
        session.Find.Query = "case";
        var shown = 0;
        session.Find.CurrentChanged += (_, _) => shown++;

        await desktop.HearAsync(session, amy, "another case");
        await desktop.HearAsync(session, amy, "something else");

        Assert.AreEqual("1 of 2", session.Find.Summary);
        Assert.AreEqual(0, shown);
        Assert.AreEqual("case 1", session.Transcript.Lines.Single(line => line.IsCurrentMatch).Text);
    }

    [TestMethod]
    public async Task Closed_it_marks_nothing_and_opened_again_it_finds_the_same()
    {
        await using var desktop = await Desktop.CreateAsync();
        var session = await TalkAsync(desktop);
        session.Find.OpenCommand.Execute(null);
        session.Find.Query = "case";

        session.Find.CloseCommand.Execute(null);
        Assert.IsNull(session.Find.ShownQuery);
        Assert.IsFalse(session.Transcript.Lines.Any(line => line.IsCurrentMatch));
        session.Find.OpenCommand.Execute(null);

        Assert.AreEqual("3 of 3", session.Find.Summary);
    }

    private static async Task<SessionViewModel> TalkAsync(Desktop desktop)
    {
        var (session, amy) = await desktop.ConnectAsync();
        foreach (var text in new[] { "Case 1", "case 2", "case 3" })
        {
            await desktop.HearAsync(session, amy, text);
        }

        return session;
    }
}
