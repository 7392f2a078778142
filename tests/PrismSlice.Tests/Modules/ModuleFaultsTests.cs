namespace PrismSlice.Tests.Modules;

[TestClass]
public sealed class ModuleFaultsTests
{
    private readonly ModuleLog _log = new();

    [TestMethod]
    public void Missing_dependencies_are_named()
    {
        ModularityException exception = Assert.ThrowsExactly<ModularityException>(
            () => Start(catalog => catalog.AtStart<ModuleA>("A", "Missing").AtStart<ModuleB>("B", "Absent")));

        Assert.Contains("Missing", exception.ModuleName!);
        Assert.Contains("Absent", exception.ModuleName!);
        Assert.Contains(exception.ModuleName!, exception.Message);
    }

    [TestMethod]
    public void Circle_of_dependencies_is_refused()
    {
        Assert.ThrowsExactly<CyclicDependencyFoundException>(() => Start(catalog => catalog
            .AtStart<ModuleA>("A", "B")
            .AtStart<ModuleB>("B", "A")));

        Assert.IsEmpty(_log.Lines);
    }

    [TestMethod]
    public void Circle_is_told_of_before_a_missing_dependency() =>
        Assert.ThrowsExactly<CyclicDependencyFoundException>(() => Start(catalog => catalog
            .AtStart<ModuleA>("A", "B", "Missing")
            .AtStart<ModuleB>("B", "A")));

    [TestMethod]
    public void Two_modules_of_one_name_are_refused()
    {
        DuplicateModuleException exception = Assert.ThrowsExactly<DuplicateModuleException>(
            () => Start(catalog => catalog.AtStart<ModuleA>("Twice").AtStart<ModuleB>("Twice")));

        Assert.AreEqual("Twice", exception.ModuleName);
    }

    [TestMethod]
    public void Startup_module_cannot_depend_on_an_on_demand_one()
    {
        ModularityException exception = Assert.ThrowsExactly<ModularityException>(() => Start(catalog => catalog
            .OnDemand<ModuleA>("Late")
            .AtStart<ModuleB>("Early", "Late")));

        Assert.AreEqual("Early", exception.ModuleName);
    }

    [TestMethod]
    public void Module_that_nobody_knows_is_not_found()
    {
        IModuleManager manager = Start(_ => { });

        ModuleNotFoundException exception = Assert.ThrowsExactly<ModuleNotFoundException>(() => Ui.Run(() => manager.LoadModule("Nobody")));

        Assert.AreEqual("Nobody", exception.ModuleName);
    }

    [TestMethod]
    public void Name_that_became_ambiguous_after_the_start_is_not_found()
    {
        IModuleManager manager = Start(catalog => catalog.OnDemand<ModuleA>("Twice"), out IModuleCatalog catalog);
        catalog.OnDemand<ModuleB>("Twice");

        Assert.ThrowsExactly<ModuleNotFoundException>(() => Ui.Run(() => manager.LoadModule("Twice")));
    }

    [TestMethod]
    public void Module_that_throws_is_named_and_its_exception_kept()
    {
        ModuleInitializeException exception = Assert.ThrowsExactly<ModuleInitializeException>(
            () => Start(catalog => catalog.AtStart<FailingModule>("Failing")));

        Assert.AreEqual("Failing", exception.ModuleName);
        Assert.Contains("The module's own fault.", exception.Message);
        Assert.IsInstanceOfType<InvalidOperationException>(exception.InnerException);
    }

    [TestMethod]
    public void Class_that_is_no_module_is_refused()
    {
        ModuleInitializeException exception = Assert.ThrowsExactly<ModuleInitializeException>(
            () => Start(catalog => catalog.AddModule(new ModuleInfo("Log", typeof(ModuleLog).AssemblyQualifiedName!))));

        Assert.AreEqual("Log", exception.ModuleName);
        Assert.IsInstanceOfType<InvalidCastException>(exception.InnerException);
    }

    [TestMethod]
    public void Failed_module_is_not_started_again_and_holds_back_those_that_depend_on_it()
    {
        IModuleManager manager = Start(catalog => catalog.OnDemand<FailingModule>("Failing").OnDemand<ModuleA>("A", "Failing"));
        Assert.ThrowsExactly<ModuleInitializeException>(() => Ui.Run(() => manager.LoadModule("Failing")));

        Ui.Run(() => manager.LoadModule("Failing"));
        Ui.Run(() => manager.LoadModule("A"));

        Assert.AreSequenceEqual(
            new[] { ModuleState.Initializing, ModuleState.ReadyForInitialization }, manager.Modules.Select(module => module.State));
        Assert.IsEmpty(_log.Lines);
    }

    private IModuleManager Start(Action<IModuleCatalog> modules) => Start(modules, out _);

    private IModuleManager Start(Action<IModuleCatalog> modules, out IModuleCatalog catalog)
    {
        IContainerProvider container = new Scenario
        {
            RegisterTypes = registry => registry.RegisterInstance(_log),
            ConfigureModules = modules,
        }.Start();
        catalog = container.Resolve<IModuleCatalog>();
        return container.Resolve<IModuleManager>();
    }
}
