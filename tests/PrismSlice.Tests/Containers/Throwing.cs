namespace PrismSlice.Tests.Containers;

internal sealed class Throwing
{
    public Throwing() => throw new InvalidOperationException("The constructor's own fault.");
}
