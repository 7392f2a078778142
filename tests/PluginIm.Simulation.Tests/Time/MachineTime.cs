namespace PluginIm.Simulation.Tests.Time;

/// <summary>The clock of one machine.</summary>
internal sealed class MachineTime(VirtualClock clock, Machine machine) : TimeProvider
{
    private static readonly DateTimeOffset Beginning = new(2030, 1, 7, 8, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => Beginning + clock.Now;

    public override long GetTimestamp() => clock.Now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new MachineTimer(clock, machine, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }
}
