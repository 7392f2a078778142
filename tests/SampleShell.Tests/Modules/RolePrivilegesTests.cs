using PluginIm.Contracts;
using PluginIm.Contracts.Manifest;

namespace SampleShell.Tests;

[TestClass]
public sealed class RolePrivilegesTests
{
    [TestMethod]
    public void Another_role_is_told_and_the_same_privileges_are_not()
    {
        var privileges = new RolePrivileges(Role(ImPrivileges.Use));
        var told = new List<bool>();
        privileges.Changed += (_, _) => told.Add(privileges.Has(ImPrivileges.Make));

        privileges.Use(Role(ImPrivileges.Use));
        privileges.Use(Role(ImPrivileges.Use, ImPrivileges.Make));
        privileges.Use(Role(ImPrivileges.Use));

        Assert.AreSequenceEqual(new[] { true, false }, told);
    }

    private static RoleManifest Role(params string[] privileges) => new()
    {
        Modules = [],
        Privileges = new HashSet<string>(privileges),
        Options = new Dictionary<string, string>(),
    };
}
