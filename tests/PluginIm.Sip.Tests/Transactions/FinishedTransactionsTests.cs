using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace PluginIm.Sip.Tests.Transactions;

[TestClass]
public sealed class FinishedTransactionsTests
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(32);
    private const int MaxBytes = 16 * 1024 * 1024;
    private readonly FakeTimeProvider _time = new();
    private readonly FinishedMemory _memory = new(MaxBytes);

    [TestMethod]
    public void One_is_found_with_its_response_until_its_time_is_over()
    {
        using var wheel = new TimerWheel(_time);
        var finished = new FinishedTransactions(wheel, Lifetime, _memory);
        finished.Add(Key(1), "SIP/2.0 200 OK"u8);

        _time.Advance(TimeSpan.FromSeconds(31.9));
        Assert.IsTrue(finished.TryGet(Key(1), out var found));
        Assert.AreEqual("SIP/2.0 200 OK", Encoding.UTF8.GetString(found.Bytes));
        Assert.IsFalse(finished.Contains(Key(2)));

        _time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.IsFalse(finished.Contains(Key(1)));
        Assert.AreEqual(0, finished.Count);
    }

    [TestMethod]
    public void One_that_is_removed_is_not_found_and_its_neighbours_are()
    {
        using var wheel = new TimerWheel(_time);
        var finished = new FinishedTransactions(wheel, Lifetime, _memory);
        for (var i = 0; i < 1000; i++)
        {
            finished.Add(Key(i), Response(i));
        }

        finished.Remove(Key(500));
        finished.Remove(Key(500));

        Assert.IsFalse(finished.Contains(Key(500)));
        AssertFound(finished, Enumerable.Range(0, 1000).Where(i => i != 500));
        _time.Advance(Lifetime);
        Assert.AreEqual(0, finished.Count);
    }

    [TestMethod]
    public void Rushes_and_lulls_mix_up_nothing_and_leave_no_timer()
    {
        using var wheel = new TimerWheel(_time);
        var finished = new FinishedTransactions(wheel, Lifetime, _memory);
        var alive = new Queue<(int Number, DateTimeOffset Due)>();
        var next = 0;
        foreach (var count in new[] { 5000, 10, 0, 3000, 1, 1, 20_000, 0, 50, 0, 0, 7, 400 })
        {
            for (var i = 0; i < count; i++)
            {
                finished.Add(Key(next), Response(next));
                alive.Enqueue((next++, _time.GetUtcNow() + Lifetime));
            }

            _time.Advance(TimeSpan.FromSeconds(10));
            while (alive.TryPeek(out var oldest) && oldest.Due <= _time.GetUtcNow())
            {
                alive.Dequeue();
            }

            Assert.AreEqual(alive.Count, finished.Count);
            AssertFound(finished, alive.Select(one => one.Number));
        }

        _time.Advance(Lifetime);
        Assert.AreEqual(0, finished.Count);
        Assert.AreEqual(0, wheel.Count);
        Assert.AreEqual(0, _memory.Bytes);
    }

    [TestMethod]
    public void Beyond_the_limit_the_oldest_are_forgotten_first()
    {
        using var wheel = new TimerWheel(_time);
        var table = new TransactionTable(wheel, new SipTimers(), new TransactionOptions { MaxRememberedBytes = MaxBytes });
        var finished = table.FinishedServers;
        for (var i = 0; i < 100_000; i++)
        {
            finished.Add(Key(i), Response(i));
            table.FinishedMerged.Add(Key(i));

            // What two tables with 64 parts each take beyond it: a part has one piece at least.
            Assert.IsLessThanOrEqualTo(MaxBytes + (2 * 64 * 16 * 1024), table.RememberedBytes);
        }

        Assert.IsGreaterThan(MaxBytes / 2, table.RememberedBytes);
        Assert.IsGreaterThan(10_000, finished.Count);
        AssertFound(finished, Enumerable.Range(95_000, 5000));
        Assert.IsFalse(Enumerable.Range(0, 20_000).Any(i => finished.Contains(Key(i))));
        _time.Advance(Lifetime);
        Assert.AreEqual(0, table.Count);
        Assert.AreEqual(0, table.RememberedBytes);
    }

    [TestMethod]
    public void A_response_larger_than_any_piece_is_kept_whole_among_small_ones()
    {
        using var wheel = new TimerWheel(_time);
        var finished = new FinishedTransactions(wheel, Lifetime, _memory);
        byte[] large = [.. Enumerable.Range(0, 65_000).Select(i => (byte)i)];
        for (var i = 0; i < 2000; i++)
        {
            finished.Add(Key(i), i % 50 == 7 ? large : Response(i));
        }

        AssertFound(finished, Enumerable.Range(0, 2000).Where(i => i % 50 != 7));
        Assert.IsTrue(finished.TryGet(Key(1957), out var found));
        CollectionAssert.AreEqual(large, found.Bytes);
        _time.Advance(Lifetime);
        Assert.AreEqual(0, _memory.Bytes);
    }

    [TestMethod]
    public void A_small_number_takes_little()
    {
        using var wheel = new TimerWheel(_time);
        var finished = new FinishedTransactions(wheel, Lifetime, _memory);
        for (var i = 0; i < 64; i++)
        {
            finished.Add(Key(i), Response(300));
        }

        Assert.IsLessThanOrEqualTo(128 * 1024, _memory.Bytes);
    }

    private static TransactionKey Key(int number) => TransactionKey.OfClient(Encoding.UTF8.GetBytes($"z9hG4bK{number}"), SipMethod.Message);

    private static byte[] Response(int number) => [.. Enumerable.Repeat((byte)number, number % 700), .. BitConverter.GetBytes(number)];

    private static void AssertFound(FinishedTransactions finished, IEnumerable<int> numbers)
    {
        foreach (var number in numbers)
        {
            Assert.IsTrue(finished.TryGet(Key(number), out var found), $"{number}");
            CollectionAssert.AreEqual(Response(number), found.Bytes, $"{number}");
        }
    }
}
