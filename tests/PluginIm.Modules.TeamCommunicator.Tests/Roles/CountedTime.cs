using System.Collections.Concurrent;

namespace PluginIm.Modules.TeamCommunicator.Tests.Roles;

/// <summary>The system's clock, which knows the timers that it gave and nobody has taken down.</summary>
internal sealed class CountedTime : TimeProvider
{
    private readonly ConcurrentDictionary<CountedTimer, bool> _timers = new();

    public override TimeZoneInfo LocalTimeZone => System.LocalTimeZone;

    /// <summary>How many there are, waiting or not.</summary>
    public int Timers => _timers.Count;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new CountedTimer(this, System.CreateTimer(callback, state, dueTime, period));
        _timers.TryAdd(timer, true);
        return timer;
    }

    private sealed class CountedTimer(CountedTime owner, ITimer inner) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(dueTime, period);

        public void Dispose()
        {
            owner._timers.TryRemove(this, out _);
            inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            owner._timers.TryRemove(this, out _);
            return inner.DisposeAsync();
        }
    }
}
