using PluginIm.Sip;

namespace PluginIm.Benchmarks;

/// <summary>
/// Whether the rate of the first minute is still that of the last one: what is remembered of finished transactions must not slow down
/// those under way. A machine that others use changes its own rate by more than that, so that each minute is cut into turns of traffic and
/// raw echo: it counts what share of the echo's rate the traffic comes to, and how much of a processor's time a transaction takes.
/// </summary>
internal static class EnduranceLoad
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan EchoTurn = TimeSpan.FromSeconds(0.5);

    public static async Task<int> RunAsync(string[] arguments)
    {
        var minutes = (int)LoadArguments.Number(arguments, 0, 5);
        var minute = LoadArguments.Seconds(arguments, 1, 60);
        await using var traffic = await MessageTraffic.StartAsync(SipTransport.Udp);
        var sample = await traffic.SampleAsync();
        await traffic.WarmUpAsync();
        List<Minute> all = [];
        for (var i = 1; i <= minutes; i++)
        {
            all.Add(await MeasureAsync(traffic, sample, minute));
            Console.WriteLine(
                $"  {i}: {all[^1]}, {traffic.Far.Table.FinishedServers.Count,9:N0} remembered, "
                + $"{GC.GetTotalMemory(forceFullCollection: false) / 1e6,7:N0} MB");
        }

        var (first, last) = (all[0], all[^1]);
        Console.WriteLine(
            $"last to first: rate {last.Rate / first.Rate:F3}, share of the raw echo {last.Share / first.Share:F3}, "
            + $"processor time {last.Microseconds / first.Microseconds:F3}");
        return 0;
    }

    private static async Task<Minute> MeasureAsync(MessageTraffic traffic, byte[] sample, TimeSpan minute)
    {
        List<Minute> turns = [];
        var before = await RawEcho.RunAsync(sample, 64, EchoTurn);
        for (var start = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(start) < minute;)
        {
            var busy = Environment.CpuUsage.TotalTime;
            var (count, rate, _) = await traffic.MeasureAsync(64, Turn);
            busy = Environment.CpuUsage.TotalTime - busy;
            var after = await RawEcho.RunAsync(sample, 64, EchoTurn);
            turns.Add(new Minute(rate, rate / ((before + after) / 2), busy.TotalMicroseconds / count));
            before = after;
        }

        return new Minute(
            RateMeter.Median(turns.Select(turn => turn.Rate)),
            RateMeter.Median(turns.Select(turn => turn.Share)),
            RateMeter.Median(turns.Select(turn => turn.Microseconds)));
    }

    /// <summary>The middle of a minute's turns.</summary>
    private sealed record Minute(double Rate, double Share, double Microseconds)
    {
        public override string ToString() => $"{Rate,9:N0}/s, {Share:F3} of the raw echo, {Microseconds:F1} us of processor each";
    }
}
