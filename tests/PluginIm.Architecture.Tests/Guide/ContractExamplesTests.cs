using System.Net;
using System.Text.RegularExpressions;

namespace PluginIm.Architecture.Tests.Guide;

/// <summary>The examples in the documentation of <c>PluginIm.Contracts</c> are code that is built here, and every contract that a sample has shows one.</summary>
[TestClass]
public sealed partial class ContractExamplesTests
{
    private const string Contracts = "src/PluginIm.Contracts/";

    private static readonly string[] All = [.. RepositoryFolder.Files(".cs")];

    [TestMethod]
    public void Every_example_stands_in_a_sample_or_a_test_line_for_line()
    {
        string[] sources = [.. Texts("samples/MinimalShell/"), .. Texts("samples/SampleShell/"), .. Texts("tests/SampleShell.Tests/Agents/")];
        var examples = Files(Contracts).SelectMany(file => ExamplesIn(file).Select(block => (File: file, Block: block))).ToList();

        Assert.IsGreaterThan(15, examples.Count);
        Rule.Holds(examples.Where(example => !sources.Any(example.Block.StandsIn)).Select(example => $"{example.File}: no sample has the lines of the example {example.Block.Lines[0]}"));
    }

    [TestMethod]
    public void Every_service_that_a_sample_registers_has_an_example()
    {
        var registered = Texts("samples/MinimalShell/").Concat(Texts("samples/SampleShell/"))
            .SelectMany(text => Registration().Matches(text)).Select(match => match.Groups[1].Value).ToHashSet();
        var services = Files(Contracts).Where(file => registered.Contains(Path.GetFileNameWithoutExtension(file))).ToList();

        Assert.IsGreaterThan(15, services.Count);
        Rule.Holds(services.Where(file => !ExamplesIn(file).Any()).Select(file => $"{file}: an example is missing"));
    }

    private static IEnumerable<CodeBlock> ExamplesIn(string file) => Example().Matches(RepositoryFolder.Text(file)).SelectMany(match =>
        CodeBlock.In("```csharp\n" + WebUtility.HtmlDecode(Comment().Replace(match.Groups[1].Value, "")) + "```\n"));

    private static IEnumerable<string> Files(string folder) => All.Where(file => file.StartsWith(folder, StringComparison.Ordinal));

    private static IEnumerable<string> Texts(string folder) => Files(folder).Select(RepositoryFolder.Text);

    [GeneratedRegex(@"/// <code>\n(.*?)[ ]*/// </code>", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("^[ ]*/// ?", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"RegisterInstance<(I\w+)>")]
    private static partial Regex Registration();
}
