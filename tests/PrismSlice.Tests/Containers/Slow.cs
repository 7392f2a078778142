namespace PrismSlice.Tests.Containers;

/// <summary>Counts how often it is made, by many threads at a time.</summary>
internal sealed class Slow : IService
{
    private static int _made;

    public Slow()
    {
        Interlocked.Increment(ref _made);
        Thread.SpinWait(100_000);
    }

    public static int TakeMade() => Interlocked.Exchange(ref _made, 0);
}
