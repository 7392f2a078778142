namespace PluginIm.Simulation.Tests.Time;

/// <summary>
/// The time of a simulated world: it stands still while anything happens, and goes on to the next alarm when that is done. Alarms of the same moment
/// ring in the order in which they were set. To be used on one thread.
/// </summary>
internal sealed class VirtualClock
{
    private readonly PriorityQueue<Alarm, (TimeSpan Due, long Order)> _alarms = new();
    private long _order;

    /// <summary>How long the world has existed.</summary>
    public TimeSpan Now { get; private set; }

    /// <summary>Sets an alarm. It never rings when its machine is off by then, and waits for it to wake up when it sleeps.</summary>
    public Alarm Set(TimeSpan delay, Machine? machine, Action ring)
    {
        var alarm = new Alarm(machine, ring);
        _alarms.Enqueue(alarm, (delay > TimeSpan.Zero ? Now + delay : Now, _order++));
        return alarm;
    }

    /// <summary>Moves to the next alarm up to a time, and lets it ring; false when there is none, and that time is reached.</summary>
    public bool TryRingNext(TimeSpan until)
    {
        while (_alarms.TryPeek(out _, out var next) && next.Due <= until)
        {
            var alarm = _alarms.Dequeue();
            if (alarm.IsOff || alarm.Machine is { IsOff: true })
            {
                continue;
            }

            if (alarm.Machine is { } machine && machine.SleepsUntil > next.Due)
            {
                _alarms.Enqueue(alarm, (machine.SleepsUntil, next.Order));
                continue;
            }

            Now = next.Due;
            alarm.Ring();
            return true;
        }

        Now = until;
        return false;
    }
}
