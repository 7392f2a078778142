using PluginIm.Messaging.Journal.Tests.Environment;

namespace PluginIm.Messaging.Journal.Tests;

/// <summary>A file that may not grow any more is what a full disk is to SQLite: the same code, from the same place.</summary>
[TestClass]
public sealed class FullDiskTests
{
    private const long Small = 128 * 1024;

    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(5);

    [TestMethod]
    public async Task Full_disk_stops_no_writer_and_is_told_once()
    {
        await using var environment = SmallDisk();
        var journal = environment.Open();
        await journal.WriteAsync(Samples.Opened("s"));
        var told = 0;
        journal.IsBrokenChanged += (_, _) => told++;

        await FillAsync(journal, "s", 100);

        Assert.IsTrue(journal.IsBroken);
        Assert.AreEqual(1, told);
        Assert.Contains("database or disk is full", Assert.ContainsSingle(environment.Warnings));
    }

    [TestMethod]
    public async Task What_could_not_be_written_is_written_in_order_when_there_is_room_again()
    {
        await using var environment = SmallDisk();
        var journal = environment.Open();
        await journal.WriteAllAsync(Samples.Opened("large"), Samples.Opened("s"));
        await FillAsync(journal, "large", 100);
        await journal.WriteAllAsync(Samples.Said("s", 1), Samples.Said("s", 2), new DeliveryChanged("s", 1, ImDelivery.Delivered, null, false));
        await journal.WriteAsync(new SessionRemoved("large"));

        environment.Time.Advance(RetryPause);

        var session = Assert.ContainsSingle(await journal.LoadAsync());
        CollectionAssert.AreEqual(
            new JournaledLine[] { Samples.Message(1) with { Delivery = ImDelivery.Delivered }, Samples.Message(2) }, session.Lines.ToArray());
        Assert.IsFalse(journal.IsBroken);
        Assert.ContainsSingle(environment.Log.Where(line => line.EndsWith("can be used again.", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task Disk_that_fills_up_again_and_again_is_told_once_an_hour()
    {
        await using var environment = SmallDisk();
        var journal = environment.Open();
        for (var time = 0; time < 3; time++)
        {
            await journal.WriteAsync(Samples.Opened("s"));
            await FillAsync(journal, "s", 100);
            await journal.WriteAsync(new SessionRemoved("s"));
            environment.Time.Advance(RetryPause);
            await journal.LoadAsync();
            Assert.IsFalse(journal.IsBroken);
        }

        Assert.ContainsSingle(environment.Warnings);

        environment.Time.Advance(TimeSpan.FromHours(1));
        await journal.WriteAsync(Samples.Opened("s"));
        await FillAsync(journal, "s", 100);

        Assert.HasCount(2, environment.Warnings);
    }

    [TestMethod]
    public async Task Sessions_that_are_over_make_room_the_oldest_first()
    {
        await using var environment = SmallDisk();
        var journal = environment.Open();
        await journal.WriteAllAsync(
            Samples.Opened("open"), Samples.Opened("older", ImSessionState.Ended), Samples.Opened("newer", ImSessionState.Ended));
        await FillAsync(journal, "older", 16);
        await FillAsync(journal, "newer", 1);

        await FillAsync(journal, "open", 15);

        CollectionAssert.AreEqual(
            new[] { "open", "newer" }, (await journal.LoadAsync()).Select(session => session.Header.SessionId).ToArray());
        Assert.HasCount(15, (await journal.LoadAsync())[0].Lines);
        Assert.IsFalse(journal.IsBroken);
        Assert.Contains("Session older, which is over, was taken out of the journal", environment.Log[^1]);
    }

    [TestMethod]
    public async Task Sessions_beyond_the_most_take_the_place_of_those_that_are_over_or_are_not_kept()
    {
        await using var environment = new JournalEnvironment();
        environment.Options = environment.Options with { MaxSessions = 2 };
        var journal = environment.Open();

        await journal.WriteAllAsync(Samples.Opened("over", ImSessionState.Ended), Samples.Opened("a"), Samples.Opened("b"), Samples.Opened("c"), Samples.Said("c", 1));

        CollectionAssert.AreEqual(new[] { "a", "b" }, (await journal.LoadAsync()).Select(session => session.Header.SessionId).ToArray());
        Assert.Contains("Session c does not go on in the journal: MaxSessions is reached.", Assert.ContainsSingle(environment.Warnings));

        await journal.WriteAllAsync(new SessionRemoved("a"), Samples.Opened("d"));

        CollectionAssert.AreEqual(new[] { "b", "d" }, (await journal.LoadAsync()).Select(session => session.Header.SessionId).ToArray());
    }

    [TestMethod]
    public async Task Folder_that_cannot_be_made_breaks_the_journal_until_it_can()
    {
        await using var environment = new JournalEnvironment();
        await File.WriteAllTextAsync(environment.Folder, "in the way");
        var journal = environment.Open();
        await journal.WriteAllAsync(Samples.Opened("s"), Samples.Said("s", 1));
        Assert.IsTrue(journal.IsBroken);
        Assert.ContainsSingle(environment.Warnings);

        File.Delete(environment.Folder);
        environment.Time.Advance(RetryPause);

        Assert.HasCount(1, Assert.ContainsSingle(await journal.LoadAsync()).Lines);
        Assert.IsFalse(journal.IsBroken);
    }

    [TestMethod]
    public async Task Entries_that_were_never_written_are_counted_when_the_journal_closes()
    {
        await using var environment = new JournalEnvironment();
        await File.WriteAllTextAsync(environment.Folder, "in the way");
        var journal = environment.Open();
        await journal.WriteAllAsync(Samples.Opened("s"), Samples.Said("s", 1));

        await journal.DisposeAsync();

        Assert.Contains("2 entries were never written", environment.Warnings[^1]);
    }

    private static JournalEnvironment SmallDisk()
    {
        var environment = new JournalEnvironment();
        environment.Options = environment.Options with { MaxBytes = Small };
        return environment;
    }

    /// <summary>Writes so many lines, one after the other, each larger than a page.</summary>
    private static async Task FillAsync(SqliteImJournal journal, string sessionId, int lines)
    {
        for (var ordinal = 1; ordinal <= lines; ordinal++)
        {
            await journal.WriteAsync(Samples.Said(sessionId, ordinal, new string('x', 4000)));
        }
    }
}
