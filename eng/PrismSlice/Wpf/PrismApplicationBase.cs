using System.Windows;
using Prism.Ioc;
using Prism.Modularity;
using Prism.Regions;

namespace Prism;

/// <summary>Builds the container, the shell's window, its regions and the modules, in this order, when the application starts.</summary>
public abstract class PrismApplicationBase : Application
{
    private IContainerExtension? _containerExtension;
    private IModuleCatalog? _moduleCatalog;

    public IContainerProvider Container => _containerExtension!;

    protected override void OnStartup(StartupEventArgs e)
    {
        base.OnStartup(e);
        Initialize();
        OnInitialized();
    }

    protected virtual void Initialize()
    {
        ContainerLocator.SetContainerExtension(CreateContainerExtension);
        _containerExtension = ContainerLocator.Current;
        _moduleCatalog = CreateModuleCatalog();
        RegisterRequiredTypes(_containerExtension);
        RegisterTypes(_containerExtension);
        _containerExtension.FinalizeExtension();
        ConfigureModuleCatalog(_moduleCatalog);

        if (CreateShell() is { } shell)
        {
            RegionManager.SetRegionManager(shell, _containerExtension.Resolve<IRegionManager>());
            RegionManager.UpdateRegions();
            InitializeShell(shell);
        }

        InitializeModules();
    }

    protected abstract IContainerExtension CreateContainerExtension();

    protected virtual IModuleCatalog CreateModuleCatalog() => new ModuleCatalog();

    protected virtual void RegisterRequiredTypes(IContainerRegistry containerRegistry)
    {
        containerRegistry.RegisterInstance(_moduleCatalog!);
        containerRegistry.RegisterSingleton<IModuleInitializer, ModuleInitializer>();
        containerRegistry.RegisterSingleton<IModuleManager, ModuleManager>();
        containerRegistry.RegisterSingleton<IRegionManager, RegionManager>();
        containerRegistry.RegisterSingleton<IRegionViewRegistry, RegionViewRegistry>();
    }

    protected abstract void RegisterTypes(IContainerRegistry containerRegistry);

    protected virtual void ConfigureModuleCatalog(IModuleCatalog moduleCatalog)
    {
    }

    /// <summary>The shell's window, not yet shown; null where the application has none.</summary>
    protected abstract Window? CreateShell();

    protected virtual void InitializeShell(Window shell) => MainWindow = shell;

    protected virtual void InitializeModules() => Container.Resolve<IModuleManager>().Run();

    protected virtual void OnInitialized() => MainWindow?.Show();
}
