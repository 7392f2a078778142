using System.Diagnostics;

namespace PluginIm.Benchmarks.Micro;

/// <summary>One piece of work, measured in short slices so that stages can take turns and a disturbance hits all alike.</summary>
internal sealed class Stage(string name, Action<int> work)
{
    private const int RoundsPerSlice = 20_000;
    private readonly List<double> _nanoseconds = [];
    private readonly List<double> _bytes = [];

    public string Name => name;

    /// <summary>Of one round, the median of the slices.</summary>
    public double Nanoseconds => Median(_nanoseconds);

    /// <summary>Allocated by one round.</summary>
    public double BytesPerRound => Median(_bytes);

    /// <summary>Runs one slice; what was measured before is forgotten if <paramref name="isWarmUp"/>.</summary>
    public void RunSlice(bool isWarmUp)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        work(RoundsPerSlice);
        var elapsed = Stopwatch.GetElapsedTime(started);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        if (!isWarmUp)
        {
            _nanoseconds.Add(elapsed.TotalNanoseconds / RoundsPerSlice);
            _bytes.Add((double)allocated / RoundsPerSlice);
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
