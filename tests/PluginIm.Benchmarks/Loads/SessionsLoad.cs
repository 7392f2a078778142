namespace PluginIm.Benchmarks;

/// <summary>
/// A message from Send to the line in the other side's transcript: two channels with journals and a switch, all in this process, by TCP, beside a
/// bare relay of the same bytes; then what many open sessions cost, in time and in memory.
/// </summary>
internal static class SessionsLoad
{
    private const int Few = 10;
    private const int WarmUp = 3000;

    /// <summary>What the MESSAGE of the load has on the wire.</summary>
    private const int MessageBytes = 1250;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var many = (int)LoadArguments.Number(arguments, 0, 10_000);
        var messages = (int)LoadArguments.Number(arguments, 1, 2000);
        var rounds = (int)LoadArguments.Number(arguments, 2, 3);
        await using var pair = await SessionPair.StartAsync();
        await pair.OpenAsync(Few);
        await pair.MeasureAsync(WarmUp, 1);
        List<(double Blocking, double Asynchronous, double Session)> few = [];
        for (var round = 0; round < rounds; round++)
        {
            var blocking = RawTcpRelay.Measure(MessageBytes, 500, messages).Percentile(0.5).TotalMicroseconds;
            var asynchronous = (await RawTcpRelay.MeasureAsync(MessageBytes, 500, messages)).Percentile(0.5).TotalMicroseconds;
            var session = await pair.MeasureAsync(200, messages);
            few.Add((blocking, asynchronous, session.Percentile(0.5).TotalMicroseconds));
            Console.WriteLine(
                $"  raw relay p50 {blocking:N0} us by threads, {asynchronous:N0} us by tasks; session p50 {few[^1].Session:N0} us, p99 {session.Percentile(0.99).TotalMicroseconds:N0} us");
        }

        var fewMedian = RateMeter.Median(few.Select(round => round.Session));
        Console.WriteLine(
            $"{Few} sessions, medians of {rounds}: {fewMedian / RateMeter.Median(few.Select(round => round.Blocking)):F2} times the raw relay of blocking threads, "
            + $"{fewMedian / RateMeter.Median(few.Select(round => round.Asynchronous)):F2} times that of asynchronous sockets");

        var before = GC.GetTotalMemory(forceFullCollection: true);
        await pair.OpenAsync(many);

        // What is remembered of finished transactions is no session's; with the load's timers it is gone in a moment.
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        Console.WriteLine(
            $"{many:N0} sessions: {(after - before) / 2.0 / (many - Few):N0} bytes a session on each desktop, half of the switch's part included");
        List<double> all = [];
        for (var round = 0; round < rounds; round++)
        {
            all.Add((await pair.MeasureAsync(200, messages)).Percentile(0.5).TotalMicroseconds);
        }

        var manyMedian = RateMeter.Median(all);
        Console.WriteLine($"a message with {many:N0} sessions open: p50 {manyMedian:N0} us, {manyMedian / fewMedian:F2} of that with {Few}");
        return 0;
    }
}
