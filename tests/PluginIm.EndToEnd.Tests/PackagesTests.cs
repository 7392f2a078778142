using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using System.Xml.Linq;
using PluginIm.EndToEnd.Tests.Driving;

namespace PluginIm.EndToEnd.Tests;

/// <summary>What the shell developer of somebody else gets: packages, and a guide.</summary>
[TestClass]
public sealed class PackagesTests
{
    private const string Question = "Hello from the smallest shell";
    private const string LastWord = "shell";
    private const string Answer = "It has all that it needs";

    /// <summary>The second colleague in the list.</summary>
    private static readonly (int X, int Y) Amy = (60, 40);

    [TestMethod]
    public async Task A_shell_that_has_nothing_but_the_packages_exchanges_messages()
    {
        await using var stage = await Stage.SetAsync("packages");
        await using var shell = await PackagedShell.BuildAsync(stage.Folder);
        AssertPackages(shell.Feed);
        var sipSwitch = await stage.StartSwitchAsync();
        var amy = stage.StartDesktop(new DesktopOptions("amiller", sipSwitch.Address) { Left = XDisplay.Width / 2 });
        await amy.SeeAsync("Im.ChannelStatus", ": ready");
        await shell.StartAsync(stage.Display, "kmilburn", sipSwitch.Address);

        await stage.StepAsync("Kate double-clicks Amy and writes", async () =>
        {
            await Condition.WaitForAsync(
                async () =>
                {
                    // The action is there once the channel is ready, and the text box a moment after the click: nobody tells when, so what is typed
                    // may lack its beginning.
                    await shell.DoubleClickAsync(Amy.X, Amy.Y);
                    await shell.TypeAsync(Question);
                    await shell.PressAsync("Return");
                    return (await amy.ReadAsync()).Find("Toast.Message");
                },
                () => "Amy's notification");
            await amy.SeeAsync("Toast.Message", LastWord);
        });
        await stage.StepAsync("Amy accepts and answers, and the answer arrives", async () =>
        {
            await amy.ClickAsync("Toast.Accept");
            await amy.SeeAsync("Im.Status", "Connected");
            await amy.SeeInTranscriptAsync(LastWord);
            await amy.TypeAsync("Im.Input", Answer);
            await amy.PressAsync("Return");
            await amy.SeeInTranscriptAsync(Answer);
            await amy.SeeAsync("the answer, delivered", dump => dump.WindowWith("Im.Transcript")?.Below("Im.Transcript")
                .FirstOrDefault(element => element is { AutomationId: "DeliveryText", Text: "Delivered" }));
        });
        GoodLogs.Assert(stage.ReadLogs(), [Question, Answer]);
    }

    [TestMethod]
    [DataRow("package", "8.1.97")]
    [DataRow("slice", null)]
    public async Task The_modules_package_depends_on_Prism_by_the_property_and_never_on_the_slice(string source, string? version)
    {
        // Evaluated, not packed: the feed may have no Prism.
        var text = await ChildProcess.RunAsync(
            "dotnet",
            [
                "msbuild", Path.Combine(Repository.Root, "eng", "Packages", "PluginIm.Modules.Package", "PluginIm.Modules.Package.csproj"), "-nologo", $"-p:PrismSource={source}",
                "-getItem:PackageReference", "-getItem:PackageVersion", "-getItem:ProjectReference",
            ]);

        using var items = JsonDocument.Parse(text);
        var versions = ItemsOf("PackageVersion").ToDictionary(item => Named(item, "Identity"), item => Named(item, "Version"));
        var prism = ItemsOf("PackageReference").Select(item => Named(item, "Identity")).Where(name => name.StartsWith("Prism", StringComparison.Ordinal));
        Assert.AreEqual(version is null ? "" : $"Prism.Wpf {version}", string.Join(", ", prism.Select(name => $"{name} {versions[name]}")));
        Assert.IsFalse(ItemsOf("ProjectReference").Any(item => Named(item, "Identity").Contains("PrismSlice", StringComparison.Ordinal)));

        IEnumerable<JsonElement> ItemsOf(string kind) => items.RootElement.GetProperty("Items").GetProperty(kind).EnumerateArray();
        static string Named(JsonElement item, string name) => item.GetProperty(name).GetString()!;
    }

    private static void AssertPackages(string feed)
    {
        var packages = Directory.GetFiles(feed, "*.nupkg");
        CollectionAssert.AreEquivalent(
            new[] { "PluginIm.Contracts", "PluginIm.Messaging", "PluginIm.Modules", "PluginIm.Sip", "PluginIm.Views" },
            packages.Select(file => Path.GetFileName(file).Split(".0.0.1")[0]).ToArray());
        foreach (var file in packages)
        {
            using var package = ZipFile.OpenRead(file);
            var names = package.Entries.Select(entry => entry.FullName).ToList();
            Assert.IsTrue(names.Contains("README.md") && names.Contains("LICENSE") && names.Exists(name => name.EndsWith(".pdb", StringComparison.Ordinal)), file);
            Assert.IsFalse(names.Exists(name => Path.GetFileName(name).StartsWith("Prism", StringComparison.Ordinal)), $"{file} has Prism, or the slice of it, in it.");
            using var nuspec = package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
            var dependencies = XDocument.Load(nuspec).Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value);
            Assert.IsFalse(dependencies.Any(id => id.EndsWith(".Project", StringComparison.Ordinal) || id.StartsWith("PrismSlice", StringComparison.Ordinal)), $"{file} depends on what is no package.");
        }

        AssertAssemblies(packages);
    }

    /// <summary>
    /// The same sources give the same assembly, which its compiler has noted in it. And what a module names is Prism's own: it runs wherever a shell brings that, whatever it
    /// was compiled against.
    /// </summary>
    private static void AssertAssemblies(string[] packages)
    {
        var modules = 0;
        foreach (var (name, assembly) in packages.SelectMany(AssembliesOf))
        {
            using (assembly)
            {
                Assert.IsTrue(assembly.ReadDebugDirectory().Any(entry => entry.Type == DebugDirectoryEntryType.Reproducible), $"{name} is not deterministic.");
                var reader = assembly.GetMetadataReader();
                var prism = reader.AssemblyReferences.Select(reader.GetAssemblyReference).Where(reference => reference.Version is { Major: 8, Minor: 1 })
                    .Select(reference => reader.GetString(reference.Name)).ToList();
                CollectionAssert.IsSubsetOf(prism, new[] { "Prism", "Prism.Wpf" }, name);
                modules += prism.Contains("Prism") ? 1 : 0;
            }
        }

        Assert.AreEqual(2, modules, "Two modules name Prism.");
    }

    private static IEnumerable<(string Name, PEReader Assembly)> AssembliesOf(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        foreach (var entry in archive.Entries.Where(entry => entry.Name.StartsWith("PluginIm.", StringComparison.Ordinal) && entry.Name.EndsWith(".dll", StringComparison.Ordinal)))
        {
            var content = new MemoryStream();
            using (var packed = entry.Open())
            {
                packed.CopyTo(content);
            }

            content.Position = 0;
            yield return ($"{Path.GetFileName(package)}: {entry.FullName}", new PEReader(content));
        }
    }
}
