namespace Prism.Modularity;

/// <summary>A catalog filled by code. It refuses duplicate names, missing and cyclic dependencies, and names the modules.</summary>
public class ModuleCatalog : IModuleCatalog
{
    private readonly List<IModuleInfo> _modules = [];
    private bool _validated;

    public virtual IEnumerable<IModuleInfo> Modules => _modules;

    /// <summary>Adds a module; the catalog is checked when it is next initialized.</summary>
    public virtual IModuleCatalog AddModule(IModuleInfo moduleInfo)
    {
        _modules.Add(moduleInfo);
        return this;
    }

    public virtual void Initialize() => Validate();

    /// <summary>Checks the whole catalog.</summary>
    /// <exception cref="DuplicateModuleException">Two modules have the same name.</exception>
    /// <exception cref="CyclicDependencyFoundException">Modules depend on each other in a circle.</exception>
    /// <exception cref="ModularityException">A dependency is missing, or loads later than the module that needs it.</exception>
    public virtual void Validate()
    {
        RefuseDuplicates();
        _ = ModuleDependencyOrder.Of(Modules);
        RefuseStartUpModulesThatNeedOnDemandOnes();
        _validated = true;
    }

    public virtual IEnumerable<IModuleInfo> GetDependentModules(IModuleInfo moduleInfo)
    {
        EnsureValidated();
        return DependenciesOf(moduleInfo);
    }

    public virtual IEnumerable<IModuleInfo> CompleteListWithDependencies(IEnumerable<IModuleInfo> modules)
    {
        ArgumentNullException.ThrowIfNull(modules);
        EnsureValidated();

        List<IModuleInfo> complete = [];
        Queue<IModuleInfo> pending = new(modules);
        while (pending.TryDequeue(out IModuleInfo? module))
        {
            if (!complete.Contains(module))
            {
                complete.Add(module);
                foreach (IModuleInfo dependency in DependenciesOf(module))
                {
                    pending.Enqueue(dependency);
                }
            }
        }

        return ModuleDependencyOrder.Of(complete);
    }

    private void EnsureValidated()
    {
        if (!_validated)
        {
            Validate();
        }
    }

    private IEnumerable<IModuleInfo> DependenciesOf(IModuleInfo module) =>
        Modules.Where(other => module.DependsOn.Contains(other.ModuleName));

    private void RefuseDuplicates()
    {
        IModuleInfo? duplicate = Modules.GroupBy(module => module.ModuleName).FirstOrDefault(group => group.Skip(1).Any())?.First();
        if (duplicate is not null)
        {
            throw new DuplicateModuleException(
                duplicate.ModuleName, $"A duplicated module with name {duplicate.ModuleName} has been found by the loader.");
        }
    }

    private void RefuseStartUpModulesThatNeedOnDemandOnes()
    {
        IModuleInfo? module = Modules.FirstOrDefault(candidate =>
            candidate.InitializationMode == InitializationMode.WhenAvailable
            && DependenciesOf(candidate).Any(dependency => dependency.InitializationMode == InitializationMode.OnDemand));
        if (module is not null)
        {
            throw new ModularityException(
                module.ModuleName,
                $"Module {module.ModuleName} loads when the application starts, but depends on modules that load on demand.");
        }
    }
}
