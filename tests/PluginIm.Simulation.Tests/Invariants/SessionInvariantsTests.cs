using PluginIm.Messaging;

namespace PluginIm.Simulation.Tests.Invariants;

[TestClass]
public sealed class SessionInvariantsTests
{
    [TestMethod]
    [DataRow(ImSessionState.Connected)]
    [DataRow(ImSessionState.Ended)]
    public void What_both_sides_agree_on_is_well(ImSessionState state) => AssertWell(Of("a", "b", state), Of("b", "a", state));

    [TestMethod]
    public void What_one_side_alone_takes_for_connected_is_found() => AssertFound(
        "is connected, and the other side's is Ended", Of("a", "b", ImSessionState.Connected), Of("b", "a", ImSessionState.Ended));

    [TestMethod]
    public void What_has_no_other_side_is_found() =>
        AssertFound("is connected with nobody", Of("a", "b", ImSessionState.Connected), new AgentView("b"));

    [TestMethod]
    public void What_has_another_identity_on_the_other_side_is_found() => AssertFound(
        "is connected with nobody", Of("a", "b", ImSessionState.Connected), Of("b", "a", ImSessionState.Connected, "another"));

    [TestMethod]
    public void What_crossed_is_one_session_by_its_messages()
    {
        var mine = new ShownMessage("hello", true, ImDelivery.Delivered);

        AssertWell(
            Of("a", "b", ImSessionState.Connected, "one", mine),
            Of("b", "a", ImSessionState.Connected, "other", mine with { IsMine = false }));
    }

    [TestMethod]
    public void What_is_on_its_way_for_ever_is_found() =>
        AssertFound("is still Establishing", Of("a", "b", ImSessionState.Establishing), Of("b", "a", ImSessionState.Ended));

    [TestMethod]
    public void What_was_opened_and_not_used_is_well() => AssertWell(Of("a", "b", ImSessionState.NotConnected), new AgentView("b"));

    private static void AssertWell(params AgentView[] agents) =>
        Assert.AreEqual("", string.Join('\n', SessionInvariants.Violations(agents)));

    private static void AssertFound(string violation, params AgentView[] agents) =>
        Assert.Contains(violation, string.Join('\n', SessionInvariants.Violations(agents)));

    private static AgentView Of(string agent, string peer, ImSessionState state, string id = "s", params ShownMessage[] messages) =>
        new(agent) { Sessions = [new ShownSession(id, peer, state, messages)] };
}
