namespace PrismSlice.Tests.Containers;

internal sealed class NeedsConcrete(NeedsService inner)
{
    public NeedsService Inner { get; } = inner;
}
