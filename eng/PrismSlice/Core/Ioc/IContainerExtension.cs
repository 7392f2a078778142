namespace Prism.Ioc;

/// <summary>The application's container: what modules register with and resolve from.</summary>
public interface IContainerExtension : IContainerProvider, IContainerRegistry
{
    /// <summary>Called by the application once its own types are registered.</summary>
    void FinalizeExtension();
}
