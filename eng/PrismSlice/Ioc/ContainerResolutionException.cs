namespace Prism.Ioc;

/// <summary>A service could not be resolved; the inner exception says why.</summary>
public class ContainerResolutionException : Exception
{
    public ContainerResolutionException(Type serviceType, Exception innerException)
        : this(serviceType, null, innerException)
    {
    }

    public ContainerResolutionException(Type serviceType, string? serviceName, Exception innerException)
        : base(Describe(serviceType, serviceName), innerException)
    {
        ServiceType = serviceType;
        ServiceName = serviceName;
    }

    public Type ServiceType { get; }

    public string? ServiceName { get; }

    private static string Describe(Type serviceType, string? serviceName) =>
        string.IsNullOrEmpty(serviceName)
            ? $"An unexpected error occurred while resolving '{serviceType.FullName}'"
            : $"An unexpected error occurred while resolving '{serviceType.FullName}', with the service name '{serviceName}'";
}
