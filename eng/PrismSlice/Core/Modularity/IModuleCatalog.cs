namespace Prism.Modularity;

/// <summary>The modules that the application knows of, with what each depends on.</summary>
public interface IModuleCatalog
{
    IEnumerable<IModuleInfo> Modules { get; }

    IEnumerable<IModuleInfo> GetDependentModules(IModuleInfo moduleInfo);

    IEnumerable<IModuleInfo> CompleteListWithDependencies(IEnumerable<IModuleInfo> modules);

    void Initialize();

    IModuleCatalog AddModule(IModuleInfo moduleInfo);
}
