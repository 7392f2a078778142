namespace Prism.Modularity;

public enum InitializationMode
{
    /// <summary>When the application starts.</summary>
    WhenAvailable,

    /// <summary>When somebody asks for it by <see cref="IModuleManager.LoadModule"/>.</summary>
    OnDemand,
}
