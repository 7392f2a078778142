namespace PluginIm.Architecture.Tests.Projects;

[TestClass]
public sealed class ReferenceRulesTests
{
    [TestMethod]
    public void Every_reference_of_the_repository_points_in_the_drawn_direction()
    {
        Assert.IsNotEmpty(Project.All);
        Rule.Holds(ReferenceRules.Violations(Project.All));
    }

    [TestMethod]
    [DataRow("src/PluginIm.Contracts", "src/PluginIm.Messaging")]
    [DataRow("src/PluginIm.Sip", "src/PluginIm.Contracts")]
    [DataRow("src/PluginIm.Messaging", "src/PluginIm.Sip")]
    [DataRow("src/PluginIm.Sip", "src/PluginIm.Sip.SipSorcery")]
    [DataRow("src/PluginIm.Sip.SipSorcery", "src/PluginIm.Messaging.Sip")]
    [DataRow("src/PluginIm.Messaging.Sip", "src/PluginIm.Sip.SipSorcery")]
    [DataRow("modules/PluginIm.Modules.InstantMessaging", "src/PluginIm.Sip.SipSorcery")]
    [DataRow("src/PluginIm.Messaging.Sip", "src/PluginIm.Contracts")]
    [DataRow("src/PluginIm.Messaging", "src/PluginIm.Messaging.Journal")]
    [DataRow("src/PluginIm.Messaging.Journal", "src/PluginIm.Messaging.Sip")]
    [DataRow("src/PluginIm.Messaging.Journal", "src/PluginIm.Contracts")]
    [DataRow("src/PluginIm.ViewModels", "src/PluginIm.Messaging.Sip")]
    [DataRow("src/PluginIm.ViewModels", "src/PluginIm.Messaging.Journal")]
    [DataRow("src/PluginIm.ViewModels", "src/PluginIm.Views")]
    [DataRow("src/PluginIm.Views", "src/PluginIm.Messaging")]
    [DataRow("src/PluginIm.Views", "modules/PluginIm.Modules.InstantMessaging")]
    [DataRow("src/PluginIm.Unheard", "src/PluginIm.Contracts")]
    [DataRow("modules/PluginIm.Modules.TeamCommunicator", "modules/PluginIm.Modules.InstantMessaging")]
    [DataRow("modules/PluginIm.Modules.InstantMessaging", "samples/SampleShell")]
    [DataRow("modules/PluginIm.Modules.InstantMessaging", "samples/SipSwitch")]
    [DataRow("samples/SipSwitch", "src/PluginIm.Messaging")]
    [DataRow("samples/SampleShell", "src/PluginIm.ViewModels")]
    [DataRow("samples/SampleShell", "modules/PluginIm.Modules.InstantMessaging")]
    [DataRow("eng/PrismSlice.Core", "src/PluginIm.Contracts")]
    [DataRow("tests/PluginIm.Contracts.Tests", "src/PluginIm.Messaging")]
    [DataRow("tests/PluginIm.EndToEnd.Tests", "samples/SampleShell")]
    [DataRow("tests/PluginIm.Benchmarks", "src/PluginIm.ViewModels")]
    public void Edge_that_is_not_drawn_is_refused(string from, string to)
    {
        Project[] projects = [Sample.Project(from, Sample.Reference(to)), Sample.Project(to)];

        Assert.ContainsSingle(ReferenceRules.Violations(projects));
    }

    [TestMethod]
    public void Shell_may_have_modules_built_before_it_but_a_product_project_may_not()
    {
        const string Module = "modules/PluginIm.Modules.InstantMessaging";
        Project module = Sample.Project(Module);
        Project shell = Sample.Project("samples/SampleShell", Sample.Reference(Module, " ReferenceOutputAssembly=\"false\""));
        Project views = Sample.Project("src/PluginIm.Views", Sample.Reference(Module, " ReferenceOutputAssembly=\"false\""));

        Assert.IsEmpty(ReferenceRules.Violations([module, shell]));
        Assert.ContainsSingle(ReferenceRules.Violations([module, views]));
    }

    [TestMethod]
    public void Build_order_may_be_written_as_an_element_too()
    {
        Project shell = Sample.Project("samples/SampleShell", """
            <ProjectReference Include="$(RepositoryRoot)modules/M/M.csproj"><ReferenceOutputAssembly>false</ReferenceOutputAssembly></ProjectReference>
            """);

        Assert.IsTrue(Assert.ContainsSingle(shell.Edges).IsBuildOrder);
    }

    [TestMethod]
    public void Tests_may_see_what_their_project_sees_and_the_switch()
    {
        Project messaging = Sample.Project("src/PluginIm.Messaging", Sample.Reference("src/PluginIm.Contracts"));
        Project tests = Sample.Project(
            "tests/PluginIm.Messaging.Tests",
            Sample.Reference("src/PluginIm.Messaging") + Sample.Reference("src/PluginIm.Contracts") + Sample.Reference("samples/SipSwitch"));

        Assert.IsEmpty(ReferenceRules.Violations([messaging, tests]));
    }
}
