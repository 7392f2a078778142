using PluginIm.Contracts;

namespace SampleShell.Tests;

/// <summary>Transcripts in the shared file: in the contact's history, with their interaction, for as long as they may be kept.</summary>
[TestClass]
public sealed class TranscriptStoreTests : IDisposable
{
    private static readonly InteractionContact Maria = new("C-10023", "Maria Lindqvist");

    private readonly TestDirectory _directory = new();
    private readonly TranscriptStore _store;
    private readonly HistoryStore _history;

    public TranscriptStoreTests()
    {
        _store = new TranscriptStore(_directory.Database, _directory.Time);
        _history = new HistoryStore(_directory.Database, _directory.Time);
    }

    public void Dispose() => _directory.Dispose();

    [TestMethod]
    public async Task A_transcript_is_found_by_its_words_in_the_contacts_history_and_with_its_interaction()
    {
        await SaveAsync(Make("s1"));

        var found = (await _history.SearchAsync(
            new ContactHistoryQuery(Maria.Id) { Text = "warranty", Medium = Medium.InstantMessaging }, CancellationToken.None)).Entries.Single();
        Assert.AreEqual(("Kate Milburn, Amy Miller", "Kate Milburn"), (found.Subject, found.AgentName));
        StringAssert.Contains((await _history.ReadAsync(found.Id, CancellationToken.None))!.Text, "Amy Miller: Yes, under warranty.");
        var kept = (await _store.FindAsync("i1", CancellationToken.None)).Single();
        CollectionAssert.AreEqual(Make("s1").Lines.ToArray(), kept.Lines.ToArray());
        Assert.IsEmpty(await _store.FindAsync("i2", CancellationToken.None));
    }

    [TestMethod]
    public async Task One_of_the_same_session_takes_the_place_of_the_one_before()
    {
        await SaveAsync(Make("s1"));
        await SaveAsync(Make("s1") with { Lines = [.. Make("s1").Lines, new ImTranscriptLine(_directory.Time.GetUtcNow(), "Kate Milburn", "Thank you.")] });
        await SaveAsync(Make("s2"));

        Assert.HasCount(2, await _store.FindAsync("i1", CancellationToken.None));
        Assert.AreEqual(2, _directory.Count("history"));
        Assert.HasCount(1, (await _history.SearchAsync(new ContactHistoryQuery(Maria.Id) { Text = "thank" }, CancellationToken.None)).Entries);
    }

    [TestMethod]
    public async Task It_goes_after_its_last_day_from_everywhere()
    {
        await SaveAsync(Make("s1") with { KeepUntil = new DateOnly(2026, 3, 2) });
        await SaveAsync(Make("s2") with { KeepUntil = new DateOnly(2026, 3, 3) });
        Assert.AreEqual(0, await _store.PurgeAsync());

        _directory.Time.Advance(TimeSpan.FromDays(1));
        Assert.AreEqual(1, await _store.PurgeAsync());

        Assert.AreEqual("s2", (await _store.FindAsync("i1", CancellationToken.None)).Single().SessionId);
        Assert.HasCount(1, (await _history.SearchAsync(new ContactHistoryQuery(Maria.Id) { Text = "warranty" }, CancellationToken.None)).Entries);
    }

    [TestMethod]
    public async Task Without_a_contact_it_is_in_nobodys_history()
    {
        await SaveAsync(Make("s1") with { Contact = null });

        Assert.IsEmpty((await _history.SearchAsync(new ContactHistoryQuery(Maria.Id), CancellationToken.None)).Entries);
        Assert.HasCount(1, await _store.FindAsync("i1", CancellationToken.None));
    }

    [TestMethod]
    public void Nothing_that_was_written_is_markup_in_the_page()
    {
        var hostile = Make("s1") with
        {
            Parties = ["<b>Kate</b>", "Amy"],
            Lines = [new ImTranscriptLine(_directory.Time.GetUtcNow(), "\"><script>", "<img src=x onerror=alert(1)>")],
        };

        var page = TranscriptText.AsHtml([hostile], TimeZoneInfo.Utc);

        StringAssert.Contains(page, "&lt;img src=x onerror=alert(1)&gt;");
        Assert.IsFalse(page.Contains("<img", StringComparison.Ordinal) || page.Contains("<script", StringComparison.Ordinal) || page.Contains("<b>", StringComparison.Ordinal), page);
        StringAssert.Contains(page, "default-src 'none'");
    }

    private Task SaveAsync(ImTranscript transcript) => _store.SaveAsync(transcript, CancellationToken.None);

    private ImTranscript Make(string session) => new()
    {
        SessionId = session,
        InteractionId = "i1",
        Contact = Maria,
        Parties = ["Kate Milburn", "Amy Miller"],
        KeepUntil = new DateOnly(2026, 6, 1),
        Lines =
        [
            new ImTranscriptLine(_directory.Time.GetUtcNow(), "Kate Milburn", "May I promise her a new one?"),
            new ImTranscriptLine(_directory.Time.GetUtcNow(), null, "Amy Miller accepted."),
            new ImTranscriptLine(_directory.Time.GetUtcNow(), "Amy Miller", "Yes, under warranty."),
        ],
    };
}
