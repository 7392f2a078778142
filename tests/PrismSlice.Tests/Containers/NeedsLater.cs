namespace PrismSlice.Tests.Containers;

internal sealed class NeedsLater(Lazy<IService> lazy, Func<IService> func)
{
    public Lazy<IService> Lazy { get; } = lazy;

    public Func<IService> Func { get; } = func;
}
