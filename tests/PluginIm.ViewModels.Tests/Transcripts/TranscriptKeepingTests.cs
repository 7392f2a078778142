using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using PluginIm.Contracts;
using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Transcripts;

[TestClass]
public sealed class TranscriptKeepingTests
{
    private readonly ScriptedTranscripts _store = new();
    private readonly CustomerCall _call = new();

    [TestMethod]
    public async Task Done_hands_the_transcript_over_with_interaction_contact_parties_and_lines()
    {
        await using var desktop = await CreateAsync(isOn: true);
        var (session, done) = await EndAsync(desktop);

        session.DoneCommand.Execute(null);
        await desktop.UserInterface.UntilAsync(() => done.Count == 1, "the end of the view");

        var kept = _store.Saved.Single();
        Assert.AreEqual((session.Id, "call-1", "C-17", new DateOnly(2026, 3, 11)), (kept.SessionId, kept.InteractionId, kept.Contact?.Id, kept.KeepUntil));
        CollectionAssert.AreEqual(new[] { "Kate Milburn", "Amy Miller" }, kept.Parties.ToArray());
        CollectionAssert.AreEqual(
            new[] { "Kate Milburn: Hello", ": Invitation sent to Amy Miller. Waiting for an answer.", ": Amy Miller accepted.", ": Amy Miller ended the session." },
            kept.Lines.Select(line => $"{line.Author}: {line.Text}").ToArray());
        session.Close();
        Assert.HasCount(1, _store.Saved);
    }

    [TestMethod]
    public async Task Where_the_option_is_off_nothing_is_handed_over()
    {
        await using var desktop = await CreateAsync(isOn: false);
        var (session, done) = await EndAsync(desktop);

        session.DoneCommand.Execute(null);
        session.Close();

        Assert.HasCount(1, done);
        Assert.IsEmpty(_store.Saved);
    }

    [TestMethod]
    public async Task Without_the_privilege_nothing_is_handed_over()
    {
        await using var desktop = await CreateAsync(isOn: true, hasPrivilege: false);
        var (session, done) = await EndAsync(desktop);

        session.DoneCommand.Execute(null);
        session.Close();

        Assert.HasCount(1, done);
        Assert.IsEmpty(_store.Saved);
    }

    [TestMethod]
    public async Task A_session_in_which_nobody_said_anything_has_no_transcript()
    {
        await using var desktop = await CreateAsync(isOn: true);
        var session = desktop.Open();
        var done = 0;
        session.DoneRequested += (_, _) => done++;

        session.DoneCommand.Execute(null);

        Assert.AreEqual(1, done);
        Assert.IsEmpty(_store.Saved);
    }

    [TestMethod]
    public async Task A_store_that_fails_is_told_and_Done_once_more_closes_without_it()
    {
        await using var desktop = await CreateAsync(isOn: true);
        var (session, done) = await EndAsync(desktop);
        _store.Fault = "The disk is full.";

        session.DoneCommand.Execute(null);
        await desktop.UserInterface.UntilAsync(() => session.SavingProblem is not null, "the problem");
        Assert.AreEqual("The transcript could not be kept: The disk is full. Done once more closes without it.", session.SavingProblem);
        Assert.IsEmpty(done);
        session.DoneCommand.Execute(null);

        Assert.HasCount(1, done);
    }

    [TestMethod]
    public async Task A_view_that_is_closed_without_Done_hands_it_over_too()
    {
        await using var desktop = await CreateAsync(isOn: true);
        var (session, _) = await desktop.ConnectAsync();

        session.Close();

        await TestEnvironment.WaitForAsync(() => _store.Saved.Count == 1, "the transcript");
    }

    [TestMethod]
    public void The_options_are_off_and_ninety_days_where_nothing_is_set() =>
        Assert.AreEqual(new TranscriptOptions { IsOn = false, Days = 90 }, TranscriptOptions.From(Mock.Of<IImSettings>(), NullLogger.Instance));

    [TestMethod]
    public void The_options_are_read()
    {
        var settings = Mock.Of<IImSettings>(given => given.Find("im.transcripts") == "true" && given.Find("im.transcript-days") == "7");

        Assert.AreEqual(new TranscriptOptions { IsOn = true, Days = 7 }, TranscriptOptions.From(settings, NullLogger.Instance));
    }

    private async Task<Desktop> CreateAsync(bool isOn, bool hasPrivilege = true)
    {
        var desktop = await Desktop.CreateAsync();
        desktop.Surroundings = new SessionSurroundings
        {
            TranscriptStore = _store,
            Transcripts = new TranscriptOptions { IsOn = isOn, Days = 7 },
            Interaction = _call,
            Privileges = Mock.Of<IPrivileges>(role => role.Has(It.IsNotIn(ImPrivileges.Transcript)) == true && role.Has(ImPrivileges.Transcript) == hasPrivilege),
        };
        return desktop;
    }

    private static async Task<(SessionViewModel Session, List<int> Done)> EndAsync(Desktop desktop)
    {
        var (session, amy) = await desktop.ConnectAsync();
        var done = new List<int>();
        session.DoneRequested += (_, _) => done.Add(1);
        await amy.EndAsync();
        await desktop.UserInterface.UntilAsync(() => session.State == ImSessionState.Ended, "the end");
        return (session, done);
    }
}
