using PluginIm.Sip;

namespace PluginIm.Benchmarks;

/// <summary>MESSAGE/200 through full transactions, as a share of what the sockets alone give.</summary>
internal static class MessageLoad
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var duration = LoadArguments.Seconds(arguments, 0, 2);
        var rounds = (int)LoadArguments.Number(arguments, 1, 3);
        await using var udp = await MessageTraffic.StartAsync(SipTransport.Udp);
        await using var tcp = await MessageTraffic.StartAsync(SipTransport.Tcp);
        var sample = await udp.SampleAsync();
        await udp.WarmUpAsync();
        await tcp.WarmUpAsync();
        Console.WriteLine($"MESSAGE of {sample.Length} bytes");
        foreach (var outstanding in new[] { 64, 1 })
        {
            List<Round> all = [];
            for (var i = 0; i < rounds; i++)
            {
                all.Add(await RunAsync(udp, tcp, sample, outstanding, duration));
                Console.WriteLine(all[^1]);
            }

            Print(outstanding, all);
        }

        return 0;
    }

    private static async Task<Round> RunAsync(MessageTraffic udp, MessageTraffic tcp, byte[] sample, int outstanding, TimeSpan duration)
    {
        var before = await RawEcho.RunAsync(sample, outstanding, duration);
        var (_, udpRate, udpTimes) = await udp.MeasureAsync(outstanding, duration);
        var (_, tcpRate, tcpTimes) = await tcp.MeasureAsync(outstanding, duration);
        var after = await RawEcho.RunAsync(sample, outstanding, duration);
        return new Round(before, after, udpRate, udpTimes, tcpRate, tcpTimes);
    }

    private static void Print(int outstanding, List<Round> rounds)
    {
        var raw = RateMeter.Median(rounds.Select(round => round.Raw));
        var udp = RateMeter.Median(rounds.Select(round => round.Udp));
        var tcp = RateMeter.Median(rounds.Select(round => round.Tcp));
        Console.WriteLine($"{outstanding} outstanding, medians of {rounds.Count} rounds:");
        Console.WriteLine($"  raw echo {raw,9:N0}/s");
        Console.WriteLine($"  UDP      {udp,9:N0}/s  {RateMeter.Median(rounds.Select(round => round.Udp / round.Raw)):F2} of raw");
        Console.WriteLine($"  TCP      {tcp,9:N0}/s  {RateMeter.Median(rounds.Select(round => round.Tcp / round.Udp)):F2} of UDP");
    }

    private sealed record Round(double Before, double After, double Udp, Latencies UdpTimes, double Tcp, Latencies TcpTimes)
    {
        public double Raw => (Before + After) / 2;

        public override string ToString() =>
            $"  raw {Before:N0} and {After:N0}/s, UDP {Udp:N0}/s ({Times(UdpTimes)}), TCP {Tcp:N0}/s ({Times(TcpTimes)})";

        private static string Times(Latencies times) =>
            $"p50 {times.Percentile(0.5).TotalMilliseconds:F2} ms, p99 {times.Percentile(0.99).TotalMilliseconds:F2} ms";
    }
}
