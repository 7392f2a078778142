namespace Prism.Modularity;

public static class IModuleCatalogExtensions
{
    public static IModuleCatalog AddModule<T>(
        this IModuleCatalog catalog, InitializationMode mode = InitializationMode.WhenAvailable, params string[] dependsOn)
        where T : IModule =>
        catalog.AddModule<T>(typeof(T).Name, mode, dependsOn);

    public static IModuleCatalog AddModule<T>(
        this IModuleCatalog catalog, string name, InitializationMode mode = InitializationMode.WhenAvailable, params string[] dependsOn)
        where T : IModule =>
        catalog.AddModule(name, typeof(T).AssemblyQualifiedName!, mode, dependsOn);

    public static IModuleCatalog AddModule(this IModuleCatalog catalog, Type moduleType, params string[] dependsOn) =>
        catalog.AddModule(moduleType, InitializationMode.WhenAvailable, dependsOn);

    public static IModuleCatalog AddModule(
        this IModuleCatalog catalog, Type moduleType, InitializationMode initializationMode, params string[] dependsOn)
    {
        ArgumentNullException.ThrowIfNull(moduleType);
        return catalog.AddModule(moduleType.Name, moduleType.AssemblyQualifiedName!, initializationMode, dependsOn);
    }

    public static IModuleCatalog AddModule(
        this IModuleCatalog catalog, string moduleName, string moduleType, params string[] dependsOn) =>
        catalog.AddModule(moduleName, moduleType, InitializationMode.WhenAvailable, dependsOn);

    public static IModuleCatalog AddModule(
        this IModuleCatalog catalog,
        string moduleName,
        string moduleType,
        InitializationMode initializationMode,
        params string[] dependsOn) =>
        catalog.AddModule(moduleName, moduleType, null!, initializationMode, dependsOn);

    public static IModuleCatalog AddModule(
        this IModuleCatalog catalog,
        string moduleName,
        string moduleType,
        string refValue,
        InitializationMode initializationMode,
        params string[] dependsOn)
    {
        ArgumentNullException.ThrowIfNull(moduleName);
        ArgumentNullException.ThrowIfNull(moduleType);
        return catalog.AddModule(new ModuleInfo(moduleName, moduleType, dependsOn)
        {
            InitializationMode = initializationMode,
            Ref = refValue,
        });
    }
}
