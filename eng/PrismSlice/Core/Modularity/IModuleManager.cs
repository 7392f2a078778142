namespace Prism.Modularity;

/// <summary>Loads and initializes modules.</summary>
public interface IModuleManager
{
    /// <summary>A module is initialized, or its types could not be loaded.</summary>
    event EventHandler<LoadModuleCompletedEventArgs>? LoadModuleCompleted;

    IEnumerable<IModuleInfo> Modules { get; }

    /// <summary>Loads the modules that load when the application starts.</summary>
    void Run();

    /// <summary>Loads one module with all that it depends on; does nothing where it is loaded.</summary>
    /// <exception cref="ModuleNotFoundException">The catalog has no module of this name.</exception>
    void LoadModule(string moduleName);
}
