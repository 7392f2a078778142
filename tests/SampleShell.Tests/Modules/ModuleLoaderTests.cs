using Microsoft.Extensions.Logging;
using PluginIm.Contracts.Manifest;

namespace SampleShell.Tests;

[TestClass]
public sealed class ModuleLoaderTests : IDisposable
{
    private static readonly ManifestModule Good = Module(nameof(GoodModule));
    private static readonly ManifestModule Other = Module(nameof(OtherGoodModule));

    private readonly TestFolder _folder = new();
    private readonly TestLog _log = new();
    private string? _modules;

    public ModuleLoaderTests() => ModuleLog.Steps.Clear();

    public void Dispose()
    {
        _log.Dispose();
        _folder.Dispose();
    }

    [TestMethod]
    public async Task Modules_load_in_the_manifests_order()
    {
        var faults = await LoadAsync(Good, Other);

        Assert.IsEmpty(faults);
        Assert.IsEmpty(_log.AtLeast(LogLevel.Warning));
        Assert.AreEqual("good registers, good runs, other registers, other runs", Steps);
    }

    [TestMethod]
    public async Task A_module_loads_after_the_one_that_it_needs_wherever_that_stands()
    {
        var faults = await LoadAsync(Good with { DependsOn = [Other.Name] }, Other);

        Assert.IsEmpty(faults);
        Assert.AreEqual("other registers, other runs, good registers, good runs", Steps);
    }

    [TestMethod]
    public async Task A_module_on_demand_is_left_for_later()
    {
        var faults = await LoadAsync(Good with { Loading = ModuleLoading.OnDemand }, Other);

        Assert.IsEmpty(faults);
        Assert.AreEqual("other registers, other runs", Steps);
    }

    [TestMethod]
    [DataRow(nameof(ThrowsInRegisterTypes), "nothing to register")]
    [DataRow(nameof(ThrowsInOnInitialized), "no licence")]
    [DataRow(nameof(NoModule), "NoModule")]
    [DataRow("NobodysModule", "NobodysModule")]
    public async Task A_module_that_fails_is_named_with_the_reason_and_the_others_run(string type, string reason)
    {
        var faults = await LoadAsync(Module(type), Other);

        StringAssert.StartsWith(faults.Single(), $"The module {type} could not be loaded: ");
        StringAssert.Contains(faults.Single(), reason);
        StringAssert.Contains(Steps, "other runs");
        StringAssert.Contains(_log.AtLeast(LogLevel.Error).Single(), type);
    }

    [TestMethod]
    public async Task A_module_whose_assembly_is_missing_is_named_with_the_file_and_the_others_run()
    {
        var faults = await LoadAsync(Good with { Name = "Gone", Assembly = "Gone.Away" }, Other);

        StringAssert.StartsWith(faults.Single(), "The module Gone could not be loaded: ");
        StringAssert.Contains(faults.Single(), "Gone.Away.dll");
        StringAssert.Contains(Steps, "other runs");
    }

    [TestMethod]
    public async Task A_module_whose_assembly_is_none_is_named_and_the_others_run()
    {
        _folder.Write("Scribble.dll", "this is no assembly");

        var faults = await LoadAsync(Good with { Name = "Scribble", Assembly = "Scribble" }, Other);

        StringAssert.StartsWith(faults.Single(), "The module Scribble could not be loaded: ");
        StringAssert.Contains(Steps, "other runs");
    }

    [TestMethod]
    [DataRow("PluginIm.Contracts", "99.0.0.0", DisplayName = "made for contracts of another version")]
    [DataRow("System.Web", "4.0.0.0", DisplayName = "made for another framework")]
    public async Task A_module_that_was_made_for_something_else_is_named_with_what_it_misses_and_the_others_run(string assembly, string version)
    {
        // What is loaded cannot be deleted by the test.
        _modules = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "foreign")).FullName;
        var name = $"For.{assembly}";
        ForeignAssembly.Write(Path.Combine(_modules, $"{name}.dll"), "Foreign.Module", assembly, version);

        var faults = await LoadAsync(Good with { Name = "Foreign", Assembly = name, Type = "Foreign.Module" }, Other);

        StringAssert.StartsWith(faults.Single(), "The module Foreign could not be loaded: ");
        StringAssert.Contains(faults.Single(), $"{assembly}, Version={version}");
        StringAssert.Contains(Steps, "other runs");
    }

    [TestMethod]
    public async Task A_module_that_needs_one_that_failed_is_named_too()
    {
        var faults = await LoadAsync(Module(nameof(ThrowsInOnInitialized)), Good with { DependsOn = [nameof(ThrowsInOnInitialized)] }, Other);

        Assert.HasCount(2, faults);
        StringAssert.StartsWith(faults[0], "The module ThrowsInOnInitialized could not be loaded: no licence");
        StringAssert.StartsWith(faults[1], "The module GoodModule could not be loaded: it needs ThrowsInOnInitialized");
        Assert.AreEqual("thrower registers, other registers, other runs", Steps);
    }

    [TestMethod]
    public async Task Each_fault_is_told_of_the_module_that_has_it_also_when_its_dependant_stands_first()
    {
        var faults = await LoadAsync(Good with { DependsOn = [nameof(ThrowsInOnInitialized)] }, Module(nameof(ThrowsInOnInitialized)), Other);

        Assert.HasCount(2, faults);
        StringAssert.StartsWith(faults[0], "The module ThrowsInOnInitialized could not be loaded: no licence");
        StringAssert.StartsWith(faults[1], "The module GoodModule could not be loaded: it needs ThrowsInOnInitialized");
        StringAssert.Contains(Steps, "other runs");
    }

    private static string Steps => string.Join(", ", ModuleLog.Steps);

    private static ManifestModule Module(string type) => new()
    {
        Name = type,
        Assembly = "SampleShell.Tests",
        Type = $"SampleShell.Tests.{type}",
    };

    private async Task<IReadOnlyList<string>> LoadAsync(params ManifestModule[] modules)
    {
        // Where a type is missing, the file of its assembly is looked for.
        File.Copy(typeof(ModuleLoaderTests).Assembly.Location, _folder.File("SampleShell.Tests.dll"));
        IReadOnlyList<string> faults = [];
        await Ui.RunAsync(() =>
        {
            var loader = new ModuleLoader(_modules ?? _folder.Path, _log.CreateLogger<ModuleLoader>());
            var catalog = new ModuleCatalog();
            loader.Fill(catalog, modules);
            faults = loader.Load(new ModuleManager(new ModuleInitializer(Ui.Application.NewContainer()), catalog), modules);
        });
        return faults;
    }
}
