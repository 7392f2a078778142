using System.Diagnostics;

namespace PluginIm.EndToEnd.Tests.Driving;

/// <summary>Waits by condition, never by a fixed time.</summary>
internal static class Condition
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Long enough for a cold start of Wine on a busy machine; a passing test never waits for it.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(60);

    public static async Task<T> WaitForAsync<T>(Func<Task<T?>> look, Func<string> describe)
        where T : class
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            if (await look() is { } seen)
            {
                return seen;
            }

            if (watch.Elapsed > Patience)
            {
                throw new TimeoutException($"Not seen within {Patience.TotalSeconds:0} s: {describe()}");
            }

            await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
        }
    }
}
