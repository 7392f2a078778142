using System.Text;
using PluginIm.Contracts.Manifest;

namespace PluginIm.Contracts.Tests.Manifest;

[TestClass]
public sealed class ManifestRolesTests
{
    private const string Modules = """
        "modules": [ { "name": "A", "assembly": "A", "type": "T" }, { "name": "B", "assembly": "B", "type": "T", "dependsOn": ["A"] } ]
        """;

    [TestMethod]
    public void Without_roles_everybody_has_everything()
    {
        RoleManifest everybody = Good($$"""{ {{Modules}} }""").ForRole(null);

        Assert.AreSequenceEqual(new[] { "A", "B" }, Names(everybody));
        Assert.IsTrue(ImPrivileges.All.All(everybody.Privileges.Contains));
    }

    [TestMethod]
    public void Role_has_what_is_said_of_it_and_what_it_leaves_out_is_as_for_everybody()
    {
        ModuleManifest manifest = Good($$"""
            { {{Modules}}, "options": { "im.max-length": 100, "im.time-stamp": false },
              "roles": { "Trainee": { "modules": ["A"], "privileges": ["im.use"], "options": { "im.max-length": 50 } }, "Supervisor": {} } }
            """);

        (RoleManifest trainee, RoleManifest supervisor) = (manifest.ForRole("trainee"), manifest.ForRole("Supervisor"));

        Assert.AreSequenceEqual(new[] { "A" }, Names(trainee));
        Assert.AreSequenceEqual(new[] { ImPrivileges.Use }, trainee.Privileges);
        Assert.AreEqual(("50", "false"), (trainee.Options["im.max-length"], trainee.Options["im.time-stamp"]));
        Assert.AreSequenceEqual(new[] { "A", "B" }, Names(supervisor));
        Assert.HasCount(ImPrivileges.All.Count, supervisor.Privileges);
        Assert.AreEqual("100", supervisor.Options["im.max-length"]);
    }

    [TestMethod]
    [DataRow("Guest")]
    [DataRow(null)]
    public void Where_roles_are_named_any_other_has_nothing(string? role)
    {
        RoleManifest guest = Good($$"""{ {{Modules}}, "roles": { "Agent": {} } }""").ForRole(role);

        Assert.IsEmpty(guest.Modules);
        Assert.IsEmpty(guest.Privileges);
    }

    [TestMethod]
    public void Star_holds_for_every_role_that_is_not_named_and_for_no_other()
    {
        ModuleManifest manifest = Good($$"""{ {{Modules}}, "roles": { "*": { "privileges": ["im.use"] }, "Agent": {} } }""");

        Assert.AreSequenceEqual(new[] { ImPrivileges.Use }, manifest.ForRole("Guest").Privileges);
        Assert.HasCount(ImPrivileges.All.Count, manifest.ForRole("Agent").Privileges);
    }

    [TestMethod]
    public void Shell_can_hand_the_manifest_to_modules_as_it_is()
    {
        ModuleManifest manifest = Good($$"""{ {{Modules}}, "regions": { "im.channel-status": "Footer" }, "options": { "im.max-length": 7 } }""");

        (IRegionMap regions, IImSettings settings) = (manifest, manifest.ForRole(null));

        Assert.AreEqual(("Footer", null), (regions.Find(ImRegions.ChannelStatus), regions.Find("im.elsewhere")));
        Assert.AreEqual(("7", null), (settings.Find("im.max-length"), settings.Find("im.time-stamp")));
    }

    [TestMethod]
    [DataRow("""{ "R": 1 }""", "roles.R", "a role was expected, an object")]
    [DataRow("""[]""", "roles", "roles by their names was expected, an object")]
    [DataRow("""{ "R": { "modules": "A" } }""", "roles.R.modules", "an array")]
    [DataRow("""{ "R": { "modules": ["a"] } }""", "roles.R.modules[0]", "there is no a; is A meant?")]
    [DataRow("""{ "R": { "modules": ["B"] } }""", "roles.R.modules[0]", "B needs A, which the role has not")]
    [DataRow("""{ "R": { "privileges": [1] } }""", "roles.R.privileges[0]", "the name of a privilege")]
    [DataRow("""{ "R": { "options": [] } }""", "roles.R.options", "an object")]
    public void Fault_in_a_role_names_the_key_and_what_was_expected(string roles, string key, string expected)
    {
        ManifestResult result = Read($$"""{ {{Modules}}, "roles": {{roles}} }""");

        Assert.IsNull(result.Manifest);
        ManifestFault fault = Assert.ContainsSingle(result.Faults);
        Assert.AreEqual(key, fault.Key);
        Assert.Contains(expected, fault.Message);
    }

    [TestMethod]
    public void Unknown_privilege_is_warned_of_and_gives_nothing()
    {
        ManifestResult result = Read($$"""{ {{Modules}}, "roles": { "R": { "privileges": ["im.use", "im.mak"] } } }""");

        Assert.AreEqual("unknown privilege; is im.make meant?", Assert.ContainsSingle(result.Faults).Message);
        Assert.AreSequenceEqual(new[] { ImPrivileges.Use }, result.Manifest!.ForRole("R").Privileges);
    }

    private static IEnumerable<string> Names(RoleManifest role) => role.Modules.Select(module => module.Name);

    private static ModuleManifest Good(string json)
    {
        ManifestResult result = Read(json);
        Assert.IsEmpty(result.Faults);
        return result.Manifest!;
    }

    private static ManifestResult Read(string json) => ModuleManifestReader.Read("m.json", Encoding.UTF8.GetBytes(json));
}
