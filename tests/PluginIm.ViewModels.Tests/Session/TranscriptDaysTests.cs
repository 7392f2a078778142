using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Session;

/// <summary>Heads over the lines of one author, and days over lines.</summary>
[TestClass]
public sealed class TranscriptDaysTests
{
    [TestMethod]
    public async Task After_some_minutes_the_same_author_gets_a_head_with_the_time_again()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, amy) = await desktop.ConnectAsync();

        var first = await desktop.HearAsync(session, amy, "one");
        desktop.Environment.Time.Advance(TimeSpan.FromMinutes(5));
        var soon = await desktop.HearAsync(session, amy, "two");
        desktop.Environment.Time.Advance(TimeSpan.FromMinutes(6));
        var late = await desktop.HearAsync(session, amy, "three");

        CollectionAssert.AreEqual(new[] { true, false, true }, new[] { first.StartsGroup, soon.StartsGroup, late.StartsGroup });
        Assert.AreEqual("9:41 AM", late.ShortTime?.Replace('\u202F', ' '));
    }

    [TestMethod]
    public async Task At_midnight_the_day_stands_above_the_line_and_the_author_again()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, amy) = await desktop.ConnectAsync();
        desktop.Environment.Time.SetUtcNow(new DateTimeOffset(2026, 3, 4, 23, 59, 0, TimeSpan.Zero));
        var before = await desktop.HearAsync(session, amy, "still Wednesday");

        desktop.Environment.Time.Advance(TimeSpan.FromMinutes(2));
        var after = await desktop.HearAsync(session, amy, "already Thursday");
        var next = await desktop.HearAsync(session, amy, "the same day");

        Assert.IsNull(before.DateHeading);
        Assert.AreEqual("Thursday, March 5, 2026", after.DateHeading);
        Assert.AreEqual("Thursday, March 5, 2026", after.Above);
        Assert.IsTrue(after.StartsGroup);
        Assert.IsNull(next.DateHeading);
    }

    [TestMethod]
    public async Task The_day_is_that_of_the_agents_time_zone()
    {
        await using var desktop = await Desktop.CreateAsync();
        desktop.Environment.Time.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(10), "test", "test"));
        var (session, amy) = await desktop.ConnectAsync();

        desktop.Environment.Time.SetUtcNow(new DateTimeOffset(2026, 3, 4, 14, 1, 0, TimeSpan.Zero));
        var line = await desktop.HearAsync(session, amy, "past midnight there");

        Assert.AreEqual("Thursday, March 5, 2026", line.DateHeading);
    }

    [TestMethod]
    public async Task A_transcript_that_began_on_another_day_begins_with_that_day()
    {
        await using var desktop = await Desktop.CreateAsync();
        var session = desktop.Conversation.Start();
        session.Send("Hello");
        var invitation = await desktop.Conversation.NextInvitationAsync();
        await invitation.AcceptAsync();

        desktop.Environment.Time.Advance(TimeSpan.FromDays(1));
        var shown = desktop.Show(session);

        Assert.AreEqual("Wednesday, March 4, 2026", shown.Transcript.Lines[0].DateHeading);
        Assert.IsTrue(shown.Transcript.Lines.Skip(1).All(line => line.DateHeading is null));
    }
}
