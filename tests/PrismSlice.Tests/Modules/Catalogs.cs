namespace PrismSlice.Tests.Modules;

/// <summary>Enters modules into a catalog, as a shell does after its manifest.</summary>
internal static class Catalogs
{
    public static IModuleCatalog AtStart<T>(this IModuleCatalog catalog, string name, params string[] dependsOn)
        where T : IModule => catalog.AddModule(Info<T>(name, dependsOn));

    public static IModuleCatalog OnDemand<T>(this IModuleCatalog catalog, string name, params string[] dependsOn)
        where T : IModule
    {
        ModuleInfo info = Info<T>(name, dependsOn);
        info.InitializationMode = InitializationMode.OnDemand;
        return catalog.AddModule(info);
    }

    public static IModuleCatalog FromFile(this IModuleCatalog catalog, string name, string type, string file, params string[] dependsOn) =>
        catalog.AddModule(name, type, new Uri(file).AbsoluteUri, InitializationMode.WhenAvailable, dependsOn);

    public static ModuleInfo Info<T>(string name, params string[] dependsOn)
        where T : IModule => new(name, typeof(T).AssemblyQualifiedName!, dependsOn);
}
