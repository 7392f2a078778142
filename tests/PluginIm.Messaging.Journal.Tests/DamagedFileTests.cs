using PluginIm.Messaging.Journal.Tests.Environment;

namespace PluginIm.Messaging.Journal.Tests;

[TestClass]
public sealed class DamagedFileTests
{
    private const int Seed = 4711;

    [TestMethod]
    public async Task File_of_random_bytes_is_moved_aside_as_it_is_and_a_fresh_one_begun()
    {
        await using var environment = new JournalEnvironment();
        await environment.WriteAsync(Samples.Opened("s"));
        var noise = new byte[10_000];
        new Random(Seed).NextBytes(noise);
        await File.WriteAllBytesAsync(environment.File, noise);

        Assert.IsEmpty(await environment.LoadAsync());

        CollectionAssert.AreEqual(noise, await File.ReadAllBytesAsync(environment.File + ".broken-20260304T093000Z"));
        Assert.Contains("is damaged", Assert.ContainsSingle(environment.Warnings));
        await environment.WriteAsync(Samples.Opened("t"));
        Assert.HasCount(1, await environment.LoadAsync());
    }

    [TestMethod]
    public async Task Second_damage_in_the_same_second_keeps_what_the_first_left()
    {
        await using var environment = new JournalEnvironment();
        foreach (var text in new[] { "the first damage", "the second one" })
        {
            Directory.CreateDirectory(environment.Folder);
            await File.WriteAllTextAsync(environment.File, text);
            await environment.LoadAsync();
        }

        Assert.AreEqual("the first damage", await File.ReadAllTextAsync(environment.File + ".broken-20260304T093000Z"));
        Assert.AreEqual("the second one", await File.ReadAllTextAsync(environment.File + ".broken-20260304T093000Z-2"));
    }

    [TestMethod]
    [DataRow(0.5)]
    [DataRow(0.9)]
    public async Task File_that_lost_its_end_is_moved_aside(double kept)
    {
        await using var environment = new JournalEnvironment();
        await environment.WriteAsync(Conversation(200));
        using (var file = File.Open(environment.File, FileMode.Open))
        {
            file.SetLength((long)(file.Length * kept));
        }

        Assert.IsEmpty(await environment.LoadAsync());

        Assert.ContainsSingle(environment.Companions.Where(name => name.StartsWith(".broken-", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task Pages_that_are_overwritten_are_found_when_the_file_is_opened()
    {
        await using var environment = new JournalEnvironment();
        await environment.WriteAsync(Conversation(200));
        var noise = new byte[3 * 4096];
        new Random(Seed).NextBytes(noise);
        using (var file = File.Open(environment.File, FileMode.Open))
        {
            file.Position = 4 * 4096;
            file.Write(noise);
        }

        Assert.IsEmpty(await environment.LoadAsync());

        Assert.ContainsSingle(environment.Warnings);
        await environment.WriteAsync(Samples.Opened("t"));
        Assert.HasCount(1, await environment.LoadAsync());
    }

    [TestMethod]
    public async Task Log_that_lost_its_file_is_moved_aside_and_not_deleted()
    {
        await using var environment = new JournalEnvironment();
        Directory.CreateDirectory(environment.Folder);
        await File.WriteAllTextAsync(environment.File + "-wal", "what was not folded into the file yet");

        Assert.IsEmpty(await environment.LoadAsync());

        Assert.AreEqual("what was not folded into the file yet", await File.ReadAllTextAsync(environment.File + ".broken-20260304T093000Z-wal"));
    }

    [TestMethod]
    public async Task Session_with_a_name_that_a_later_version_made_is_skipped_and_stays_for_that_version()
    {
        await using var environment = new JournalEnvironment();
        await environment.WriteAsync(
            Samples.Opened("newState"), Samples.Opened("newDelivery"), Samples.Said("newDelivery", 1), Samples.Said("newDelivery", 2),
            Samples.Opened("number"), Samples.Opened("known"), Samples.Said("known", 1));
        RawFile.Execute(environment.File, """
            UPDATE session SET state = 'Parked' WHERE id = 'newState';
            UPDATE session SET state = '2' WHERE id = 'number';
            UPDATE line SET delivery = 'Translated' WHERE ordinal = 1 AND session = (SELECT number FROM session WHERE id = 'newDelivery');
            """);

        var session = Assert.ContainsSingle(await environment.LoadAsync());

        Assert.AreEqual("known", session.Header.SessionId);
        Assert.HasCount(1, session.Lines);
        Assert.HasCount(3, environment.Warnings);
        Assert.Contains("Session newDelivery is not read from the journal: this version knows no ImDelivery \"Translated\"", environment.Warnings[1]);
        Assert.AreEqual(4L, RawFile.Value(environment.File, "SELECT count(*) FROM session"));
    }

    private static IEnumerable<JournalEntry> Conversation(int lines) =>
        Enumerable.Range(1, lines).Select(ordinal => (JournalEntry)Samples.Said("s", ordinal, new string('x', 300))).Prepend(Samples.Opened("s"));
}
