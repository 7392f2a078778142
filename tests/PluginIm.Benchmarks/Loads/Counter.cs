namespace PluginIm.Benchmarks;

/// <summary>Counts from several threads.</summary>
internal sealed class Counter
{
    private long _value;

    public long Value => Interlocked.Read(ref _value);

    public void Increment() => Interlocked.Increment(ref _value);
}
