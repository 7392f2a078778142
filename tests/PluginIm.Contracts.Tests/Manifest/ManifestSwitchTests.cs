using System.Text;
using PluginIm.Contracts.Manifest;

namespace PluginIm.Contracts.Tests.Manifest;

[TestClass]
public sealed class ManifestSwitchTests
{
    [TestMethod]
    public void Switch_becomes_options_and_what_options_say_of_the_same_stands_above_it()
    {
        ManifestResult result = Read("""
            { "modules": [], "options": { "im.domains": "west.test" },
              "switch": { "addresses": ["tls:im.test", "tcp:192.0.2.1:5060"], "domains": ["im.test"], "certificateAuthority": "ca.pem" } }
            """);

        Assert.IsEmpty(result.Faults);
        IReadOnlyDictionary<string, string> options = result.Manifest!.ForRole(null).Options;
        Assert.AreEqual("tls:im.test,tcp:192.0.2.1:5060", options["sip.switch"]);
        Assert.AreEqual("west.test", options["im.domains"]);
        Assert.AreEqual(Path.Combine(Path.GetTempPath(), "ca.pem"), options["sip.certificate-authority"]);
    }

    [TestMethod]
    public void Manifest_that_says_nothing_of_a_switch_sets_none_of_its_options()
    {
        Assert.IsEmpty(Read("""{ "modules": [] }""").Manifest!.ForRole(null).Options);
    }

    [TestMethod]
    [DataRow("""{ "password": "x" }""", "switch.password", "no credentials were expected")]
    [DataRow("""{ "UserName": "x" }""", "switch.UserName", "no credentials were expected")]
    [DataRow("""{ "addresses": "tcp:x" }""", "switch.addresses", "an array")]
    [DataRow("""{ "domains": [1] }""", "switch.domains[0]", "a domain such as")]
    [DataRow("""{ "certificateAuthority": " " }""", "switch.certificateAuthority", "the path of a PEM file")]
    [DataRow("""{ "certificateAuthority": "a\u0000b" }""", "switch.certificateAuthority", "the path of a PEM file")]
    [DataRow("""7""", "switch", "the switch was expected, an object")]
    public void Fault_of_the_switch_names_the_key_and_what_was_expected(string value, string key, string expected)
    {
        ManifestResult result = Read($$"""{ "modules": [], "switch": {{value}} }""");

        Assert.IsNull(result.Manifest);
        ManifestFault fault = Assert.ContainsSingle(result.Faults);
        Assert.AreEqual(key, fault.Key);
        Assert.Contains(expected, fault.Message);
        Assert.DoesNotContain("\"x\"", fault.Message);
    }

    private static ManifestResult Read(string json) =>
        ModuleManifestReader.Read(Path.Combine(Path.GetTempPath(), "m.json"), Encoding.UTF8.GetBytes(json));
}
