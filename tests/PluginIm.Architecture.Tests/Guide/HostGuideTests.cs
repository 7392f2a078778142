namespace PluginIm.Architecture.Tests.Guide;

/// <summary>What <c>docs/host-guide.md</c> shows a shell developer is code that is built here, and little of it.</summary>
[TestClass]
public sealed class HostGuideTests
{
    private const string Page = "docs/host-guide.md";
    private const string Smallest = "samples/MinimalShell/";

    private static readonly Dictionary<string, string[]> Sources = new()
    {
        ["csharp"] = [".cs"],
        ["xml"] = [".xaml", ".csproj"],
        ["json"] = [".json"],
    };

    /// <summary>The smallest shell shows what it can, the sample shell the rest.</summary>
    private static readonly string[] Samples =
    [
        .. RepositoryFolder.Files([.. Sources.Values.SelectMany(extensions => extensions)])
            .Where(file => file.StartsWith(Smallest, StringComparison.Ordinal) || file.StartsWith("samples/SampleShell/", StringComparison.Ordinal)),
    ];

    [TestMethod]
    public void Every_block_of_code_stands_in_a_sample_line_for_line()
    {
        var blocks = CodeBlock.In(RepositoryFolder.Text(Page)).Where(block => block.Language != "shell").ToList();

        Assert.IsGreaterThan(8, blocks.Count);
        Rule.Holds(blocks.Where(block => !IsOfASample(block)).Select(block => $"{Page}({block.Line}): no sample has these lines of {block.Language}"));
    }

    [TestMethod]
    public void No_code_stands_there_without_its_language()
    {
        var text = RepositoryFolder.Text(Page);
        var inBlocks = CodeBlock.In(text).SelectMany(block => Enumerable.Range(block.Line, block.Lines.Count)).ToHashSet();

        Rule.Holds(CodeBlock.In(text).Where(block => block.Language != "shell" && !Sources.ContainsKey(block.Language))
            .Select(block => $"{Page}({block.Line}): {block.Language} is no language of the guide"));
        Rule.Holds(text.Split('\n').Select((line, index) => (Text: line, Index: index))
            .Where(line => !inBlocks.Contains(line.Index) && line.Text.StartsWith("    ", StringComparison.Ordinal))
            .Select(line => $"{Page}({line.Index + 1}): code without a fence"));
    }

    [TestMethod]
    [DataRow("A();\nB();", true)]
    [DataRow("{\n    A();", true)]
    [DataRow("A();\nC();", false)]
    [DataRow("{\nA();", false)]
    [DataRow("A();\n\nB();", false)]
    public void A_block_is_found_by_every_line_and_by_how_they_stand_to_each_other(string code, bool isFound) =>
        Assert.AreEqual(isFound, CodeBlock.In($"   ```csharp\n{code}\n   ```\n").Single().StandsIn("void M()\n    {\n        A();\n        B();\n    }\n"));

    [TestMethod]
    public void The_smallest_shell_has_fewer_than_150_lines()
    {
        var files = Samples.Where(file => file.StartsWith(Smallest, StringComparison.Ordinal) && Path.GetExtension(file) is (".cs" or ".xaml")).ToList();

        Assert.IsNotEmpty(files);
        Assert.IsLessThan(150, files.Sum(file => File.ReadAllLines(Path.Combine(RepositoryFolder.Path, file)).Length));
    }

    private static bool IsOfASample(CodeBlock block) => Sources.TryGetValue(block.Language, out var extensions)
        && Samples.Any(file => extensions.Contains(Path.GetExtension(file)) && block.StandsIn(RepositoryFolder.Text(file)));
}
