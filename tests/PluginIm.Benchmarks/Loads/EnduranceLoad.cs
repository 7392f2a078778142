using PluginIm.Sip;

namespace PluginIm.Benchmarks;

/// <summary>
/// Whether the rate of the first minute is still that of the last one: what is remembered of finished transactions must not slow down
/// those under way.
/// </summary>
internal static class EnduranceLoad
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var minutes = (int)LoadArguments.Number(arguments, 0, 5);
        var minute = LoadArguments.Seconds(arguments, 1, 60);
        await using var traffic = await MessageTraffic.StartAsync(SipTransport.Udp);
        await traffic.MeasureAsync(64, TimeSpan.FromSeconds(8));

        using var stop = new CancellationTokenSource();
        var counter = new Counter();
        var running = traffic.RunAsync(64, counter, null, stop.Token);
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
}
