using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace PluginIm.Sip.Tests.Transactions;

[TestClass]
public sealed class FinishedTransactionsTests
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(32);
    private readonly FakeTimeProvider _time = new();

    [TestMethod]
    public void One_is_found_with_its_response_until_its_time_is_over()
    {
        using var wheel = new TimerWheel(_time);
        var finished = new FinishedTransactions(wheel, Lifetime);
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
        var finished = new FinishedTransactions(wheel, Lifetime);
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
        var finished = new FinishedTransactions(wheel, Lifetime);
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
