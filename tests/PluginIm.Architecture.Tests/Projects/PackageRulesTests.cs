namespace PluginIm.Architecture.Tests.Projects;

[TestClass]
public sealed class PackageRulesTests
{
    [TestMethod]
    public void Repository_uses_only_the_packages_of_each_kind_of_project() =>
        Rule.Holds(PackageRules.Violations(Project.All));

    [TestMethod]
    public void Repository_says_exact_versions_in_one_place() =>
        Rule.Holds(PackageRules.InexactVersions(RepositoryFolder.Text("Directory.Packages.props")));

    [TestMethod]
    [DataRow("src/PluginIm.Contracts", "Microsoft.Extensions.Logging.Abstractions")]
    [DataRow("src/PluginIm.Sip", "SIPSorcery")]
    [DataRow("src/PluginIm.Messaging.Sip", "SIPSorcery")]
    [DataRow("tests/PluginIm.Sip.SipSorcery.Tests", "SIPSorcery")]
    [DataRow("src/PluginIm.Sip.SipSorcery", "DnsClient")]
    [DataRow("src/PluginIm.Messaging", "CommunityToolkit.Mvvm")]
    [DataRow("src/PluginIm.Messaging", "Microsoft.Data.Sqlite")]
    [DataRow("src/PluginIm.Messaging.Journal", "Microsoft.Extensions.Options")]
    [DataRow("src/PluginIm.Views", "Moq")]
    [DataRow("src/PluginIm.Unheard", "Microsoft.Extensions.Logging.Abstractions")]
    [DataRow("modules/PluginIm.Modules.InstantMessaging", "Microsoft.Data.Sqlite")]
    [DataRow("samples/SampleShell", "LightInject")]
    [DataRow("eng/PrismSlice.DryIoc", "DryIoc")]
    [DataRow("tests/PluginIm.Sip.Tests", "xunit")]
    public void Package_of_another_kind_of_project_is_refused(string folder, string package) =>
        Assert.ContainsSingle(PackageRules.Violations([Sample.Project(folder, Sample.Package(package))]));

    [TestMethod]
    [DataRow("Version")]
    [DataRow("VersionOverride")]
    public void Version_in_a_project_is_refused(string attribute)
    {
        Project project = Sample.Project(
            "src/PluginIm.Sip", Sample.Package("Microsoft.Extensions.Logging.Abstractions", $" {attribute}=\"10.0.0\""));

        Assert.ContainsSingle(PackageRules.Violations([project]));
    }

    [TestMethod]
    [DataRow("*")]
    [DataRow("10.*")]
    [DataRow("[10.0.0,11.0.0)")]
    [DataRow("10")]
    [DataRow("")]
    public void Version_that_another_day_may_resolve_otherwise_is_refused(string version) =>
        Assert.ContainsSingle(PackageRules.InexactVersions(
            $"<Project><ItemGroup><PackageVersion Include=\"P\" Version=\"{version}\" /></ItemGroup></Project>"));
}
