using PluginIm.Messaging;

namespace PluginIm.Simulation.Tests.Invariants;

[TestClass]
public sealed class MeetingInvariantsTests
{
    [TestMethod]
    public void Who_came_later_has_what_was_written_from_then_on() => AssertWell(
        Of("a", Mine("1"), Mine("2"), Mine("3")), Of("b", Theirs("1"), Theirs("2"), Theirs("3")), Of("c", Theirs("3")));

    [TestMethod]
    public void What_one_lacks_in_between_is_found() =>
        AssertFound("one after the other", Of("a", Mine("1"), Mine("2"), Mine("3")), Of("b", Theirs("1"), Theirs("3")));

    [TestMethod]
    public void What_one_has_twice_is_found() => AssertFound("one after the other", Of("a", Mine("1")), Of("b", Theirs("1"), Theirs("1")));

    [TestMethod]
    public void What_one_lacks_at_the_end_is_found() =>
        AssertFound("has 1 of a from 0 on, who wrote 2", Of("a", Mine("1"), Mine("2")), Of("b", Theirs("1")));

    [TestMethod]
    public void What_one_lacks_who_left_is_well() =>
        AssertWell(Of("a", Mine("1"), Mine("2")), Of("b", ImSessionState.Ended, Theirs("1")));

    [TestMethod]
    public void What_is_not_delivered_is_found() =>
        AssertFound("is still shown as Accepted", Of("a", Mine("1") with { Delivery = ImDelivery.Accepted }), Of("b", Theirs("1")));

    [TestMethod]
    public void What_is_on_its_way_for_ever_is_found() => AssertFound("is still Interrupted", Of("a", ImSessionState.Interrupted));

    [TestMethod]
    public void What_nobody_wrote_is_found() =>
        AssertFound("nobody wrote it", Of("a", Mine("1")), Of("b", Theirs("1"), Theirs("2")) with { EverReceived = new HashSet<string> { "1", "2" } });

    private static void AssertWell(params AgentView[] agents) => Assert.AreEqual("", string.Join('\n', MeetingInvariants.Violations(agents)));

    private static void AssertFound(string violation, params AgentView[] agents) =>
        Assert.Contains(violation, string.Join('\n', MeetingInvariants.Violations(agents)));

    private static ShownMessage Mine(string text) => new(text, true, ImDelivery.Delivered);

    private static ShownMessage Theirs(string text) => new(text, false, ImDelivery.Delivered);

    private static AgentView Of(string agent, params ShownMessage[] messages) => Of(agent, ImSessionState.Connected, messages);

    private static AgentView Of(string agent, ImSessionState state, params ShownMessage[] messages) => new(agent)
    {
        Sessions = [new ShownSession("s", "peer", state, messages)],
        Taken = [.. messages.Where(message => message.IsMine).Select(message => message.Text)],
    };
}
