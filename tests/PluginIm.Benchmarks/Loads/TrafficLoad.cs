using PluginIm.Sip;

namespace PluginIm.Benchmarks;

/// <summary>One kind of traffic and nothing else: what a profiler is put on.</summary>
internal static class TrafficLoad
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var transport = arguments.Length > 0 ? Enum.Parse<SipTransport>(arguments[0], ignoreCase: true) : SipTransport.Udp;
        var outstanding = (int)LoadArguments.Number(arguments, 1, 64);
        var duration = LoadArguments.Seconds(arguments, 2, 5);
        await using var traffic = await MessageTraffic.StartAsync(transport);
        await traffic.WarmUpAsync();
        var busy = Environment.CpuUsage.TotalTime;
        var allocated = GC.GetTotalAllocatedBytes();
        var (count, rate, times) = await traffic.MeasureAsync(outstanding, duration);
        busy = (Environment.CpuUsage.TotalTime - busy) / count;
        allocated = (GC.GetTotalAllocatedBytes() - allocated) / count;
        Console.WriteLine(
            $"{transport} {outstanding} outstanding: {rate:N0}/s, p50 {times.Percentile(0.5).TotalMilliseconds:F2} ms, "
            + $"p99 {times.Percentile(0.99).TotalMilliseconds:F2} ms, "
            + $"{busy.TotalMicroseconds:F1} us of processor and {allocated:N0} bytes each, "
            + $"{GC.CollectionCount(0)}/{GC.CollectionCount(1)}/{GC.CollectionCount(2)} collections paused {GC.GetTotalPauseDuration().TotalMilliseconds:N0} ms");
        return 0;
    }
}
