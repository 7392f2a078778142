namespace PrismSlice.Tests.Containers;

internal sealed class HasOptional(IService? service = null)
{
    public IService? Service { get; } = service;
}
