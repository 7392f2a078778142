namespace PrismSlice.Tests.Containers;

internal sealed class HasTwoConstructors
{
    public HasTwoConstructors()
    {
    }

    public HasTwoConstructors(IService service) => Service = service;

    public IService? Service { get; }
}
