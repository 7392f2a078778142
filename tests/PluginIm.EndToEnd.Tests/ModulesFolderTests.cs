using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using PluginIm.EndToEnd.Tests.Driving;

namespace PluginIm.EndToEnd.Tests;

/// <summary>What is staged for a shell's modules folder is all that a shell needs that brings nothing but the contracts, Prism and the basics.</summary>
[TestClass]
public sealed class ModulesFolderTests
{
    /// <summary>What every shell has: .NET with WPF, the contracts, Prism (or the slice of it), and what these two need for themselves.</summary>
    private static readonly Regex OfTheShell = new(
        @"^(System|System\..*|mscorlib|netstandard|WindowsBase|PresentationCore|PresentationFramework|UIAutomation(Types|Provider)|Microsoft\.Win32\..*"
        + @"|PluginIm\.Contracts|Prism|Prism\..*|CommunityToolkit\.Mvvm|Microsoft\.Extensions\.Logging\.Abstractions)$",
        RegexOptions.Compiled);

    [TestMethod]
    public void Whatever_a_staged_assembly_needs_is_staged_too_or_comes_with_every_shell()
    {
        var staged = Directory.GetFiles(Repository.ModulesFolder, "*.dll");
        var names = staged.Select(Path.GetFileNameWithoutExtension).ToHashSet();

        var missing = staged.SelectMany(file => ReferencesOf(file)
            .Where(needed => !names.Contains(needed) && !OfTheShell.IsMatch(needed))
            .Select(needed => $"{Path.GetFileName(file)} needs {needed}"));

        Assert.AreEqual("", string.Join('\n', missing));
        Assert.Contains("PluginIm.Modules.InstantMessaging", names);
    }

    [TestMethod]
    public void Nothing_is_staged_that_must_be_one_and_the_same_for_shell_and_modules()
    {
        var staged = Directory.GetFiles(Repository.ModulesFolder, "*.dll").Select(file => Path.GetFileNameWithoutExtension(file)!);

        Assert.AreEqual("", string.Join('\n', staged.Where(name => OfTheShell.IsMatch(name))));
    }

    [TestMethod]
    [DataRow("win-x64")]
    [DataRow("win-x86")]
    [DataRow("win-arm64")]
    public void SQLite_is_staged_for_every_processor_that_a_desktop_may_have(string processor) =>
        Assert.IsTrue(File.Exists(Path.Combine(Repository.ModulesFolder, "runtimes", processor, "native", "e_sqlite3.dll")));

    [TestMethod]
    [DataRow("de")]
    public void The_words_of_every_language_are_staged_below_the_assembly_that_shows_them(string language) =>
        Assert.IsTrue(File.Exists(Path.Combine(Repository.ModulesFolder, language, "PluginIm.ViewModels.resources.dll")));

    private static string[] ReferencesOf(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
