namespace PluginIm.Benchmarks;

/// <summary>
/// A message from Send to the line in the other side's transcript: two channels, with journals and without, and a switch, all in this process, by TCP,
/// beside a bare relay of the same bytes; then what many open sessions cost, in time and in memory.
/// </summary>
internal static class SessionsLoad
{
    private const int Few = 10;
    private const int WarmUp = 20000;

    /// <summary>What the MESSAGE of the load has on the wire.</summary>
    private const int MessageBytes = 1250;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var many = (int)LoadArguments.Number(arguments, 0, 10_000);
        var messages = (int)LoadArguments.Number(arguments, 1, 2000);
        var rounds = (int)LoadArguments.Number(arguments, 2, 3);
        await using var pair = await StartAsync(isKept: true);
        List<Round> all = [];
        await using (var bare = await StartAsync(isKept: false))
        {
            for (var round = 0; round < rounds; round++)
            {
                all.Add(await RunAsync(pair, bare, messages));
                Console.WriteLine(all[^1]);
            }
        }

        var few = RateMeter.Median(all.Select(round => round.Kept));
        Print("with a journal", all, few);
        Print("without one", all, RateMeter.Median(all.Select(round => round.Bare)));
        await MeasureManyAsync(pair, many, messages, rounds, few);
        return 0;
    }

    private static async Task<SessionPair> StartAsync(bool isKept)
    {
        var pair = await SessionPair.StartAsync(isKept);
        await pair.OpenAsync(Few);
        await pair.MeasureAsync(WarmUp, 1);
        return pair;
    }

    private static async Task<Round> RunAsync(SessionPair pair, SessionPair bare, int messages) => new(
        RawTcpRelay.Measure(MessageBytes, 500, messages).Percentile(0.5).TotalMicroseconds,
        (await RawTcpRelay.MeasureAsync(MessageBytes, 500, messages)).Percentile(0.5).TotalMicroseconds,
        (await pair.MeasureAsync(200, messages)).Percentile(0.5).TotalMicroseconds,
        (await bare.MeasureAsync(200, messages)).Percentile(0.5).TotalMicroseconds);

    private static void Print(string kind, List<Round> all, double session) => Console.WriteLine(
        $"{Few} sessions {kind}, medians of {all.Count}: {session:N0} us, "
        + $"{session / RateMeter.Median(all.Select(round => round.Blocking)):F2} times the raw relay of blocking threads, "
        + $"{session / RateMeter.Median(all.Select(round => round.Asynchronous)):F2} times that of asynchronous sockets");

    private static async Task MeasureManyAsync(SessionPair pair, int many, int messages, int rounds, double few)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await pair.OpenAsync(many);

        // What is remembered of finished transactions is no session's; with the load's timers it is gone in a moment.
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        Console.WriteLine(
            $"{many:N0} sessions: {(after - before) / 2.0 / (many - Few):N0} bytes a session on each desktop, half of the switch's part included");
        List<double> times = [];
        for (var round = 0; round < rounds; round++)
        {
            times.Add((await pair.MeasureAsync(200, messages)).Percentile(0.5).TotalMicroseconds);
        }

        var median = RateMeter.Median(times);
        Console.WriteLine($"a message with {many:N0} sessions open: p50 {median:N0} us, {median / few:F2} of that with {Few}");
    }

    private sealed record Round(double Blocking, double Asynchronous, double Kept, double Bare)
    {
        public override string ToString() =>
            $"  raw relay p50 {Blocking:N0} us by threads, {Asynchronous:N0} us by tasks; session p50 {Kept:N0} us with a journal, {Bare:N0} us without one";
    }
}
