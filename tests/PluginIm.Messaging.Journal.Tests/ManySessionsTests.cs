using PluginIm.Messaging.Journal.Tests.Environment;

namespace PluginIm.Messaging.Journal.Tests;

[TestClass]
public sealed class ManySessionsTests
{
    private const int Sessions = 10_000;
    private const int Lines = 10;

    // Others would add to the memory that is measured.
    [TestMethod]
    [DoNotParallelize]
    public async Task Ten_thousand_sessions_come_back_whole_and_small()
    {
        await using var environment = new JournalEnvironment();
        await using var journal = environment.Open();
        foreach (var numbers in Enumerable.Range(1, Sessions).Chunk(1000))
        {
            await journal.WriteAllAsync(numbers.SelectMany(Session));
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);

        var sessions = await journal.LoadAsync();

        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / Sessions;
        Assert.IsEmpty(environment.Warnings);
        Assert.HasCount(Sessions, sessions);
        Assert.IsTrue(sessions.All(session => session.Lines.Count == Lines));
        Assert.AreSame(((JournaledMessage)sessions[0].Lines[0]).Party, sessions[^1].Header.Me, "A party is kept once.");
        Assert.IsLessThan(5000, bytes, "Bytes of a session with ten lines.");
    }

    private static IEnumerable<JournalEntry> Session(int number)
    {
        var id = $"{number:x32}";
        return Enumerable.Range(1, Lines)
            .Select(ordinal => (JournalEntry)Samples.Said(id, ordinal, $"Message {ordinal} of {number}"))
            .Prepend(Samples.Opened(id));
    }
}
