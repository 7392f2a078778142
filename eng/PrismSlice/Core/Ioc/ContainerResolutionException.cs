namespace Prism.Ioc;

/// <summary>A service could not be resolved; the inner exception says why.</summary>
public class ContainerResolutionException(Type serviceType, Exception innerException)
    : Exception($"An unexpected error occurred while resolving '{serviceType.FullName}'", innerException)
{
    public Type ServiceType { get; } = serviceType;
}
