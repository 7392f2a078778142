using PluginIm.Sip;

namespace PluginIm.Benchmarks;

/// <summary>What the others notice of a TCP peer that hangs: one whose connect never ends, and one that stops reading.</summary>
internal static class IsolationLoad
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var duration = LoadArguments.Seconds(arguments, 0, 2);
        var rounds = (int)LoadArguments.Number(arguments, 1, 7);
        await using var udp = await MessageTraffic.StartAsync(SipTransport.Udp);
        await using var tcp = await MessageTraffic.StartAsync(SipTransport.Tcp);
        await udp.WarmUpAsync();
        await tcp.WarmUpAsync();
        await MeasureAsync("UDP", udp, duration, rounds);
        await MeasureAsync("TCP", tcp, duration, rounds);
        return 0;
    }

    private static async Task MeasureAsync(string name, MessageTraffic traffic, TimeSpan duration, int rounds)
    {
        List<double> ratios = [];
        var (_, before, _) = await traffic.MeasureAsync(64, duration);
        for (var i = 0; i < rounds; i++)
        {
            await using var hanging = HangingPeers.Bother(traffic);
            var (_, with, _) = await traffic.MeasureAsync(64, duration);
            await hanging.DisposeAsync();
            var (_, after, _) = await traffic.MeasureAsync(64, duration);
            ratios.Add(with / ((before + after) / 2));
            Console.WriteLine($"  {name}: alone {before:N0} and {after:N0}/s, beside peers that hang {with:N0}/s ({hanging})");
            before = after;
        }

        Console.WriteLine($"{name} beside a TCP peer that hangs, median of {rounds} rounds: {RateMeter.Median(ratios):F2} of its rate alone");
    }
}
