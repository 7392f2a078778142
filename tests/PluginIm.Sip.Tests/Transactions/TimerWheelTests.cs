using Microsoft.Extensions.Time.Testing;

namespace PluginIm.Sip.Tests.Transactions;

[TestClass]
public sealed class TimerWheelTests
{
    private readonly FakeTimeProvider _time = new();

    [TestMethod]
    public void A_timer_fires_when_it_is_due_and_not_before()
    {
        using var wheel = new TimerWheel(_time);
        var fired = 0;
        wheel.Start(new WheelTimer(() => fired++), TimeSpan.FromMilliseconds(500));

        _time.Advance(TimeSpan.FromMilliseconds(490));
        Assert.AreEqual(0, fired);

        _time.Advance(TimeSpan.FromMilliseconds(10));
        Assert.AreEqual(1, fired);
        Assert.AreEqual(0, wheel.Count);
    }

    [TestMethod]
    public void A_timer_longer_than_the_wheel_waits_its_rounds()
    {
        using var wheel = new TimerWheel(_time);
        var fired = 0;
        wheel.Start(new WheelTimer(() => fired++), TimeSpan.FromSeconds(32));

        _time.Advance(TimeSpan.FromSeconds(31.9));
        Assert.AreEqual(0, fired);

        _time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.AreEqual(1, fired);
    }

    [TestMethod]
    public void A_stopped_timer_does_not_fire()
    {
        using var wheel = new TimerWheel(_time);
        var fired = 0;
        var timer = new WheelTimer(() => fired++);
        wheel.Start(timer, TimeSpan.FromMilliseconds(100));

        wheel.Stop(timer);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.AreEqual(0, fired);
        Assert.AreEqual(0, wheel.Count);
    }

    [TestMethod]
    public void A_timer_started_again_takes_the_later_time()
    {
        using var wheel = new TimerWheel(_time);
        var fired = 0;
        var timer = new WheelTimer(() => fired++);
        wheel.Start(timer, TimeSpan.FromMilliseconds(100));
        wheel.Start(timer, TimeSpan.FromMilliseconds(300));

        _time.Advance(TimeSpan.FromMilliseconds(200));
        Assert.AreEqual(0, fired);

        _time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.AreEqual(1, fired);
    }

    [TestMethod]
    public void A_timer_may_start_itself_again_when_it_fires()
    {
        using var wheel = new TimerWheel(_time);
        var fired = 0;
        WheelTimer? timer = null;
        timer = new WheelTimer(() =>
        {
            fired++;
            wheel.Start(timer!, TimeSpan.FromMilliseconds(100));
        });
        wheel.Start(timer, TimeSpan.FromMilliseconds(100));

        for (var i = 0; i < 5; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.AreEqual(5, fired);
    }

    [TestMethod]
    public void Timers_that_are_stopped_in_time_hardly_wake_anybody()
    {
        var time = new CountingTime();
        using var wheel = new TimerWheel(time);
        var longest = new WheelTimer(() => { });
        wheel.Start(longest, TimeSpan.FromMinutes(1));
        for (var i = 0; i < 1000; i++)
        {
            var timer = new WheelTimer(() => Assert.Fail("It was stopped."));
            wheel.Start(timer, TimeSpan.FromMilliseconds(500));
            time.Advance(TimeSpan.FromMilliseconds(10));
            wheel.Stop(timer);
        }

        Assert.IsLessThan(30, time.Calls);
    }

    [TestMethod]
    public void A_timer_that_is_due_before_all_others_fires_in_time()
    {
        using var wheel = new TimerWheel(_time);
        var fired = new List<int>();
        wheel.Start(new WheelTimer(() => fired.Add(3)), TimeSpan.FromSeconds(60));
        wheel.Start(new WheelTimer(() => fired.Add(2)), TimeSpan.FromMilliseconds(300));
        wheel.Start(new WheelTimer(() => fired.Add(1)), TimeSpan.FromMilliseconds(20));

        _time.Advance(TimeSpan.FromMilliseconds(20));
        CollectionAssert.AreEqual(new[] { 1 }, fired);
        _time.Advance(TimeSpan.FromMilliseconds(280));
        CollectionAssert.AreEqual(new[] { 1, 2 }, fired);
        _time.Advance(TimeSpan.FromSeconds(60));
        CollectionAssert.AreEqual(new[] { 1, 2, 3 }, fired);
    }

    [TestMethod]
    public void Many_timers_in_one_slot_fire_each_at_its_own_time()
    {
        using var wheel = new TimerWheel(_time);
        var fired = new List<int>();
        for (var i = 1; i <= 50; i++)
        {
            var number = i;
            wheel.Start(new WheelTimer(() => fired.Add(number)), TimeSpan.FromMilliseconds(10_240L * i));
        }

        _time.Advance(TimeSpan.FromMilliseconds(10_240 * 50));

        CollectionAssert.AreEqual(Enumerable.Range(1, 50).ToArray(), fired);
    }

    private sealed class CountingTime : FakeTimeProvider
    {
        public int Calls { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(
            called =>
            {
                Calls++;
                callback(called);
            },
            state,
            dueTime,
            period);
    }
}
