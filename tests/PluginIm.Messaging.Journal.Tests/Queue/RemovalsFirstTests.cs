using PluginIm.Messaging.Journal.Tests.Environment;

namespace PluginIm.Messaging.Journal.Tests.Queue;

[TestClass]
public sealed class RemovalsFirstTests
{
    [TestMethod]
    public void Removal_goes_first_and_what_came_before_it_in_its_session_is_left_out()
    {
        JournalEntry[] entries =
        [
            Samples.Opened("a"), Samples.Opened("b"), Samples.Said("a", 1), new SessionRemoved("a"), Samples.Said("b", 1), Samples.Opened("a"),
        ];

        CollectionAssert.AreEqual(
            new JournalEntry[] { new SessionRemoved("a"), Samples.Opened("b"), Samples.Said("b", 1), Samples.Opened("a") },
            RemovalsFirst.Order(entries).ToArray());
    }

    [TestMethod]
    public void Entries_without_removal_are_left_as_they_are()
    {
        JournalEntry[] entries = [Samples.Opened("a"), Samples.Said("a", 1)];

        Assert.AreSame(entries, RemovalsFirst.Order(entries));
    }
}
