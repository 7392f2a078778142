using PluginIm.Sip;

namespace PluginIm.Benchmarks;

/// <summary>What many open dialogs cost: a MESSAGE in one of them, and memory.</summary>
internal static class DialogsLoad
{
    private const int Few = 10;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var many = (int)LoadArguments.Number(arguments, 0, 10_000);
        var duration = LoadArguments.Seconds(arguments, 1, 2);
        var rounds = (int)LoadArguments.Number(arguments, 2, 3);

        // Short timers: what the INVITEs leave behind is gone before memory is measured.
        await using var traffic = await MessageTraffic.StartAsync(SipTransport.Udp, LoadTimers.Short);
        var dialogs = new DialogTraffic(traffic);
        var few = await dialogs.OpenAsync(Few);
        await dialogs.MeasureAsync(few, 64, TimeSpan.FromSeconds(6));
        await Leftovers.SettleAsync(traffic);
        var before = Leftovers.MemoryHeld();
        var all = await dialogs.OpenAsync(many);
        await Leftovers.SettleAsync(traffic);
        var bytes = (Leftovers.MemoryHeld() - before) / many;

        List<double> ratios = [];
        for (var i = 0; i < rounds; i++)
        {
            var withFew = await dialogs.MeasureAsync(few, 64, duration);
            var withMany = await dialogs.MeasureAsync(all, 64, duration);
            ratios.Add(withFew / withMany);
            Console.WriteLine($"  among {Few} {withFew:N0}/s, among {all.Length:N0} {withMany:N0}/s");
        }

        Console.WriteLine($"cost of a MESSAGE among {many:N0} dialogs to one among {Few}, median of {rounds} rounds: {RateMeter.Median(ratios):F2}");
        Console.WriteLine($"memory of a dialog, both of its ends together: {bytes:N0} bytes");
        return 0;
    }
}
