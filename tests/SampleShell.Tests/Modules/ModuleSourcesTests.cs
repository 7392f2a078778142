using Microsoft.Extensions.Logging;
using PluginIm.Contracts;

namespace SampleShell.Tests;

[TestClass]
public sealed class ModuleSourcesTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly TestLog _log = new();

    public void Dispose()
    {
        _log.Dispose();
        _folder.Dispose();
    }

    [TestMethod]
    public void The_manifest_that_comes_with_the_shell_is_without_fault()
    {
        var sources = ModuleSources.Read(Path.Combine(AppContext.BaseDirectory, "module-manifest.json"), "Agent", _log);

        Assert.IsEmpty(sources.Faults);
        Assert.IsEmpty(_log.AtLeast(LogLevel.Warning));
        CollectionAssert.AreEqual(
            new[] { "PluginIm.Modules.InstantMessaging", "PluginIm.Modules.TeamCommunicator" },
            sources.Manifest.Modules.Select(module => module.Name).ToArray());
        Assert.AreEqual("StatusBarRegion", sources.Manifest.Regions["im.channel-status"]);
    }

    [TestMethod]
    public void A_region_that_this_shell_does_not_have_is_named_and_the_modules_load()
    {
        var file = _folder.Write("m.json", """
            { "modules": [ { "name": "A", "assembly": "A", "type": "T" } ], "regions": { "im.channel-status": "FooterRegion", "im.interaction": "InteractionImRegion" } }
            """);

        var sources = ModuleSources.Read(file, "Agent", _log);

        Assert.AreEqual("The manifest gives im.channel-status the region FooterRegion, which this desktop does not have. That view is left out.", sources.Faults.Single());
        StringAssert.Contains(_log.AtLeast(LogLevel.Warning).Single(), "FooterRegion");
        Assert.HasCount(1, sources.Role.Modules);
    }

    [TestMethod]
    public void A_missing_file_is_named()
    {
        var fault = Refused(_folder.File("nothing-here.json"));

        StringAssert.StartsWith(fault, "No module is loaded. nothing-here.json: the manifest could not be read");
    }

    [TestMethod]
    public void Malformed_json_is_named_by_file_and_line()
    {
        var fault = Refused(_folder.Write("m.json", "{\n  \"modules\": [\n    { \"name\": \"A\",, }\n  ]\n}\n"));

        StringAssert.StartsWith(fault, "No module is loaded. m.json, line 3");
    }

    [TestMethod]
    [DataRow("""{ "modules": [ { "name": 7, "assembly": "A", "type": "T" } ] }""", "modules[0].name")]
    [DataRow("""{ "modules": [ { "name": "A", "assembly": "A" } ] }""", "modules[0].type")]
    [DataRow("""{ "modules": [ { "name": "A", "assembly": "A", "type": "T", "dependsOn": ["B"] } ] }""", "modules[0].dependsOn[0]")]
    [DataRow("""{ "modules": [ { "name": "A", "assembly": "A", "type": "T", "dependsOn": ["A"] } ] }""", "modules[0].dependsOn[0]")]
    [DataRow("""{ "modules": [ { "name": "A", "assembly": "A", "type": "T", "load": "never" } ] }""", "modules[0].load")]
    [DataRow("""{ "modules": 3 }""", "modules")]
    [DataRow("""{ "modules": [], "regions": { "im.channel-status": 3 } }""", "regions.im.channel-status")]
    public void A_fault_inside_is_named_by_file_line_and_key(string json, string key)
    {
        var fault = Refused(_folder.Write("m.json", "\n\n" + json));

        StringAssert.StartsWith(fault, "No module is loaded. m.json, line 3, key ");
        StringAssert.Contains(fault, key);
    }

    [TestMethod]
    public void An_unknown_key_is_a_warning_in_the_log_alone()
    {
        var file = _folder.Write("m.json", """{ "modules": [], "colour": "red" }""");

        var sources = ModuleSources.Read(file, "Agent", _log);

        Assert.IsEmpty(sources.Faults);
        StringAssert.Contains(_log.AtLeast(LogLevel.Warning).Single(), "colour");
    }

    [TestMethod]
    public void What_holds_is_what_the_manifest_says_of_the_role()
    {
        var file = _folder.Write("m.json", """
            { "modules": [ { "name": "A", "assembly": "A", "type": "T" } ],
              "roles": { "Agent": {}, "Guest": { "modules": [], "privileges": [], "options": { "im.max-length": 5 } } } }
            """);

        var (agent, guest) = (ModuleSources.Read(file, "Agent", _log).Role, ModuleSources.Read(file, "Guest", _log).Role);

        Assert.HasCount(1, agent.Modules);
        Assert.IsEmpty(guest.Modules);
        Assert.AreEqual("5", guest.Options["im.max-length"]);
        Assert.IsTrue(new RolePrivileges(agent).Has(ImPrivileges.Make));
        Assert.IsFalse(new RolePrivileges(guest).Has(ImPrivileges.Make));
    }

    private string Refused(string file)
    {
        var sources = ModuleSources.Read(file, "Agent", _log);

        Assert.IsEmpty(sources.Manifest.Modules);
        Assert.IsEmpty(sources.Manifest.Regions);
        Assert.IsEmpty(sources.Manifest.Options);
        Assert.IsNotEmpty(_log.AtLeast(LogLevel.Error));
        return sources.Faults[0];
    }
}
