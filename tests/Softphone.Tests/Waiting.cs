namespace Softphone.Tests;

/// <summary>Waits for what must come, on a machine that may be busy.</summary>
internal static class Waiting
{
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(30);

    public static async Task ForAsync(Func<bool> condition, string what)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (!condition())
        {
            Assert.IsFalse(patience.IsCancellationRequested, $"Waited in vain for {what}.");
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, CancellationToken.None);
        }
    }
}
