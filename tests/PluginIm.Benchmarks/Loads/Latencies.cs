using System.Diagnostics;

namespace PluginIm.Benchmarks;

/// <summary>How long things took: counts per microsecond up to ten milliseconds, then per hundred up to a second. From several threads.</summary>
internal sealed class Latencies
{
    private const int Fine = 10_000;
    private const int MicrosecondsPerCoarse = 100;
    private readonly long[] _buckets = new long[Fine + 10_000];

    public void Add(TimeSpan took)
    {
        var microseconds = (long)took.TotalMicroseconds;
        var bucket = microseconds < Fine ? microseconds : Fine + ((microseconds - Fine) / MicrosecondsPerCoarse);
        Interlocked.Increment(ref _buckets[Math.Min(bucket, _buckets.Length - 1)]);
    }

    public void AddSince(long timestamp) => Add(Stopwatch.GetElapsedTime(timestamp));

    /// <summary>The time within which that share (0 to 1) was done.</summary>
    public TimeSpan Percentile(double share)
    {
        var wanted = _buckets.Sum() * share;
        var seen = 0L;
        var bucket = 0;
        while (bucket < _buckets.Length - 1 && (seen += _buckets[bucket]) < wanted)
        {
            bucket++;
        }

        return TimeSpan.FromMicroseconds(bucket < Fine ? bucket + 1 : Fine + ((bucket - Fine + 1L) * MicrosecondsPerCoarse));
    }
}
