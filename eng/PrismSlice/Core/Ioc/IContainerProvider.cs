namespace Prism.Ioc;

/// <summary>Resolves services.</summary>
public interface IContainerProvider
{
    /// <exception cref="ContainerResolutionException">The service could not be made.</exception>
    object Resolve(Type type);
}
