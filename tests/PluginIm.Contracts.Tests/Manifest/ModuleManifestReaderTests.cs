using System.Text;
using System.Text.Json;
using PluginIm.Contracts.Manifest;

namespace PluginIm.Contracts.Tests.Manifest;

[TestClass]
public sealed class ModuleManifestReaderTests
{
    private const string Good = """
        {
          // Comments and trailing commas are allowed.
          "modules": [
            { "name": "A", "assembly": "A.Assembly", "type": "A.Module" },
            { "name": "B", "assembly": "B.Assembly", "type": "B.Module", "dependsOn": ["A"], "load": "onDemand" },
          ],
          "regions": { "im.channel-status": "StatusBar" },
          "options": { "im.toast-timeout": "00:00:10", "im.max-length": 4000, "im.time-stamp": true }
        }
        """;

    [TestMethod]
    public void Modules_keep_their_order_and_all_that_is_said_of_them()
    {
        ManifestResult result = Read(Good);

        Assert.IsEmpty(result.Faults);
        Assert.IsNotNull(result.Manifest);
        (ManifestModule first, ManifestModule second) = (result.Manifest.Modules[0], result.Manifest.Modules[1]);
        Assert.AreEqual(("A", "A.Assembly", "A.Module", ModuleLoading.Startup), (first.Name, first.Assembly, first.Type, first.Loading));
        Assert.IsEmpty(first.DependsOn);
        Assert.AreEqual(ModuleLoading.OnDemand, second.Loading);
        Assert.AreSequenceEqual(new[] { "A" }, second.DependsOn);
    }

    [TestMethod]
    public void Regions_and_options_are_read_by_name_numbers_and_flags_as_their_text()
    {
        ModuleManifest? manifest = Read(Good).Manifest;

        Assert.IsNotNull(manifest);
        Assert.AreEqual("StatusBar", manifest.Regions["im.channel-status"]);
        Assert.AreEqual("00:00:10", manifest.Options["im.toast-timeout"]);
        Assert.AreEqual("4000", manifest.Options["im.max-length"]);
        Assert.AreEqual("true", manifest.Options["im.time-stamp"]);
    }

    [TestMethod]
    public void Byte_order_mark_is_skipped()
    {
        ManifestResult result = ModuleManifestReader.Read("m.json", Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(Good)).ToArray());

