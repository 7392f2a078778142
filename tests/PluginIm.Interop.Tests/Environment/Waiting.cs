namespace PluginIm.Interop.Tests.Environment;

/// <summary>Waits for what must come, on a machine that may be busy.</summary>
internal static class Waiting
{
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(40);

    public static async Task ForAsync(Func<bool> condition, string what)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (!condition())
        {
            Assert.IsFalse(patience.IsCancellationRequested, $"Waited in vain for {what}.");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>Tries until a try does what it is to do.</summary>
    public static async Task UntilAsync(Func<Task<bool>> tried, string what)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (!await tried())
        {
            Assert.IsFalse(patience.IsCancellationRequested, $"Waited in vain for {what}.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
        }
    }
}
