using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace PluginIm.Messaging.Sip.Tests.Environment;

/// <summary>A clock that the test moves, and that tells which times are waited for: moved before that, it would be missed.</summary>
internal sealed class RecordingTime() : FakeTimeProvider(DateTimeOffset.UnixEpoch)
{
    private readonly ConcurrentQueue<TimeSpan> _dueTimes = new();

    /// <summary>Whether somebody has begun to wait for that long; timers count whole milliseconds.</summary>
    public bool IsAwaited(TimeSpan time) => _dueTimes.Any(due => (time - due).Duration() <= TimeSpan.FromMilliseconds(1));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _dueTimes.Enqueue(dueTime);
        return timer;
    }
}
