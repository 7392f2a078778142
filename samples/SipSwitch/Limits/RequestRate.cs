using System.Runtime.InteropServices;

namespace SipSwitch.Limits;

/// <summary>
/// How many requests each source, or each user, may send a second, with a few seconds' worth in one burst. One time stamp a key is all that is kept.
/// Safe for use from several threads.
/// </summary>
/// <param name="perSecond">The rate; 0 for no limit.</param>
/// <param name="time">The clock.</param>
internal sealed class RequestRate<TKey>(int perSecond, TimeProvider time)
    where TKey : notnull
{
    private const int BurstSeconds = 5;
    private const int MaxKeys = 50_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, long> _dueTimes = [];
    private readonly long _interval = perSecond == 0 ? 0 : Math.Max(1, time.TimestampFrequency / perSecond);
    private readonly long _burst = (time.TimestampFrequency * BurstSeconds) - 1;

    /// <summary>How many keys are remembered.</summary>
    internal int Count
    {
        get
        {
            lock (_lock)
            {
                return _dueTimes.Count;
            }
        }
    }

    /// <summary>Counts one request; false for one too many, which is not counted.</summary>
    public bool TryTake(TKey key)
    {
        if (perSecond == 0)
        {
            return true;
        }

        var now = time.GetTimestamp();
        lock (_lock)
        {
            if (_dueTimes.Count >= MaxKeys)
            {
                Sweep_NeedsLock(now);
            }

            ref var due = ref CollectionsMarshal.GetValueRefOrAddDefault(_dueTimes, key, out _);
            var start = Math.Max(due, now);
            if (start - now > _burst)
            {
                return false;
            }

            due = start + _interval;
            return true;
        }
    }

    /// <summary>Whoever has been silent long enough counts from zero; where all are loud, all do: memory is the harder limit.</summary>
    private void Sweep_NeedsLock(long now)
    {
        foreach (var (key, due) in _dueTimes)
        {
            if (due <= now)
            {
                _dueTimes.Remove(key);
            }
        }

        if (_dueTimes.Count >= MaxKeys)
        {
            _dueTimes.Clear();
        }
    }
}
