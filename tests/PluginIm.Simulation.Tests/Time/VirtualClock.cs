namespace PluginIm.Simulation.Tests.Time;

/// <summary>
/// The time of a simulated world: it stands still while anything happens, and goes on to the next alarm when that is done. Alarms of the same moment
/// ring in the order in which they were set. To be used on one thread.
/// </summary>
internal sealed class VirtualClock
{
    private readonly PriorityQueue<Alarm, Alarm> _alarms = new();
    private long _order;

    /// <summary>How long the world has existed.</summary>
    public TimeSpan Now { get; private set; }

    /// <summary>Sets an alarm. It never rings when its machine is off by then, and waits for it to wake up when it sleeps.</summary>
    public Alarm Set(TimeSpan delay, Machine? machine, Action ring)
    {
        var alarm = new Alarm(machine, ring);
        Set(alarm, delay);
        return alarm;
    }

    /// <summary>Sets an alarm that has just rung once more.</summary>
    public void Set(Alarm alarm, TimeSpan delay)
    {
        alarm.Due = (delay > TimeSpan.Zero ? Now + delay : Now).Ticks;
        alarm.Order = _order++;
        _alarms.Enqueue(alarm, alarm);
    }

    /// <summary>Moves to the next alarm up to a time, and lets it ring; false when there is none, and that time is reached.</summary>
    public bool TryRingNext(TimeSpan until)
    {
        while (_alarms.TryPeek(out var alarm, out _) && alarm.Due <= until.Ticks)
        {
            _alarms.Dequeue();
            if (alarm.IsOff || alarm.Machine is { IsOff: true })
            {
                continue;
            }

            if (alarm.Machine is { } machine && machine.SleepsUntil.Ticks > alarm.Due)
            {
                alarm.Due = machine.SleepsUntil.Ticks;
                _alarms.Enqueue(alarm, alarm);
                continue;
            }

            Now = TimeSpan.FromTicks(alarm.Due);
            alarm.Ring();
            return true;
        }

        Now = until;
        return false;
    }
}
