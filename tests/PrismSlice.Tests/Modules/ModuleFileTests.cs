using System.IO;

namespace PrismSlice.Tests.Modules;

/// <summary>Modules whose assembly the runtime does not find by itself: a file is named for each.</summary>
[TestClass]
public sealed class ModuleFileTests
{
    private const string LostType = "No.Such.Module, No.Such.Assembly";

    private readonly ModuleLog _log = new();
    private readonly List<(string Module, Exception? Error)> _completed = [];

    private static string LostFile => Path.Combine(Path.GetTempPath(), "no-such-module.dll");

    [TestMethod]
    public void Module_of_an_assembly_that_is_not_loaded_comes_from_the_file_that_it_names()
    {
        ModuleFile file = ModuleFile.Quiet();

        IModuleManager manager = Start(catalog => catalog.FromFile("Outside", file.ModuleType, file.Path));

        Assert.AreEqual(ModuleState.Initialized, Assert.ContainsSingle(manager.Modules).State);
        Assert.IsNotNull(Type.GetType(file.ModuleType));
    }

    [TestMethod]
    public void Modules_from_files_start_one_by_one_the_later_one_of_the_catalog_first()
    {
        ModuleFile first = ModuleFile.Quiet();
        ModuleFile second = ModuleFile.Quiet();

        Start(catalog => catalog.FromFile("First", first.ModuleType, first.Path).FromFile("Second", second.ModuleType, second.Path));

        Assert.AreSequenceEqual(new (string, Exception?)[] { ("Second", null), ("First", null) }, _completed);
    }

    [TestMethod]
    public void Module_from_a_file_waits_for_what_it_depends_on()
    {
        ModuleFile first = ModuleFile.Quiet();
        ModuleFile second = ModuleFile.Quiet();

        Start(catalog => catalog
            .FromFile("First", first.ModuleType, first.Path)
            .FromFile("Second", second.ModuleType, second.Path, "First"));

        Assert.AreSequenceEqual(new (string, Exception?)[] { ("First", null), ("Second", null) }, _completed);
    }

    [TestMethod]
    public void Module_whose_assembly_nobody_can_find_is_named()
    {
        ModuleTypeLoaderNotFoundException exception = Assert.ThrowsExactly<ModuleTypeLoaderNotFoundException>(
            () => Start(catalog => catalog.AddModule(new ModuleInfo("Lost", LostType))));

        Assert.AreEqual("Lost", exception.ModuleName);
    }

    [TestMethod]
    public void Module_whose_file_is_missing_is_told_of_and_refused()
    {
        ModuleTypeLoadingException exception = Assert.ThrowsExactly<ModuleTypeLoadingException>(
            () => Start(catalog => catalog.FromFile("Lost", LostType, LostFile)));

        Assert.AreEqual("Lost", exception.ModuleName);
        Assert.IsInstanceOfType<FileNotFoundException>(Assert.ContainsSingle(_completed).Error);
    }

    [TestMethod]
    public void Missing_file_that_somebody_deals_with_leaves_the_other_modules_running()
    {
        Start(
            catalog => catalog.FromFile("Lost", LostType, LostFile).AtStart<ModuleA>("A"),
            manager => manager.LoadModuleCompleted += (_, args) => args.IsErrorHandled = true);

        Assert.AreSequenceEqual(new[] { "A registers", "A starts" }, _log.Lines);
    }

    [TestMethod]
    public void Module_from_a_file_runs_before_the_next_file_is_found_missing()
    {
        ModuleFile file = ModuleFile.Quiet();

        Assert.ThrowsExactly<ModuleTypeLoadingException>(() => Start(catalog => catalog
            .FromFile("Lost", LostType, LostFile)
            .FromFile("There", file.ModuleType, file.Path)));

        Assert.AreSequenceEqual(new[] { "There", "Lost" }, _completed.Select(module => module.Module));
    }

    [TestMethod]
    public void Module_that_fails_as_it_comes_from_its_file_is_a_fault_of_loading_that_keeps_its_cause()
    {
        ModuleFile file = ModuleFile.Failing("The module's own fault.");

        ModuleTypeLoadingException exception = Assert.ThrowsExactly<ModuleTypeLoadingException>(
            () => Start(catalog => catalog.FromFile("Failing", file.ModuleType, file.Path)));

        Assert.AreEqual("Failing", exception.ModuleName);
        Assert.IsInstanceOfType<ModuleInitializeException>(exception.InnerException);
        Assert.AreEqual("The module's own fault.", exception.GetBaseException().Message);
        Assert.AreSame(exception.InnerException, Assert.ContainsSingle(_completed).Error);
    }

    [TestMethod]
    public void File_without_the_module_is_a_fault_of_loading()
    {
        ModuleFile file = ModuleFile.Quiet();

        ModuleTypeLoadingException exception = Assert.ThrowsExactly<ModuleTypeLoadingException>(
            () => Start(catalog => catalog.FromFile("Absent", file.MissingType, file.Path)));

        Assert.IsInstanceOfType<ModuleInitializeException>(exception.InnerException);
        Assert.Contains(file.MissingType, exception.Message);
    }

    [TestMethod]
    public void File_that_is_no_assembly_is_a_fault_of_loading()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("pluginim-").FullName, "text.dll");
        File.WriteAllText(file, "This is not an assembly.");

        ModuleTypeLoadingException exception = Assert.ThrowsExactly<ModuleTypeLoadingException>(
            () => Start(catalog => catalog.FromFile("Text", LostType, file)));

        Assert.IsInstanceOfType<BadImageFormatException>(exception.InnerException);
    }

    private IModuleManager Start(Action<IModuleCatalog> modules, Action<IModuleManager>? before = null) =>
        new Scenario
        {
            RegisterTypes = registry => registry.RegisterInstance(_log),
            ConfigureModules = modules,
            BeforeModules = container =>
            {
                IModuleManager manager = container.Resolve<IModuleManager>();
                manager.LoadModuleCompleted += (_, args) => _completed.Add((args.ModuleInfo.ModuleName, args.Error));
                before?.Invoke(manager);
            },
        }.Start().Resolve<IModuleManager>();
}
