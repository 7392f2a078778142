using System.Text;
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
    public async Task Nothing_of_what_was_deleted_is_in_the_file()
    {
        string[] words = ["zephyrquartz", "xyloq"];
        for (var number = 0; number < 40; number++)
        {
            var text = number == 20 ? string.Join(' ', words) : $"Order {number} goes out in week {number * 7 % 53}, warranty {number * 13}";
            await SaveAsync(Make($"s{number}") with
            {
                KeepUntil = number == 20 ? new DateOnly(2026, 3, 2) : new DateOnly(2026, 6, 1),
                Lines = [new ImTranscriptLine(_directory.Time.GetUtcNow(), "Kate Milburn", text)],
            });
        }

        CollectionAssert.AreEqual(words, WordsInFile(words), "It was there.");

        _directory.Time.Advance(TimeSpan.FromDays(1));
        Assert.AreEqual(1, await _store.PurgeAsync());

        // Beginnings of words stand in the index too, and a word without the letters that it has in common with the one before it.
        Assert.IsEmpty(WordsInFile([.. words, "zephyr", "ephyrq", "quartz", "xylo", "yloq"]));
        Assert.AreEqual(39, _directory.Count("transcript"));
        var others = await _history.SearchAsync(new ContactHistoryQuery(Maria.Id) { Text = "warranty", PageSize = 50 }, CancellationToken.None);
        Assert.HasCount(39, others.Entries);
    }

    [TestMethod]
    public async Task A_word_that_another_entry_has_too_is_found_there_still()
    {
        await SaveAsync(Make("s1") with { KeepUntil = new DateOnly(2026, 3, 2) });
        await SaveAsync(Make("s2"));

        _directory.Time.Advance(TimeSpan.FromDays(1));
        await _store.PurgeAsync();

        // A beginning of that length is looked up among the words that are kept beside the index.
        Assert.HasCount(1, (await _history.SearchAsync(new ContactHistoryQuery(Maria.Id) { Text = "warrant" }, CancellationToken.None)).Entries);
        Assert.AreNotEqual(0, _directory.Count("history_term"));
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

    private string[] WordsInFile(IEnumerable<string> words)
    {
        var content = string.Concat(Directory.EnumerateFiles(Path.GetDirectoryName(_directory.Database.File)!).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)).Select(Read));
        return [.. words.Where(word => content.Contains(word, StringComparison.Ordinal))];
    }

    private static string Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd();
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
