using System.Windows;
using Prism.DryIoc;

namespace PrismSlice.Tests;

/// <summary>An application that each test starts anew, with its own shell, types and modules.</summary>
internal sealed class TestApplication : PrismApplication
{
    private StartupEventArgs? _startup;
    private Scenario _scenario = new();

    public TestApplication() => ShutdownMode = ShutdownMode.OnExplicitShutdown;

    /// <summary>Runs the whole start-up, as a shell's program does.</summary>
    public void Start(Scenario scenario)
    {
        foreach (Window window in Windows.Cast<Window>().ToList())
        {
            window.Close();
        }

        MainWindow = null;
        _scenario = scenario;
        ContainerLocator.ResetContainer();
        base.OnStartup(_startup!);
    }

    // WPF calls it once by itself, with the arguments that only it can make: the tests start when they want.
    protected override void OnStartup(StartupEventArgs e) => _startup = e;

    protected override IContainerExtension CreateContainerExtension() => Noted(nameof(CreateContainerExtension), base.CreateContainerExtension);

    protected override IModuleCatalog CreateModuleCatalog() => Noted(nameof(CreateModuleCatalog), base.CreateModuleCatalog);

    protected override void RegisterTypes(IContainerRegistry containerRegistry)
    {
        _scenario.Steps.Add(nameof(RegisterTypes));
        _scenario.RegisterTypes(containerRegistry);
    }

    protected override void ConfigureModuleCatalog(IModuleCatalog moduleCatalog)
    {
        _scenario.Steps.Add(nameof(ConfigureModuleCatalog));
        _scenario.ConfigureModules(moduleCatalog);
    }

    protected override Window CreateShell()
    {
        _scenario.Steps.Add(nameof(CreateShell));
        return _scenario.CreateShell()!;
    }

    protected override void InitializeShell(Window shell)
    {
        _scenario.Steps.Add(nameof(InitializeShell));
        base.InitializeShell(shell);
    }

    protected override void InitializeModules()
    {
        _scenario.Steps.Add(nameof(InitializeModules));
        _scenario.BeforeModules(Container);
        base.InitializeModules();
    }

    protected override void OnInitialized()
    {
        _scenario.Steps.Add(nameof(OnInitialized));
        base.OnInitialized();
    }

    private T Noted<T>(string step, Func<T> call)
    {
        _scenario.Steps.Add(step);
        return call();
    }
}
