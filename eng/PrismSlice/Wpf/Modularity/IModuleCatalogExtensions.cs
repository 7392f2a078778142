namespace Prism.Modularity;

public static class IModuleCatalogExtensions
{
    /// <summary>Adds the module of this class, named after it.</summary>
    public static IModuleCatalog AddModule<T>(
        this IModuleCatalog catalog, InitializationMode mode = InitializationMode.WhenAvailable, params string[] dependsOn)
        where T : IModule =>
        catalog.AddModule(new ModuleInfo(typeof(T).Name, typeof(T).AssemblyQualifiedName!, dependsOn) { InitializationMode = mode });

    /// <summary>Adds a module that lies in a file of its own.</summary>
    public static IModuleCatalog AddModule(
        this IModuleCatalog catalog, string moduleName, string moduleType, string refValue, InitializationMode initializationMode, params string[] dependsOn) =>
        catalog.AddModule(new ModuleInfo(moduleName, moduleType, dependsOn) { Ref = refValue, InitializationMode = initializationMode });
}
