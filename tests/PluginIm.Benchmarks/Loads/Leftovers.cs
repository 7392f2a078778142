using System.Diagnostics;

namespace PluginIm.Benchmarks;

/// <summary>What is left in two endpoints and their process.</summary>
/// <param name="Memory">Bytes of the managed heap that something still holds.</param>
/// <param name="Transactions">Transactions in all tables of both endpoints.</param>
/// <param name="Timers">Timers on the wheels of both.</param>
/// <param name="Files">Open files of the process, sockets among them; 0 where the system does not say.</param>
/// <param name="Threads">Threads of the process.</param>
internal sealed record Leftovers(long Memory, int Transactions, int Timers, int Files, int Threads)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Leftovers Of(MessageTraffic traffic)
    {
        using var process = Process.GetCurrentProcess();
        return new Leftovers(
            MemoryHeld(),
            traffic.Near.Table.Count + traffic.Far.Table.Count,
            traffic.Near.Core.Wheel.Count + traffic.Far.Core.Wheel.Count,
            Directory.Exists("/proc/self/fd") ? Directory.GetFiles("/proc/self/fd").Length : 0,
            process.Threads.Count);
    }

    /// <summary>Waits until no transaction and no timer is left.</summary>
    public static async Task SettleAsync(MessageTraffic traffic)
    {
        var start = Stopwatch.GetTimestamp();
        while (traffic.Near.Table.Count + traffic.Far.Table.Count + traffic.Near.Core.Wheel.Count + traffic.Far.Core.Wheel.Count > 0)
        {
            if (Stopwatch.GetElapsedTime(start) > Patience)
            {
                throw new InvalidOperationException($"Something is left for ever: {Of(traffic)}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
        }
    }

    public static long MemoryHeld()
    {
        // Twice: the first collection lets finalizers go, the second what they held.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
