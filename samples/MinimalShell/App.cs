using System.IO;
using System.Runtime.Loader;
using System.Windows;
using PluginIm.Contracts;
using PluginIm.Contracts.Credentials;
using PluginIm.Contracts.Manifest;
using Prism.DryIoc;

namespace MinimalShell;

/// <summary>The smallest shell with instant messaging. Its argument is the agent's logon.</summary>
internal sealed class App(string logon) : PrismApplication
{
    private readonly ModuleFolder _folder = new(Path.Combine(AppContext.BaseDirectory, "modules"));
    private readonly ModuleManifest _manifest = ReadManifest();
    private readonly Colleagues _colleagues = new();

    [STAThread]
    public static void Main(string[] arguments) => new App(arguments[0]).Run();

    protected override void OnStartup(StartupEventArgs e)
    {
        _folder.Serve(AssemblyLoadContext.Default);
        base.OnStartup(e);
    }

    protected override void RegisterTypes(IContainerRegistry containerRegistry)
    {
        containerRegistry.RegisterInstance<IAgent>(new Agent(logon));
        containerRegistry.RegisterInstance<ICredentials>(new EnvironmentCredentials("MINIMALSHELL_PASSWORD"));
        containerRegistry.RegisterInstance<IImSettings>(_manifest.ForRole(role: null));
        containerRegistry.RegisterInstance<IRegionMap>(_manifest);
        containerRegistry.RegisterInstance<ITeamCommunicator>(_colleagues);
        containerRegistry.RegisterInstance<ITargetDirectory>(_colleagues);
        containerRegistry.RegisterInstance(new ShellWindow(_colleagues));
        containerRegistry.RegisterSingleton<IInteractionWindows, Tabs>();
    }

    protected override void ConfigureModuleCatalog(IModuleCatalog moduleCatalog)
    {
        foreach (var module in _manifest.ForRole(role: null).Modules)
        {
            moduleCatalog.AddModule(new ModuleInfo(module.Name, $"{module.Type}, {module.Assembly}", [.. module.DependsOn])
            {
                Ref = new Uri(_folder.PathOf(module)).AbsoluteUri,
                InitializationMode = module.Loading == ModuleLoading.OnDemand ? InitializationMode.OnDemand : InitializationMode.WhenAvailable,
            });
        }
    }

    protected override Window CreateShell() => Container.Resolve<ShellWindow>();

    private static ModuleManifest ReadManifest()
    {
        var read = ModuleManifestReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "module-manifest.json"));
        return read.Manifest ?? throw new InvalidDataException(string.Join(Environment.NewLine, read.Faults));
    }
}
