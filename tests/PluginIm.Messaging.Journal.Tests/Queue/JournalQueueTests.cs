using PluginIm.Messaging.Journal.Tests.Environment;

namespace PluginIm.Messaging.Journal.Tests.Queue;

[TestClass]
public sealed class JournalQueueTests
{
    [TestMethod]
    public void Entries_stay_in_order_until_they_are_written()
    {
        var queue = new JournalQueue(10, 1000);
        Assert.IsTrue(queue.TryAdd(Samples.Opened("s")));
        Assert.IsTrue(queue.TryAdd(Samples.Said("s", 1)));
        var written = queue.Snapshot();
        Assert.IsTrue(queue.TryAdd(Samples.Said("s", 2)));

        queue.Remove(written);

        Assert.AreEqual(Samples.Said("s", 2), Assert.ContainsSingle(queue.Snapshot()));
    }

    [TestMethod]
    public void Full_queue_cuts_a_session_off_for_good_and_says_so_once()
    {
        var queue = new JournalQueue(2, 10_000);
        queue.TryAdd(Samples.Opened("s"));
        queue.TryAdd(Samples.Said("s", 1));

        Assert.IsFalse(queue.TryAdd(Samples.Said("s", 2)));
        Assert.IsTrue(queue.TryAdd(Samples.Said("s", 3)));
        queue.Remove(queue.Snapshot());
        Assert.IsTrue(queue.TryAdd(Samples.Said("s", 4)));
        Assert.IsTrue(queue.TryAdd(Samples.Opened("t")));

        Assert.AreEqual(Samples.Opened("t"), Assert.ContainsSingle(queue.Snapshot()));
    }

    [TestMethod]
    public void Removal_is_taken_by_a_full_queue_and_the_session_may_begin_anew()
    {
        var queue = new JournalQueue(1, 10_000);
        queue.TryAdd(Samples.Opened("s"));
        queue.TryAdd(Samples.Said("s", 1));

        Assert.IsTrue(queue.TryAdd(new SessionRemoved("s")));
        queue.Remove(queue.Snapshot());

        Assert.IsTrue(queue.TryAdd(Samples.Opened("s")));
        Assert.AreEqual(1, queue.Count);
    }

    [TestMethod]
    public void Characters_count_until_they_are_written()
    {
        var queue = new JournalQueue(100, 1000);
        var text = new string('x', 800);
        Assert.IsTrue(queue.TryAdd(Samples.Said("s", 1, text)));
        Assert.IsFalse(queue.TryAdd(Samples.Said("t", 1, text)));

        queue.Remove(queue.Snapshot());

        Assert.IsTrue(queue.TryAdd(Samples.Said("u", 1, text)));
    }

    [TestMethod]
    public void Entry_that_is_too_large_cuts_its_session_off()
    {
        var queue = new JournalQueue(100, long.MaxValue);

        Assert.IsFalse(queue.TryAdd(Samples.Said("s", 1, new string('x', EntrySize.Most + 1))));

        Assert.AreEqual(0, queue.Count);
    }
}
