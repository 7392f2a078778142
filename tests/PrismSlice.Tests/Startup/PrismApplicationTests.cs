using System.Windows;
using PrismSlice.Tests.Modules;

namespace PrismSlice.Tests.Startup;

[TestClass]
public sealed class PrismApplicationTests
{
    [TestMethod]
    public void Start_up_takes_its_steps_in_the_documented_order()
    {
        Scenario scenario = new() { CreateShell = () => new Window() };

        scenario.Start();

        Assert.AreSequenceEqual(
            new[]
            {
                "CreateContainerExtension", "CreateModuleCatalog", "RegisterTypes", "ConfigureModuleCatalog",
                "CreateShell", "InitializeShell", "InitializeModules", "OnInitialized",
            },
            scenario.Steps);
    }

    [TestMethod]
    public void Shell_is_shown_after_the_modules_are_initialized()
    {
        ModuleLog log = new();
        bool visible = true;
        log.OnInitialized = (_, _) => visible = Ui.Application.MainWindow!.IsVisible;
        Scenario scenario = new()
        {
            RegisterTypes = registry => registry.RegisterInstance(log),
            ConfigureModules = catalog => catalog.AtStart<ModuleA>("A"),
            CreateShell = () => new Window(),
        };

        scenario.Start();

        Assert.IsFalse(visible);
        Assert.IsTrue(Ui.Run(() => Ui.Application.MainWindow!.IsVisible));
    }

    [TestMethod]
    public void Application_without_a_shell_runs_its_modules_all_the_same()
    {
        ModuleLog log = new();
        Scenario scenario = new()
        {
            RegisterTypes = registry => registry.RegisterInstance(log),
            ConfigureModules = catalog => catalog.AtStart<ModuleA>("A"),
        };

        scenario.Start();

        Assert.AreSequenceEqual(new[] { "A registers", "A starts" }, log.Lines);
        Assert.IsNull(Ui.Run(() => Ui.Application.MainWindow));
    }

    [TestMethod]
    public void Shell_has_the_region_manager_that_the_container_gives()
    {
        IContainerProvider container = new Scenario { CreateShell = () => new Window() }.Start();

        Assert.AreSame(
            container.Resolve<IRegionManager>(), Ui.Run(() => RegionManager.GetRegionManager(Ui.Application.MainWindow!)));
    }

    [TestMethod]
    public void Locator_gives_the_applications_container()
    {
        IContainerProvider container = new Scenario().Start();

        Assert.AreSame(container, ContainerLocator.Container);
        Assert.AreSame(container, ContainerLocator.Current);
        Assert.AreSame(container, container.Resolve<IContainerProvider>());
        Assert.AreSame(container, container.Resolve<IContainerExtension>());
    }

    [TestMethod]
    public void Locator_makes_its_container_once_and_only_when_asked()
    {
        new Scenario().Start();
        IContainerExtension container = ContainerLocator.Current;
        int made = 0;
        ContainerLocator.ResetContainer();
        ContainerLocator.SetContainerExtension(() =>
        {
            made++;
            return container;
        });

        Assert.AreEqual(0, made);
        Assert.AreSame(container, ContainerLocator.Current);
        Assert.AreSame(container, ContainerLocator.Container);
        Assert.AreEqual(1, made);
    }
}
