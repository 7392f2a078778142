using System.Diagnostics;

namespace PluginIm.Benchmarks;

/// <summary>How long things took: counts per ten microseconds, up to a second. From several threads.</summary>
internal sealed class Latencies
{
    private const int MicrosecondsPerBucket = 10;
    private readonly long[] _buckets = new long[100_000];

    public void Add(TimeSpan took)
    {
        var bucket = Math.Min((int)(took.TotalMicroseconds / MicrosecondsPerBucket), _buckets.Length - 1);
        Interlocked.Increment(ref _buckets[bucket]);
    }

    public void AddSince(long timestamp) => Add(Stopwatch.GetElapsedTime(timestamp));

    /// <summary>The time within which that share (0 to 1) was done.</summary>
    public TimeSpan Percentile(double share)
    {
        var wanted = _buckets.Sum() * share;
        var seen = 0L;
        for (var i = 0; i < _buckets.Length; i++)
        {
            seen += _buckets[i];
            if (seen >= wanted)
            {
                return TimeSpan.FromMicroseconds((i + 1) * MicrosecondsPerBucket);
            }
        }

        return TimeSpan.FromMicroseconds(_buckets.Length * MicrosecondsPerBucket);
    }
}
