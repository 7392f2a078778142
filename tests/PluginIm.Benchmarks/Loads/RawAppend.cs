using System.Diagnostics;
using System.Text;

namespace PluginIm.Benchmarks;

/// <summary>What the least durable file costs: the bytes are appended and given to the system, which has them when the process dies.</summary>
internal static class RawAppend
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs so long; how many appends a second.</summary>
    public static double Measure(string path, string text, TimeSpan duration)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        var bytes = Encoding.UTF8.GetBytes(text);
        Run(file, bytes, WarmUp);
        return Run(file, bytes, duration) / duration.TotalSeconds;
    }

    private static long Run(FileStream file, byte[] bytes, TimeSpan duration)
    {
        var count = 0L;
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < duration; count++)
        {
            file.Write(bytes);
            file.Flush();
        }

        return count;
    }
}
