using PrismSlice.Tests.Containers;

namespace PrismSlice.Tests.Modules;

[TestClass]
public sealed class ModuleLoadingTests
{
    private readonly ModuleLog _log = new();

    [TestMethod]
    public void Modules_initialize_after_all_that_they_depend_on()
    {
        Start(catalog => catalog
            .AtStart<ModuleC>("C", "B", "A")
            .AtStart<ModuleB>("B", "A")
            .AtStart<ModuleA>("A"));

        Assert.AreSequenceEqual(new[] { "A registers", "A starts", "B registers", "B starts", "C registers", "C starts" }, _log.Lines);
    }

    [TestMethod]
    public void Modules_that_do_not_depend_on_each_other_initialize_in_the_catalogs_order()
    {
        Start(catalog => catalog.AtStart<ModuleC>("C").AtStart<ModuleA>("A").AtStart<ModuleB>("B"));

        Assert.AreSequenceEqual(new[] { "C starts", "A starts", "B starts" }, _log.Lines.Where(line => line.EndsWith("starts", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void On_demand_module_waits_until_it_is_asked_for_and_brings_what_it_depends_on()
    {
        IModuleManager manager = Start(catalog => catalog
            .OnDemand<ModuleA>("A")
            .OnDemand<ModuleB>("B", "A")
            .AtStart<ModuleC>("C"));
        Assert.AreSequenceEqual(new[] { "C registers", "C starts" }, _log.Lines);

        Ui.Run(() => manager.LoadModule("B"));

        Assert.AreSequenceEqual(new[] { "A registers", "A starts", "B registers", "B starts" }, _log.Lines.Skip(2));
    }

    [TestMethod]
    public void Loaded_module_is_not_initialized_again()
    {
        IModuleManager manager = Start(catalog => catalog.AtStart<ModuleA>("A"));

        Ui.Run(() => manager.LoadModule("A"));

        Assert.AreSequenceEqual(new[] { "A registers", "A starts" }, _log.Lines);
    }

    [TestMethod]
    public void State_of_a_module_tells_how_far_it_is()
    {
        List<ModuleState> states = [];
        ModuleInfo info = Catalogs.Info<ModuleA>("A");
        info.InitializationMode = InitializationMode.OnDemand;
        _log.OnInitialized = (_, _) => states.Add(info.State);
        IModuleManager manager = Start(catalog => catalog.AddModule(info));
        states.Add(info.State);

        Ui.Run(() => manager.LoadModule("A"));

        states.Add(info.State);
        Assert.AreSequenceEqual(new[] { ModuleState.NotStarted, ModuleState.Initializing, ModuleState.Initialized }, states);
    }

    [TestMethod]
    public void Each_initialized_module_is_told_of()
    {
        List<(string Name, Exception? Error)> completed = [];
        Start(
            catalog => catalog.AtStart<ModuleB>("B", "A").AtStart<ModuleA>("A"),
            manager => manager.LoadModuleCompleted += (_, args) => completed.Add((args.ModuleInfo.ModuleName, args.Error)));

        Assert.AreSequenceEqual(new (string, Exception?)[] { ("A", null), ("B", null) }, completed);
    }

    [TestMethod]
    public void Types_that_a_module_registered_are_there_for_the_modules_after_it()
    {
        IService? found = null;
        _log.OnInitialized = (_, container) => found = container.Resolve<IService>();

        Start(catalog => catalog.AtStart<RegisteringModule>("R").AtStart<ModuleB>("B", "R"));

        Assert.IsInstanceOfType<FirstService>(found);
    }

    [TestMethod]
    public void Module_that_is_added_by_its_class_is_named_after_it()
    {
        IModuleManager manager = Start(catalog => catalog
            .AddModule<ModuleA>(InitializationMode.OnDemand)
            .AddModule<ModuleB>(InitializationMode.OnDemand, nameof(ModuleA))
            .AddModule<ModuleC>());
        Assert.AreSequenceEqual(new[] { "C registers", "C starts" }, _log.Lines);

        Ui.Run(() => manager.LoadModule(nameof(ModuleB)));

        Assert.AreSequenceEqual(new[] { "A registers", "A starts", "B registers", "B starts" }, _log.Lines.Skip(2));
    }

    [TestMethod]
    public void Module_that_joins_the_catalog_after_the_start_can_be_asked_for()
    {
        IModuleCatalog? catalog = null;
        IModuleManager manager = Start(started => catalog = started);

        catalog!.OnDemand<ModuleA>("A");
        Ui.Run(() => manager.LoadModule("A"));

        Assert.AreSequenceEqual(new[] { "A registers", "A starts" }, _log.Lines);
    }

    [TestMethod]
    public void Catalog_tells_what_a_module_depends_on_and_completes_a_list_with_it()
    {
        IModuleCatalog? catalog = null;
        Start(started => catalog = started
            .OnDemand<ModuleA>("A")
            .OnDemand<ModuleB>("B", "A")
            .OnDemand<ModuleC>("C", "B")
            .OnDemand<FailingModule>("Other"));
        IModuleInfo c = catalog!.Modules.Single(module => module.ModuleName == "C");

        Assert.AreSequenceEqual(new[] { "B" }, catalog.GetDependentModules(c).Select(module => module.ModuleName));
        Assert.AreSequenceEqual(new[] { "A", "B", "C" }, catalog.CompleteListWithDependencies([c]).Select(module => module.ModuleName));
    }

    private IModuleManager Start(Action<IModuleCatalog> modules, Action<IModuleManager>? before = null) =>
        new Scenario
        {
            RegisterTypes = registry => registry.RegisterInstance(_log),
            ConfigureModules = modules,
            BeforeModules = container => before?.Invoke(container.Resolve<IModuleManager>()),
        }.Start().Resolve<IModuleManager>();
}
