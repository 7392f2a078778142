using System.IO;

namespace PrismSlice.Tests.Modules;

[TestClass]
public sealed class ModuleFaultsTests
{
    private readonly ModuleLog _log = new();

    [TestMethod]
    public void Missing_dependency_is_named()
    {
        ModularityException exception = Assert.ThrowsExactly<ModularityException>(
            () => Start(catalog => catalog.AddModule<ModuleA>("A", InitializationMode.WhenAvailable, "Missing")));

        Assert.AreEqual("Missing", exception.ModuleName);
        Assert.Contains("Missing", exception.Message);
    }

    [TestMethod]
    public void Circle_of_dependencies_is_refused()
    {
        Assert.ThrowsExactly<CyclicDependencyFoundException>(() => Start(catalog => catalog
            .AddModule<ModuleA>("A", InitializationMode.WhenAvailable, "B")
            .AddModule<ModuleB>("B", InitializationMode.WhenAvailable, "A")));

        Assert.IsEmpty(_log.Lines);
    }

    [TestMethod]
    public void Two_modules_of_one_name_are_refused()
    {
        DuplicateModuleException exception = Assert.ThrowsExactly<DuplicateModuleException>(
            () => Start(catalog => catalog.AddModule<ModuleA>("Twice").AddModule<ModuleB>("Twice")));

        Assert.AreEqual("Twice", exception.ModuleName);
    }

    [TestMethod]
    public void Startup_module_cannot_depend_on_an_on_demand_one()
    {
        ModularityException exception = Assert.ThrowsExactly<ModularityException>(() => Start(catalog => catalog
            .AddModule<ModuleA>("Late", InitializationMode.OnDemand)
            .AddModule<ModuleB>("Early", InitializationMode.WhenAvailable, "Late")));

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
    public void Module_that_throws_is_named_and_its_exception_kept()
    {
        ModuleInitializeException exception = Assert.ThrowsExactly<ModuleInitializeException>(
            () => Start(catalog => catalog.AddModule<FailingModule>("Failing")));

        Assert.AreEqual("Failing", exception.ModuleName);
        Assert.Contains("The module's own fault.", exception.Message);
        Assert.IsInstanceOfType<InvalidOperationException>(exception.InnerException);
    }

    [TestMethod]
    public void Module_whose_assembly_nobody_can_find_is_named()
    {
        ModuleTypeLoaderNotFoundException exception = Assert.ThrowsExactly<ModuleTypeLoaderNotFoundException>(
            () => Start(catalog => catalog.AddModule("Lost", "No.Such.Module, No.Such.Assembly")));

        Assert.AreEqual("Lost", exception.ModuleName);
    }

    [TestMethod]
    public void Module_whose_file_is_missing_is_told_of_and_refused()
    {
        List<Exception?> errors = [];

        ModuleTypeLoadingException exception = Assert.ThrowsExactly<ModuleTypeLoadingException>(
            () => Start(AddModuleOfMissingFile, manager => manager.LoadModuleCompleted += (_, args) => errors.Add(args.Error)));

        Assert.AreEqual("Lost", exception.ModuleName);
        Assert.IsInstanceOfType<FileNotFoundException>(Assert.ContainsSingle(errors));
    }

    [TestMethod]
    public void Missing_file_that_somebody_deals_with_leaves_the_other_modules_running()
    {
        Start(AddModuleOfMissingFile, manager => manager.LoadModuleCompleted += (_, args) => args.IsErrorHandled = true);

        Assert.AreSequenceEqual(new[] { "A registers", "A starts" }, _log.Lines);
    }

    private static void AddModuleOfMissingFile(IModuleCatalog catalog) => catalog
        .AddModule(
            "Lost",
            "No.Such.Module, No.Such.Assembly",
            new Uri(Path.Combine(Path.GetTempPath(), "no-such-module.dll")).AbsoluteUri,
            InitializationMode.WhenAvailable)
        .AddModule<ModuleA>("A");

    private IModuleManager Start(Action<IModuleCatalog> modules, Action<IModuleManager>? before = null) =>
        new Scenario
        {
            RegisterTypes = registry => registry.RegisterInstance(_log),
            ConfigureModules = modules,
            BeforeModules = container => before?.Invoke(container.Resolve<IModuleManager>()),
        }.Start().Resolve<IModuleManager>();
}
