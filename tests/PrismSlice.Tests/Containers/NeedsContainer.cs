namespace PrismSlice.Tests.Containers;

internal sealed class NeedsContainer(IContainerProvider provider, IContainerExtension extension)
{
    public IContainerProvider Provider { get; } = provider;

    public IContainerExtension Extension { get; } = extension;
}
