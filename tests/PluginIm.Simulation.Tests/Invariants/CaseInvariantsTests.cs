using PluginIm.Messaging;

namespace PluginIm.Simulation.Tests.Invariants;

[TestClass]
public sealed class CaseInvariantsTests
{
    [TestMethod]
    public void The_newest_case_at_the_target_is_well() => AssertWell(Origin(3), Target(3));

    [TestMethod]
    [DataRow(2)]
    [DataRow(null)]
    public void Any_other_case_at_the_target_is_found(int? shown) => AssertFound("and with kate it is 3", Origin(3), Target(shown));

    [TestMethod]
    public void What_a_side_without_its_interaction_has_is_well() => AssertWell(Origin(null), Target(2));

    [TestMethod]
    public void What_is_not_connected_need_not_have_it() => AssertWell(Origin(3), Target(2, ImSessionState.Ended));

    [TestMethod]
    public void A_case_that_went_back_is_found() =>
        AssertFound("went back at amy", Origin(3), Target(3) with { CasesThatWentBack = new HashSet<string> { "s" } });

    private static void AssertWell(params AgentView[] agents) => Assert.AreEqual("", string.Join('\n', CaseInvariants.Violations(agents)));

    private static void AssertFound(string violation, params AgentView[] agents) =>
        Assert.Contains(violation, string.Join('\n', CaseInvariants.Violations(agents)));

    private static AgentView Origin(int? number) =>
        new("kate") { Sessions = [new ShownSession("s", "amy", ImSessionState.Connected, []) { OriginCase = number }] };

    private static AgentView Target(int? number, ImSessionState state = ImSessionState.Connected) =>
        new("amy") { Sessions = [new ShownSession("s", "kate", state, []) { Case = number }] };
}
