namespace PrismSlice.Tests.Containers;

internal sealed class Circular(Circular other)
{
    public Circular Other { get; } = other;
}
