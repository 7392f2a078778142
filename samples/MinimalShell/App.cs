using System.IO;
using System.Runtime.Loader;
using System.Windows;
using PluginIm.Contracts.Credentials;
using PluginIm.Contracts.Manifest;
using Prism.DryIoc;

namespace MinimalShell;

/// <summary>The smallest shell with instant messaging. Its argument is the agent's logon.</summary>
internal sealed class App(string logon) : PrismApplication
{
    private readonly ManifestResult _read = ModuleManifestReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "module-manifest.json"));

    private ModuleManifest Manifest => _read.Manifest ?? throw new InvalidDataException(string.Join(Environment.NewLine, _read.Faults));

    [STAThread]
    public static void Main(string[] arguments) => new App(arguments[0]).Run();

    protected override void RegisterTypes(IContainerRegistry containerRegistry)
    {
        var colleagues = new Colleagues();
        var window = new ShellWindow(colleagues);
        containerRegistry.RegisterInstance(window);
        containerRegistry.RegisterInstance<IInteractionWindows>(window);
        containerRegistry.RegisterInstance<ITeamCommunicator>(colleagues);
        containerRegistry.RegisterInstance<ITargetDirectory>(colleagues);
        containerRegistry.RegisterInstance<IAgent>(new Agent(logon));
        containerRegistry.RegisterInstance<ICredentials>(new EnvironmentCredentials("MINIMALSHELL_PASSWORD"));
        containerRegistry.RegisterInstance<IImSettings>(Manifest.ForRole(role: null));
        containerRegistry.RegisterInstance<IRegionMap>(Manifest);
    }

    protected override void ConfigureModuleCatalog(IModuleCatalog moduleCatalog)
    {
        var folder = new ModuleFolder(Path.Combine(AppContext.BaseDirectory, "modules"));
        folder.Serve(AssemblyLoadContext.Default);
        foreach (var module in Manifest.ForRole(role: null).Modules)
        {
            var mode = module.Loading == ModuleLoading.OnDemand ? InitializationMode.OnDemand : InitializationMode.WhenAvailable;
            var file = new Uri(folder.PathOf(module)).AbsoluteUri;
            moduleCatalog.AddModule(module.Name, $"{module.Type}, {module.Assembly}", file, mode, [.. module.DependsOn]);
        }
    }

    protected override Window CreateShell() => Container.Resolve<ShellWindow>();
}
