using System.Net;

namespace PluginIm.Simulation.Tests.Time;

[TestClass]
public sealed class VirtualClockTests
{
    private readonly VirtualClock _clock = new();
    private readonly List<string> _rung = [];

    [TestMethod]
    public void Alarms_ring_by_their_time_and_then_by_their_order()
    {
        Set("late", 2);
        Set("early", 1);
        Set("as early", 1);

        RingAll();

        Assert.AreSequenceEqual(["1 early", "1 as early", "2 late"], _rung);
    }

    [TestMethod]
    public void Alarm_of_a_machine_that_is_off_does_not_ring()
    {
        var machine = Machine();
        Set("gone", 1, machine);
        machine.TurnOff();

        RingAll();

        Assert.IsEmpty(_rung);
    }

    [TestMethod]
    public void Alarm_of_a_machine_that_sleeps_rings_when_it_wakes_up()
    {
        var machine = Machine();
        Set("woken", 1, machine);
        Set("awake", 2);
        machine.SleepsUntil = TimeSpan.FromSeconds(3);

        RingAll();

        Assert.AreSequenceEqual(["2 awake", "3 woken"], _rung);
    }

    [TestMethod]
    public void Alarm_that_is_turned_off_does_not_ring()
    {
        Set("gone", 1).TurnOff();

        RingAll();

        Assert.IsEmpty(_rung);
    }

    [TestMethod]
    public void Timer_repeats_until_it_is_changed()
    {
        var machine = Machine();
        using var timer = machine.Time.CreateTimer(_ => _rung.Add($"{machine.Time.GetUtcNow():ss}"), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        _clock.Set(TimeSpan.FromSeconds(6), null, () => timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));

        RingAll();

        Assert.AreSequenceEqual(["01", "03", "05"], _rung);
    }

    private Machine Machine() => new("machine", IPAddress.Loopback, 1, _clock);

    private Alarm Set(string name, int seconds, Machine? machine = null) =>
        _clock.Set(TimeSpan.FromSeconds(seconds), machine, () => _rung.Add($"{_clock.Now.TotalSeconds:0} {name}"));

    private void RingAll()
    {
        while (_clock.TryRingNext(TimeSpan.FromMinutes(1)))
        {
            // It rang.
        }
    }
}
