namespace PrismSlice.Tests.Containers;

internal sealed class NeedsService(IService service)
{
    public IService Service { get; } = service;
}
