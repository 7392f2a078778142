using Microsoft.Extensions.Time.Testing;
using SipSwitch.Limits;

namespace SipSwitch.Tests.Limits;

[TestClass]
public sealed class RequestRateTests
{
    private readonly FakeTimeProvider _time = new();

    [TestMethod]
    public void Five_seconds_worth_may_come_at_once_and_then_one_for_each_interval()
    {
        var rate = new RequestRate<string>(10, _time);

        Assert.AreEqual(50, TakeAll(rate, "kate"));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.AreEqual(10, TakeAll(rate, "kate"));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.AreEqual(50, TakeAll(rate, "kate"));
    }

    [TestMethod]
    public void One_who_sends_too_much_costs_the_others_nothing()
    {
        var rate = new RequestRate<string>(10, _time);
        TakeAll(rate, "kate");

        Assert.IsTrue(rate.TryTake("amy"));
    }

    [TestMethod]
    public void Many_keys_are_not_remembered_for_ever_and_a_loud_one_is_not_forgotten_for_them()
    {
        var rate = new RequestRate<int>(1, _time);
        for (var key = 1; key < 49_999; key++)
        {
            rate.TryTake(key);
        }

        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.AreEqual(5, TakeAll(rate, 0));
        for (var key = 100_000; key < 100_010; key++)
        {
            rate.TryTake(key);
        }

        Assert.IsFalse(rate.TryTake(0));
        Assert.IsLessThan(50, rate.Count);
    }

    [TestMethod]
    public void Zero_is_no_limit()
    {
        var rate = new RequestRate<string>(0, _time);

        Assert.IsTrue(Enumerable.Range(0, 1000).All(_ => rate.TryTake("kate")));
    }

    private static int TakeAll<TKey>(RequestRate<TKey> rate, TKey key)
        where TKey : notnull
    {
        var taken = 0;
        while (rate.TryTake(key))
        {
            taken++;
        }

        return taken;
    }
}
