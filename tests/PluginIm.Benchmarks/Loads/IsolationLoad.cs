using PluginIm.Sip;

namespace PluginIm.Benchmarks;

/// <summary>
/// What the others notice of TCP peers that hang, one whose connect never ends and one that stops reading: beside having none, and beside the same
/// traffic to peers that answer, since whatever is sent takes its part of the processors.
/// </summary>
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
        List<(double OfAlone, double OfAnswering)> ratios = [];
        await using var answering = await MessageTraffic.StartAsync(SipTransport.Tcp);
        for (var i = 0; i < rounds; i++)
        {
            var (_, before, _) = await traffic.MeasureAsync(64, duration);
            double answered, hung;
            string fate;
            await using (new SideTraffic(traffic, answering.Peer, answering.Peer))
            {
                (_, answered, _) = await traffic.MeasureAsync(64, duration);
            }

            await using (var peers = new HangingPeers())
            await using (var side = new SideTraffic(traffic, peers.Full, peers.Silent))
            {
                (_, hung, _) = await traffic.MeasureAsync(64, duration);
                fate = side.ToString();
            }

            var (_, after, _) = await traffic.MeasureAsync(64, duration);
            ratios.Add((hung / ((before + after) / 2), hung / answered));
            Console.WriteLine(
                $"  {name}: alone {before:N0} and {after:N0}/s, beside peers that answer {answered:N0}/s, beside peers that hang {hung:N0}/s ({fate})");
        }

        Console.WriteLine(
            $"{name} beside TCP peers that hang, medians of {rounds} rounds: {RateMeter.Median(ratios.Select(ratio => ratio.OfAlone)):F2} of its rate alone, "
            + $"{RateMeter.Median(ratios.Select(ratio => ratio.OfAnswering)):F2} of that beside the same traffic to peers that answer");
    }
}
