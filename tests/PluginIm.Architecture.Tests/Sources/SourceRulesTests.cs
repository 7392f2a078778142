namespace PluginIm.Architecture.Tests.Sources;

[TestClass]
public sealed class SourceRulesTests
{
    [TestMethod]
    public void No_source_of_the_repository_breaks_a_rule()
    {
        string[] files = [.. RepositoryFolder.Files(".cs", ".xaml")];

        Assert.IsNotEmpty(files);
        Rule.Holds(files.SelectMany(file => SourceRules.Violations(file, RepositoryFolder.Text(file))));
    }

    [TestMethod]
    [DataRow("    #reg" + "ion Fields")]
    [DataRow("#endreg" + "ion")]
    [DataRow("// TO" + "DO: later")]
    [DataRow("// FIX" + "ME")]
    [DataRow("Thread.Sl" + "eep(1);")]
    public void Forbidden_word_is_told_with_its_line(string line) =>
        Assert.StartsWith("src/A.cs(2): ", Assert.ContainsSingle(SourceRules.Violations("src/A.cs", $"using System;\n{line}\n")));

    [TestMethod]
    public void File_of_more_than_500_lines_is_refused_and_one_of_500_is_not()
    {
        Assert.IsEmpty(SourceRules.Violations("src/A.cs", string.Concat(Enumerable.Repeat("\n", 500))));
        Assert.ContainsSingle(SourceRules.Violations("src/A.cs", string.Concat(Enumerable.Repeat("\n", 501))));
    }

    [TestMethod]
    [DataRow("modules/PluginIm.Modules.A/A.cs", 1)]
    [DataRow("samples/SampleShell/A.cs", 1)]
    [DataRow("src/PluginIm.Sip/A.cs", 0)]
    public void Conditional_source_is_refused_in_modules_and_shell(string path, int violations) =>
        Assert.HasCount(violations, SourceRules.Violations(path, "#if PRISM9\n"));
}
