using PluginIm.Messaging.Journal.Tests.Environment;

namespace PluginIm.Messaging.Journal.Tests;

[TestClass]
public sealed class RefusedFileTests
{
    [TestMethod]
    public async Task File_of_a_later_version_is_left_as_it_is_and_the_log_says_so()
    {
        await using var environment = new JournalEnvironment();
        await environment.WriteAsync(Samples.Opened("s"));
        RawFile.Execute(environment.File, "PRAGMA user_version = 4");
        var before = await File.ReadAllBytesAsync(environment.File);
        var journal = environment.Open();

        Assert.IsEmpty(await journal.LoadAsync());
        await journal.WriteAllAsync(Samples.Opened("t"));
        await journal.DisposeAsync();

        Assert.IsTrue(journal.IsBroken);
        CollectionAssert.AreEqual(before, await File.ReadAllBytesAsync(environment.File));
        Assert.Contains("MadeByLaterVersion", Assert.ContainsSingle(environment.Warnings));
    }

    [TestMethod]
    public async Task Database_of_another_program_is_left_as_it_is()
    {
        await using var environment = new JournalEnvironment();
        Directory.CreateDirectory(environment.Folder);
        RawFile.Execute(environment.File, "CREATE TABLE theirs (a)");
        var before = await File.ReadAllBytesAsync(environment.File);

        Assert.IsEmpty(await environment.LoadAsync());

        CollectionAssert.AreEqual(before, await File.ReadAllBytesAsync(environment.File));
        Assert.Contains("OfAnotherProgram", Assert.ContainsSingle(environment.Warnings));
    }

    [TestMethod]
    public async Task Second_journal_of_the_agent_goes_without_and_disturbs_nothing()
    {
        await using var environment = new JournalEnvironment();
        var first = environment.Open();
        await first.WriteAllAsync(Samples.Opened("s"));
        var second = environment.Open();

        Assert.IsEmpty(await environment.LoadWhileHeldAsync(second));
        await second.WriteAllAsync(Samples.Opened("t"));
        await second.WriteAllAsync(Samples.Opened("u"));
        await second.DisposeAsync();

        Assert.IsTrue(second.IsBroken);
        Assert.Contains("HeldByAnotherDesktop", Assert.ContainsSingle(environment.Warnings));
        Assert.IsFalse(first.IsBroken);
        await first.WriteAllAsync(Samples.Said("s", 1));
        Assert.HasCount(1, Assert.ContainsSingle(await first.LoadAsync()).Lines);
    }

    [TestMethod]
    public async Task Desktop_of_another_process_keeps_the_file_until_it_is_killed()
    {
        await using var environment = new JournalEnvironment();
        await environment.WriteAsync(Samples.Opened("s"));
        using var other = await OtherDesktop.HoldAsync(environment.Folder);

        Assert.IsEmpty(await environment.LoadWhileHeldAsync());
        await environment.WriteAsync(Samples.Opened("t"));
        Assert.HasCount(2, environment.Warnings);
        Assert.IsTrue(environment.Warnings.All(line => line.Contains("HeldByAnotherDesktop", StringComparison.Ordinal)));
        await other.KillAsync();

        Assert.AreEqual("s", Assert.ContainsSingle(await environment.LoadAsync()).Header.SessionId);
    }

    [TestMethod]
    public async Task Desktop_that_is_just_closing_hands_its_file_over_to_the_one_that_starts()
    {
        await using var environment = new JournalEnvironment();
        var closing = environment.Open();
        await closing.WriteAllAsync(Samples.Opened("s"));
        var loaded = environment.Open().LoadAsync();
        environment.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.IsFalse(loaded.IsCompleted);

        await closing.DisposeAsync();
        await environment.AdvanceUntilAsync(loaded);

        Assert.AreEqual("s", Assert.ContainsSingle(await loaded).Header.SessionId);
        Assert.IsEmpty(environment.Warnings);
    }

    [TestMethod]
    public async Task File_is_locked_by_SQLite_too_while_it_is_open()
    {
        await using var environment = new JournalEnvironment();
        var journal = environment.Open();
        await journal.WriteAllAsync(Samples.Opened("s"));
        File.Delete(JournalPath.LockOf(environment.File));
        var second = environment.Open();

        Assert.IsEmpty(await second.LoadAsync());

        Assert.IsTrue(second.IsBroken);
        await journal.WriteAllAsync(Samples.Said("s", 1));
        Assert.HasCount(1, Assert.ContainsSingle(await journal.LoadAsync()).Lines);
    }
}
