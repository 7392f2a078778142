using System.Reflection;
using System.Windows;
using Prism.DryIoc;

namespace PluginIm.Modules.InstantMessaging.Tests.Environment;

/// <summary>A shell's application. WPF allows one in a program, so that every test starts it anew with its own services and modules.</summary>
internal sealed class TestApplication : PrismApplication
{
    private StartupEventArgs? _startup;
    private Action<IContainerRegistry> _registerTypes = _ => { };
    private Action<IModuleCatalog> _addModules = _ => { };

    private TestApplication() => ShutdownMode = ShutdownMode.OnExplicitShutdown;

    /// <summary>The application; it belongs to the thread that asks first.</summary>
    public static TestApplication Instance { get; } = new();

    /// <summary>Runs the whole start-up, as a shell's program does.</summary>
    public void Start(Action<IContainerRegistry> registerTypes, Action<IModuleCatalog> addModules)
    {
        Ui.Until(() => _startup is not null, "WPF's own start");
        (_registerTypes, _addModules) = (registerTypes, addModules);
        ContainerLocator.ResetContainer();
        base.OnStartup(_startup!);
    }

    /// <summary>Tells everybody that the application ends, as WPF does, and goes on for the next test.</summary>
    public void End()
    {
        // WPF alone makes these arguments, and only when the program really ends.
        var arguments = Activator.CreateInstance(typeof(ExitEventArgs), BindingFlags.Instance | BindingFlags.NonPublic, null, [0], null);
        OnExit((ExitEventArgs)arguments!);
        foreach (var window in Windows.Cast<Window>().ToList())
        {
            window.Close();
        }
    }

    // WPF calls it once by itself, with arguments that only it can make: the tests start when they want.
    protected override void OnStartup(StartupEventArgs e) => _startup = e;

    protected override void RegisterTypes(IContainerRegistry containerRegistry) => _registerTypes(containerRegistry);

    protected override void ConfigureModuleCatalog(IModuleCatalog moduleCatalog) => _addModules(moduleCatalog);

    protected override Window CreateShell() => new MainWindow();
}
