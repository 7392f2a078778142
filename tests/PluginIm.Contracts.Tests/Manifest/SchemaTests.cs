using System.Text;
using System.Text.Json;
using Json.Schema;
using PluginIm.Contracts.Manifest;

namespace PluginIm.Contracts.Tests.Manifest;

/// <summary>An editor that follows the schema and the reader say the same of a manifest.</summary>
[TestClass]
public sealed class SchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(Repository.Read("module-manifest.schema.json"));

    [TestMethod]
    [DataRow("module-manifest.json")]
    [DataRow("docs/module-manifest.example.jsonc")]
    public void Manifests_of_the_repository_are_good_for_both(string name)
    {
        var text = Repository.Read(name);

        Assert.IsTrue(IsValid(text));
        Assert.IsEmpty(Read(text).Faults);
    }

    [TestMethod]
    [DataRow("""{ }""")]
    [DataRow("""[]""")]
    [DataRow("""{ "modules": {} }""")]
    [DataRow("""{ "modules": [], "more": 1 }""")]
    [DataRow("""{ "modules": [ { "name": "A", "assembly": "A" } ] }""")]
    [DataRow("""{ "modules": [ { "name": "", "assembly": "A", "type": "T" } ] }""")]
    [DataRow("""{ "modules": [ { "name": "A", "assembly": "A", "type": "T", "load": "late" } ] }""")]
    [DataRow("""{ "modules": [], "roles": { "A": { "privileges": ["im.all"] } } }""")]
    [DataRow("""{ "modules": [], "roles": { "A": { "options": { "im.max-length": 0 } } } }""")]
    [DataRow("""{ "modules": [], "regions": { "im.channel-status": " " } }""")]
    [DataRow("""{ "modules": [], "options": { "im.no-such": 1 } }""")]
    [DataRow("""{ "modules": [], "options": { "im.toast-timeout": "30 s" } }""")]
    [DataRow("""{ "modules": [], "options": { "im.system.text-color": "grey" } }""")]
    [DataRow("""{ "modules": [], "switch": { "password": "x" } }""")]
    [DataRow("""{ "modules": [], "switch": { "addresses": [""] } }""")]
    public void What_is_wrong_is_wrong_for_both(string manifest)
    {
        Assert.IsFalse(IsValid(manifest));
        Assert.IsNotEmpty(Read(manifest).Faults);
    }

    private static bool IsValid(string manifest)
    {
        using var document = JsonDocument.Parse(manifest, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        return Schema.Evaluate(document.RootElement).IsValid;
    }

    private static ManifestResult Read(string manifest) => ModuleManifestReader.Read("m.json", Encoding.UTF8.GetBytes(manifest));
}
