using System.Diagnostics;

namespace SampleShell.Tests;

/// <summary>Waits by condition, never by a fixed time.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Long enough for a busy machine; a passing test never waits for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Waits on the context of the caller: called on the thread with windows, it lets that thread work meanwhile.</summary>
    public static Task HoldsAsync(Func<bool> condition, string what) => HoldsAsync(() => Task.FromResult(condition()), what);

    /// <inheritdoc cref="HoldsAsync(Func{bool}, string)"/>
    public static async Task HoldsAsync(Func<Task<bool>> condition, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > Patience)
            {
                throw new AssertFailedException($"Not seen within {Patience.TotalSeconds:0} s: {what}");
            }

            await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
        }
    }
}
