using PluginIm.Sip;

namespace PluginIm.Benchmarks;

/// <summary>
/// Whether the rate of the first minute is still that of the last one: what is remembered of finished transactions must not slow down
/// those under way.
/// </summary>
internal static class EnduranceLoad
{
    private const int MostWindows = 12;
    private const int WindowsInVain = 3;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(string[] arguments)
    {
        var minutes = (int)LoadArguments.Number(arguments, 0, 5);
        var minute = LoadArguments.Seconds(arguments, 1, 60);
        await using var traffic = await MessageTraffic.StartAsync(SipTransport.Udp);
        using var stop = new CancellationTokenSource();
        var counter = new Counter();
        var running = traffic.RunAsync(64, counter, null, stop.Token);
        await WarmUpAsync(counter);
        List<double> rates = [];
        for (var i = 1; i <= minutes; i++)
        {
            rates.Add(await RateMeter.MeasureAsync(() => counter.Value, minute));
            Console.WriteLine(
                $"  {i}: {rates[^1],9:N0}/s, {traffic.Far.Table.FinishedServers.Count,9:N0} remembered, "
                + $"{GC.GetTotalMemory(forceFullCollection: false) / 1e6,7:N0} MB");
        }

        await stop.CancelAsync();
        await running;
        Console.WriteLine($"last to first: {rates[^1] / rates[0]:F3}");
        return 0;
    }

    /// <summary>Waits until the rate no longer grows: code is compiled again as it has run often, some of it long after the start.</summary>
    private static async Task WarmUpAsync(Counter counter)
    {
        var best = 0.0;
        var inVain = 0;
        for (var i = 0; i < MostWindows && inVain < WindowsInVain; i++)
        {
            var rate = await RateMeter.MeasureAsync(() => counter.Value, Window);
            inVain = rate > best ? 0 : inVain + 1;
            best = Math.Max(best, rate);
            Console.WriteLine($"  warming up: {rate,9:N0}/s");
        }
    }
}
