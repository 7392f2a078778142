using System.Diagnostics;

namespace PluginIm.Benchmarks;

/// <summary>Reads a counter twice.</summary>
internal static class RateMeter
{
    // What runs first compiles first: it is not what is to be measured.
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(500);

    /// <summary>By how much the counter grows a second.</summary>
    public static async Task<double> MeasureAsync(Func<long> counter, TimeSpan duration)
    {
        await Task.Delay(WarmUp, TimeProvider.System);
        var (start, first) = (Stopwatch.GetTimestamp(), counter());
        await Task.Delay(duration, TimeProvider.System);
        return (counter() - first) / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2] + sorted[(sorted.Length / 2) - 1]) / 2;
    }
}
