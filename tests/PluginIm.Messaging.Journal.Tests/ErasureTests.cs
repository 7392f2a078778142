using System.Text;
using PluginIm.Messaging.Journal.Tests.Environment;

namespace PluginIm.Messaging.Journal.Tests;

/// <summary>What is removed is not to be found in any byte of the journal's files.</summary>
[TestClass]
public sealed class ErasureTests
{
    private const string Secret = "The secret of the customer";

    [TestMethod]
    public async Task Texts_of_a_removed_session_are_gone_while_others_are_still_open()
    {
        await using var environment = new JournalEnvironment();
        var journal = environment.Open();
        await journal.WriteAllAsync(
            Samples.Opened("s"), Samples.Said("s", 1, Secret), Samples.Said("s", 2, string.Concat(Enumerable.Repeat(Secret, 500))),
            new DraftChanged("s", Secret), Samples.Consulted("s", 1, Secret), Samples.Opened("other"), Samples.Said("other", 1));
        Assert.IsTrue(IsOnDisk(environment));

        await journal.WriteAllAsync(new SessionRemoved("s"));
        await journal.LoadAsync();

        Assert.IsFalse(IsOnDisk(environment));
        Assert.HasCount(1, await journal.LoadAsync());
    }

    [TestMethod]
    public async Task Draft_that_was_sent_is_gone_when_the_journal_closes()
    {
        await using var environment = new JournalEnvironment();
        await environment.WriteAsync(Samples.Opened("s"), new DraftChanged("s", Secret));
        Assert.IsTrue(IsOnDisk(environment));

        await environment.WriteAsync(new DraftChanged("s", null));

        Assert.IsFalse(IsOnDisk(environment));
    }

    [TestMethod]
    public async Task Value_that_changed_is_gone_when_the_journal_closes()
    {
        await using var environment = new JournalEnvironment();
        await environment.WriteAsync(Samples.Opened("s"), Samples.Consulted("s", 1, Secret));
        Assert.IsTrue(IsOnDisk(environment));

        await environment.WriteAsync(Samples.Consulted("s", 2, "another"));

        Assert.IsFalse(IsOnDisk(environment));
    }

    [TestMethod]
    public async Task File_without_sessions_is_small_again_when_the_journal_closes()
    {
        await using var environment = new JournalEnvironment();
        await environment.WriteAsync(Samples.Opened("s"));
        var small = new FileInfo(environment.File).Length;
        await environment.WriteAsync(Enumerable.Range(1, 200).Select(ordinal => Samples.Said("s", ordinal, new string('x', 2000))));
        Assert.IsGreaterThan(10 * small, new FileInfo(environment.File).Length);

        await environment.WriteAsync(new SessionRemoved("s"));

        Assert.IsLessThanOrEqualTo(small, new FileInfo(environment.File).Length);
        CollectionAssert.AreEqual(new[] { "", ".lock" }, environment.Companions.ToArray());
    }

    private static bool IsOnDisk(JournalEnvironment environment) =>
        Directory.GetFiles(environment.Folder).Where(file => Path.GetExtension(file) != ".lock").Any(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            return reader.ReadToEnd().Contains(Secret, StringComparison.Ordinal);
        });
}