        Assert.IsNotNull(result.Manifest);
    }

    [TestMethod]
    [DataRow("""{ "modules": 1 }""", "modules", "the list of modules was expected")]
    [DataRow("""{ }""", "modules", "the key is missing")]
    [DataRow("""[]""", "", "the manifest was expected, an object")]
    [DataRow("""{ "modules": [ 7 ] }""", "modules[0]", "a module was expected, an object")]
    [DataRow("""{ "modules": [ { "assembly": "A", "type": "T" } ] }""", "modules[0].name", "the key is missing")]
    [DataRow("""{ "modules": [ { "name": "A", "type": "T" } ] }""", "modules[0].assembly", "the key is missing")]
    [DataRow("""{ "modules": [ { "name": "A", "assembly": "A" } ] }""", "modules[0].type", "the key is missing")]
    [DataRow("""{ "modules": [ { "name": " ", "assembly": "A", "type": "T" } ] }""", "modules[0].name", "a text that is not empty")]
    [DataRow("""{ "modules": [ { "name": "A", "assembly": null, "type": "T" } ] }""", "modules[0].assembly", "a text that is not empty")]
    [DataRow("""{ "modules": [ { "name": "A", "assembly": "A", "type": "T", "load": "later" } ] }""", "modules[0].load", "\"startup\" or \"onDemand\"")]
    [DataRow("""{ "modules": [ { "name": "A", "assembly": "A", "type": "T", "dependsOn": "B" } ] }""", "modules[0].dependsOn", "an array")]
    [DataRow("""{ "modules": [ { "name": "A", "assembly": "A", "type": "T", "dependsOn": [1] } ] }""", "modules[0].dependsOn[0]", "the name of a module")]
    [DataRow("""{ "modules": [ { "name": "A", "assembly": "A", "type": "T", "dependsOn": ["B"] } ] }""", "modules[0].dependsOn[0]", "there is no B")]
    [DataRow("""{ "modules": [ { "name": "A", "assembly": "A", "type": "T", "dependsOn": ["A"] } ] }""", "modules[0].dependsOn[0]", "A > A")]
    [DataRow("""{ "modules": [], "modules": [] }""", "modules", "a second time")]
    [DataRow("""{ "modules": [], "regions": { "im.channel-status": 3 } }""", "regions.im.channel-status", "one of the shell's regions")]
    [DataRow("""{ "modules": [], "options": { "im.domains": [] } }""", "options.im.domains", "a text, a number, true or false")]
    [DataRow("""{ "modules": [], "options": [] }""", "options", "an object")]
    public void Fault_names_the_key_and_what_was_expected(string json, string key, string expected)
    {
        ManifestResult result = Read(json);

        Assert.IsNull(result.Manifest);
        ManifestFault fault = Assert.ContainsSingle(result.Faults);
        Assert.AreEqual(ManifestFaultSeverity.Error, fault.Severity);
        Assert.AreEqual(key, fault.Key);
        Assert.Contains(expected, fault.Message);
    }

    [TestMethod]
    public void Modules_of_the_same_name_are_refused()
    {
        ManifestResult result = Read("""
            { "modules": [ { "name": "A", "assembly": "A", "type": "T" },
                           { "name": "A", "assembly": "B", "type": "U" } ] }
            """);

        Assert.AreEqual("modules[1].name", Assert.ContainsSingle(result.Faults).Key);
    }

    [TestMethod]
    public void Circle_of_dependencies_is_told_at_each_module_in_it_and_at_no_other()
    {
        ManifestResult result = Read("""
            { "modules": [ { "name": "A", "assembly": "A", "type": "T", "dependsOn": ["B"] },
                           { "name": "B", "assembly": "B", "type": "T", "dependsOn": ["A"] },
                           { "name": "C", "assembly": "C", "type": "T", "dependsOn": ["A"] } ] }
            """);

        Assert.HasCount(2, result.Faults);
        Assert.Contains("A > B > A", result.Faults[0].Message);
        Assert.Contains("B > A > B", result.Faults[1].Message);
    }

    [TestMethod]
    public void Startup_module_cannot_depend_on_one_that_loads_on_demand()
    {
        ManifestResult result = Read("""
            { "modules": [ { "name": "A", "assembly": "A", "type": "T", "load": "onDemand" },
                           { "name": "B", "assembly": "B", "type": "T", "dependsOn": ["A"] } ] }
            """);

        Assert.Contains("A loads on demand", Assert.ContainsSingle(result.Faults).Message);
    }

    [TestMethod]
    public void Unknown_key_is_warned_of_with_the_nearest_known_one_and_the_manifest_still_used()
    {
        ManifestResult result = Read("""{ "modules": [ { "name": "A", "assembly": "A", "type": "T", "laod": "x" } ], "regoins": {}, "colour": 1 }""");

        Assert.IsNotNull(result.Manifest);
        Assert.AreSequenceEqual(
            new[]
            {
                ("modules[0].laod", "unknown key; is load meant?"),
                ("regoins", "unknown key; is regions meant?"),
                ("colour", "unknown key; known are $schema, modules, roles, regions, options, switch"),
            },
            result.Faults.Select(fault => (fault.Key, fault.Message)));
        Assert.IsTrue(result.Faults.All(fault => fault.Severity == ManifestFaultSeverity.Warning));
    }

    [TestMethod]
    [DataRow("""{ "im.toast-timout": "00:00:10" }""", "options.im.toast-timout", "unknown option; is im.toast-timeout meant?")]
    [DataRow("""{ "im.max-length": 9000 }""", "options.im.max-length", "a whole number from 1 to 4000 was expected; the default 4000 holds")]
    [DataRow("""{ "im.toast-timeout": "30" }""", "options.im.toast-timeout", "a time hh:mm:ss from 00:00:01 to 01:00:00 was expected; the default 00:00:30 holds")]
    [DataRow("""{ "im.agent.text-color": "red" }""", "options.im.agent.text-color", "a colour #AARRGGBB or #RRGGBB was expected; it counts as not set")]
    public void Option_that_is_unknown_or_has_a_bad_value_is_warned_of(string options, string key, string message)
    {
        ManifestResult result = Read($$"""{ "modules": [], "options": {{options}} }""");

        Assert.IsNotNull(result.Manifest);
        ManifestFault fault = Assert.ContainsSingle(result.Faults);
        Assert.AreEqual((ManifestFaultSeverity.Warning, key, message), (fault.Severity, fault.Key, fault.Message));
    }

    [TestMethod]
    public void Several_faults_are_told_at_once_in_the_order_of_the_file_with_line_and_column()
    {
        ManifestResult result = Read("""
            {
              "modules": [
                { "name": "Zoë ✓", "assembly": 5, "type": "T" },
                { "name": "B", "assembly": "B", "type": "T", "dependsOn": ["C"] }
              ],
              "options": { "im.domains": null }
            }
            """);

        Assert.AreSequenceEqual(
            new[] { (3, 36, "modules[0].assembly"), (4, 64, "modules[1].dependsOn[0]"), (6, 30, "options.im.domains") },
            result.Faults.Select(fault => (fault.Line, fault.Column, fault.Key)));
    }

    [TestMethod]
    public void Text_that_is_not_json_is_told_with_its_place()
    {
        ManifestResult result = Read("{\n  \"modules\": [\n    { \"name\" \"A\" }\n  ]\n}");

        ManifestFault fault = Assert.ContainsSingle(result.Faults);
        Assert.IsNull(result.Manifest);
        Assert.AreEqual((3, 14), (fault.Line, fault.Column));
        Assert.StartsWith("m.json(3,14): error: JSON was expected: ", fault.ToString());
        Assert.DoesNotContain("LineNumber", fault.Message);
    }

    [TestMethod]
    public void Fault_reads_as_one_line_with_file_place_and_key()
    {
        ManifestFault fault = Read("{ }").Faults[0];

        Assert.AreEqual("m.json(1,1): error at modules: the list of modules was expected, but the key is missing", fault.ToString());
    }

    [TestMethod]
    public void Missing_file_is_a_fault()
    {
        ManifestResult result = ModuleManifestReader.ReadFile(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"), "none.json"));

        Assert.IsNull(result.Manifest);
        Assert.Contains("could not be read", Assert.ContainsSingle(result.Faults).ToString());
    }

    [TestMethod]
    public void Every_beginning_of_a_manifest_gives_a_result_and_only_the_whole_one_a_manifest()
    {
        byte[] json = Encoding.UTF8.GetBytes(Good);

        for (int length = 0; length < json.Length; length++)
        {
            ManifestResult result = ModuleManifestReader.Read("m.json", json.AsMemory(0, length));
            Assert.IsNull(result.Manifest, $"cut after {length} bytes");
            Assert.IsNotEmpty(result.Faults);
        }
    }

    [TestMethod]
    public void Any_changed_byte_gives_a_result()
    {
        byte[] json = Encoding.UTF8.GetBytes(Good);
        foreach (byte other in "\"{}[]:,1x\\\n\0\u00ff"u8.ToArray())
        {
            for (int index = 0; index < json.Length; index++)
            {
                byte[] changed = [.. json];
                changed[index] = other;

                ManifestResult result = ModuleManifestReader.Read("m.json", changed);

                Assert.AreEqual(result.Manifest is null, result.Faults.Any(fault => fault.Severity == ManifestFaultSeverity.Error));
            }
        }
    }

    [TestMethod]
    public void Deep_nesting_is_a_fault()
    {
        ManifestResult result = Read($$"""{ "modules": {{new string('[', 5000)}} }""");

        Assert.IsNull(result.Manifest);
        Assert.ContainsSingle(result.Faults);
    }

    [TestMethod]
    public void Manifest_of_the_repository_has_no_fault()
    {
        ManifestResult result = ModuleManifestReader.ReadFile(Repository.File("module-manifest.json"));

        Assert.IsEmpty(result.Faults);
        Assert.AreSequenceEqual(
            new[] { "PluginIm.Modules.InstantMessaging", "PluginIm.Modules.TeamCommunicator" },
            result.Manifest!.Modules.Select(module => module.Name));
        Assert.IsTrue(result.Manifest.Regions.ContainsKey(ImRegions.ChannelStatus));
    }

    [TestMethod]
    public void Schema_knows_the_same_keys_as_the_reader()
    {
        using var schema = JsonDocument.Parse(File.ReadAllBytes(Repository.File("module-manifest.schema.json")));
        JsonElement root = schema.RootElement;
        string xyz = "xyzxyz";
        string json = $$"""
            {
              "{{xyz}}": 1,
              "modules": [ { "name": "A", "assembly": "A", "type": "T", "{{xyz}}": 1 } ],
              "roles": { "R": { "{{xyz}}": 1 } },
              "switch": { "{{xyz}}": 1 }
            }
            """;

        ManifestResult result = Read(json);

        string[] known = [Names(root), Names(root, "module"), Names(root, "role"), Names(root, "switch")];
        Assert.AreSequenceEqual(known.Select(names => $"unknown key; known are {names}"), result.Faults.Select(fault => fault.Message));
    }

    [TestMethod]
    public void Schema_knows_the_privileges()
    {
        using var schema = JsonDocument.Parse(File.ReadAllBytes(Repository.File("module-manifest.schema.json")));

        JsonElement privileges = schema.RootElement.GetProperty("$defs").GetProperty("role").GetProperty("properties").GetProperty("privileges");

        Assert.AreSequenceEqual(ImPrivileges.All, privileges.GetProperty("items").GetProperty("enum").EnumerateArray().Select(value => value.GetString()));
    }

    private static string Names(JsonElement root, string? definition = null)
    {
        JsonElement node = definition is null ? root : root.GetProperty("$defs").GetProperty(definition);
        return string.Join(", ", node.GetProperty("properties").EnumerateObject().Select(property => property.Name));
    }

    private static ManifestResult Read(string json) => ModuleManifestReader.Read("m.json", Encoding.UTF8.GetBytes(json));
}
