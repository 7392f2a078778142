namespace Prism.Modularity;

/// <summary>Initializes modules in the catalog's order, each after all that it depends on.</summary>
public class ModuleManager : IModuleManager
{
    private readonly IModuleInitializer _moduleInitializer;

    public ModuleManager(IModuleInitializer moduleInitializer, IModuleCatalog moduleCatalog)
    {
        ArgumentNullException.ThrowIfNull(moduleInitializer);
        ArgumentNullException.ThrowIfNull(moduleCatalog);
        _moduleInitializer = moduleInitializer;
        ModuleCatalog = moduleCatalog;
    }

    public event EventHandler<LoadModuleCompletedEventArgs>? LoadModuleCompleted;

    public IEnumerable<IModuleInfo> Modules => ModuleCatalog.Modules;

    protected IModuleCatalog ModuleCatalog { get; }

    public void Run()
    {
        ModuleCatalog.Initialize();
        Load(Modules.Where(module => module.InitializationMode == InitializationMode.WhenAvailable));
    }

    public void LoadModule(string moduleName)
    {
        IModuleInfo[] named = [.. Modules.Where(module => module.ModuleName == moduleName)];
        if (named.Length != 1)
        {
            throw new ModuleNotFoundException(moduleName, $"Module {moduleName} was not found in the catalog.");
        }

        Load(named);
    }

    private void Load(IEnumerable<IModuleInfo> modules)
    {
        foreach (IModuleInfo module in ModuleCatalog.CompleteListWithDependencies(modules))
        {
            if (module.State == ModuleState.NotStarted)
            {
                LoadTypes(module);
            }
        }

        InitializeReady();
    }

    private void InitializeReady()
    {
        while (NextReady() is { } ready)
        {
            ready.State = ModuleState.Initializing;
            _moduleInitializer.Initialize(ready);
            ready.State = ModuleState.Initialized;
            LoadModuleCompleted?.Invoke(this, new LoadModuleCompletedEventArgs(ready, null));
        }
    }

    private IModuleInfo? NextReady() =>
        Modules.FirstOrDefault(module =>
            module.State == ModuleState.ReadyForInitialization
            && ModuleCatalog.GetDependentModules(module).All(dependency => dependency.State == ModuleState.Initialized));

    private void LoadTypes(IModuleInfo module)
    {
        if (Type.GetType(module.ModuleType) is null)
        {
            LoadFromFile(module);
        }
        else
        {
            module.State = ModuleState.ReadyForInitialization;
        }
    }

    // A module from a file is initialized as soon as it can be, before the next file is looked at.
    private void LoadFromFile(IModuleInfo module)
    {
        if (!Uri.TryCreate(module.Ref, UriKind.Absolute, out Uri? location) || !location.IsFile)
        {
            throw new ModuleTypeLoaderNotFoundException(
                module.ModuleName, $"The assembly of module {module.ModuleName} was not found, and its Ref names no file.", null);
        }

        module.State = ModuleState.LoadingTypes;
        try
        {
            ModuleAssemblies.Load(location.LocalPath);
            module.State = ModuleState.ReadyForInitialization;
            InitializeReady();
        }
        catch (Exception exception)
        {
            // Any fault of the file, and of what it starts, is told to the handlers first: a shell may run on without the module.
            LoadModuleCompletedEventArgs completed = new(module, exception);
            LoadModuleCompleted?.Invoke(this, completed);
            if (!completed.IsErrorHandled)
            {
                throw new ModuleTypeLoadingException(module.ModuleName, exception.Message, exception);
            }
        }
    }
}
