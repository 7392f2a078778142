namespace PluginIm.Architecture.Tests.Projects;

[TestClass]
public sealed class FrameworkRulesTests
{
    [TestMethod]
    public void Repository_names_Prism_and_WPF_only_where_they_belong() =>
        Rule.Holds(FrameworkRules.Violations(Project.All));

    [TestMethod]
    public void Repository_has_projects_of_both_kinds()
    {
        Assert.IsTrue(Project.All.Any(project => project.NamesPrism));
        Assert.IsTrue(Project.All.Any(project => project is { IsWpf: true, Name: "PluginIm.Views" }));
    }

    [TestMethod]
    [DataRow("src/PluginIm.Views")]
    [DataRow("src/PluginIm.Contracts")]
    [DataRow("samples/SipSwitch")]
    [DataRow("tests/PluginIm.Views.Tests")]
    public void Prism_by_the_common_import_by_package_or_by_the_slice_is_refused(string folder)
    {
        Project[] projects =
        [
            Sample.Project(folder, imports: Sample.Import("Prism.props")),
            Sample.Project(folder, Sample.Package("Prism.Core")),
            Sample.Project(folder, Sample.Reference("eng/PrismSlice.Wpf")),
        ];

        Assert.HasCount(3, FrameworkRules.Violations(projects));
    }

    [TestMethod]
    [DataRow("src/PluginIm.ViewModels", "Wpf.props")]
    [DataRow("samples/SipSwitch", "Wpf.props")]
    [DataRow("tests/PluginIm.ViewModels.Tests", "WpfTests.props")]
    public void WPF_outside_the_views_is_refused(string folder, string import) =>
        Assert.ContainsSingle(FrameworkRules.Violations([Sample.Project(folder, imports: Sample.Import(import))]));

    [TestMethod]
    public void WPF_switched_on_by_property_is_seen() =>
        Assert.IsTrue(Sample.Project("src/PluginIm.Sip", imports: "<PropertyGroup><UseWPF>true</UseWPF></PropertyGroup>").IsWpf);
}
