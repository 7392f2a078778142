namespace PrismSlice.Tests.Modules;

[TestClass]
public sealed class ModuleLoadingTests
{
    private readonly ModuleLog _log = new();

    [TestMethod]
    public void Modules_initialize_after_all_that_they_depend_on()
    {
        Start(catalog => catalog
            .AddModule<ModuleC>("C", InitializationMode.WhenAvailable, "B", "A")
            .AddModule<ModuleB>("B", InitializationMode.WhenAvailable, "A")
            .AddModule<ModuleA>("A"));

        Assert.AreSequenceEqual(new[] { "A registers", "A starts", "B registers", "B starts", "C registers", "C starts" }, _log.Lines);
    }

    [TestMethod]
    public void Modules_that_do_not_depend_on_each_other_initialize_in_the_catalogs_order()
    {
        Start(catalog => catalog.AddModule<ModuleC>("C").AddModule<ModuleA>("A").AddModule<ModuleB>("B"));

        Assert.AreSequenceEqual(new[] { "C starts", "A starts", "B starts" }, _log.Lines.Where(line => line.EndsWith("starts", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void On_demand_module_waits_until_it_is_asked_for_and_brings_what_it_depends_on()
    {
        IModuleManager manager = Start(catalog => catalog
            .AddModule<ModuleA>("A", InitializationMode.OnDemand)
            .AddModule<ModuleB>("B", InitializationMode.OnDemand, "A")
            .AddModule<ModuleC>("C"));
        Assert.AreSequenceEqual(new[] { "C registers", "C starts" }, _log.Lines);

        Ui.Run(() => manager.LoadModule("B"));

        Assert.AreSequenceEqual(new[] { "A registers", "A starts", "B registers", "B starts" }, _log.Lines.Skip(2));
    }

    [TestMethod]
    public void Loaded_module_is_not_initialized_again()
    {
        IModuleManager manager = Start(catalog => catalog.AddModule<ModuleA>("A"));

        Ui.Run(() => manager.LoadModule("A"));

        Assert.AreSequenceEqual(new[] { "A registers", "A starts" }, _log.Lines);
    }

    [TestMethod]
    public void State_of_a_module_tells_how_far_it_is()
    {
        List<ModuleState> states = [];
        ModuleInfo info = new(typeof(ModuleA), "A", InitializationMode.OnDemand);
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
            catalog => catalog.AddModule<ModuleB>("B", InitializationMode.WhenAvailable, "A").AddModule<ModuleA>("A"),
            manager => manager.LoadModuleCompleted += (_, args) => completed.Add((args.ModuleInfo.ModuleName, args.Error)));

        Assert.AreSequenceEqual(new (string, Exception?)[] { ("A", null), ("B", null) }, completed);
    }

    [TestMethod]
    public void Types_that_a_module_registered_are_there_for_the_modules_after_it()
    {
        string? found = null;
        _log.OnInitialized = (name, container) => found = name == "A" ? null : container.Resolve<RegisteredByModule>().GetType().Name;

        Start(catalog => catalog.AddModule<RegisteringModule>("R").AddModule<ModuleB>("B", InitializationMode.WhenAvailable, "R"));

        Assert.AreEqual(nameof(RegisteredByModule), found);
    }

    [TestMethod]
    public void Modules_can_be_named_by_text_alone()
    {
        Start(catalog => catalog.AddModule(new ModuleInfo
        {
            ModuleName = "A",
            ModuleType = typeof(ModuleA).AssemblyQualifiedName!,
            DependsOn = [],
            InitializationMode = InitializationMode.WhenAvailable,
        }));

        Assert.AreSequenceEqual(new[] { "A registers", "A starts" }, _log.Lines);
    }

    [TestMethod]
    public void Module_of_an_assembly_that_is_not_loaded_comes_from_the_file_that_it_names()
    {
        string file = ModuleFile.Write("OutsideModules", "OutsideModule");
        Scenario scenario = new()
        {
            ConfigureModules = catalog => catalog.AddModule(
                "Outside", "OutsideModule, OutsideModules", new Uri(file).AbsoluteUri, InitializationMode.WhenAvailable),
        };

        IContainerProvider container = scenario.Start();

        Assert.AreEqual(ModuleState.Initialized, Assert.ContainsSingle(container.Resolve<IModuleCatalog>().Modules).State);
        Assert.AreEqual("OutsideModule", Type.GetType("OutsideModule, OutsideModules")?.Name);
    }

    private IModuleManager Start(Action<IModuleCatalog> modules, Action<IModuleManager>? before = null) =>
        new Scenario
        {
            RegisterTypes = registry => registry.RegisterInstance(_log),
            ConfigureModules = modules,
            BeforeModules = container => before?.Invoke(container.Resolve<IModuleManager>()),
        }.Start().Resolve<IModuleManager>();
}
