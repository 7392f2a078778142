namespace PluginIm.Contracts.Tests.Pages;

/// <summary>
/// The pages and the part of the schema that are made from code are as the code would make them. <c>eng/pages.sh</c> writes them anew.
/// </summary>
[TestClass]
public sealed class PagesTests
{
    private static bool IsWriting => Environment.GetEnvironmentVariable("PLUGINIM_WRITE_PAGES") == "1";

    [TestMethod]
    public void Schema_has_the_options_of_the_table() => Check("module-manifest.schema.json", SchemaOptions.Rewrite);

    [TestMethod]
    public void Page_of_the_options_is_that_of_the_table() => Check("docs/options.md", _ => OptionsPage.Write());

    [TestMethod]
    public void Page_of_the_manifest_is_that_of_the_schema() => Check(
        "docs/manifest.md",
        _ => ManifestPage.Write(SchemaOptions.Rewrite(Repository.Read("module-manifest.schema.json")), Repository.Read("docs/module-manifest.example.jsonc")));

    private static void Check(string name, Func<string, string> make)
    {
        var file = Repository.File(name);
        var current = File.Exists(file) ? Repository.Read(name) : "";
        var wanted = make(current);
        if (IsWriting)
        {
            File.WriteAllText(file, wanted);
            return;
        }

        Assert.IsTrue(wanted == current, $"{name} is not as the code makes it: run eng/pages.sh.");
    }
}
