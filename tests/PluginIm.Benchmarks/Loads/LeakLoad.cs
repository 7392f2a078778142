using PluginIm.Sip;

namespace PluginIm.Benchmarks;

/// <summary>Whether memory, tables, timers and sockets are back where they were after very many transactions and dialogs.</summary>
internal static class LeakLoad
{
    private const int DialogsAtOnce = 1000;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var transactions = (long)LoadArguments.Number(arguments, 0, 1_000_000);
        var dialogs = (int)LoadArguments.Number(arguments, 1, 100_000);
        await using var traffic = await MessageTraffic.StartAsync(SipTransport.Udp, LoadTimers.Short);
        var opening = new DialogTraffic(traffic);

        // What is made once, such as compiled code and pooled buffers, is not a leak.
        await RunAsync(traffic, opening, transactions / 20, dialogs / 20);
        var before = Leftovers.Of(traffic);
        await RunAsync(traffic, opening, transactions, dialogs);
        var after = Leftovers.Of(traffic);

        Console.WriteLine($"before: {before}");
        Console.WriteLine($"after {transactions:N0} transactions and {dialogs:N0} dialogs: {after}");
        Console.WriteLine($"memory grew by {after.Memory - before.Memory:N0} bytes; {opening.Count} dialogs are left");
        return 0;
    }

    private static async Task RunAsync(MessageTraffic traffic, DialogTraffic opening, long transactions, int dialogs)
    {
        using (var stop = new CancellationTokenSource())
        {
            var counter = new Counter();
            var running = traffic.RunAsync(64, counter, null, stop.Token);
            while (counter.Value < transactions)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, CancellationToken.None);
            }

            await stop.CancelAsync();
            await running;
        }

        for (var opened = 0; opened < dialogs; opened += DialogsAtOnce)
        {
            await opening.CloseAsync(await opening.OpenAsync(Math.Min(DialogsAtOnce, dialogs - opened)));
        }

        await Leftovers.SettleAsync(traffic);
    }
}
