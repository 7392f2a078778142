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
        AssertWell(Of("a", Mine("1"), Mine("2")), Of("b", ImSessionState.Ended, Theirs("1")), Of("c", Theirs("1"), Theirs("2")));

    [TestMethod]
    public void What_is_delivered_to_nobody_is_found() => AssertFound("is shown as delivered, and is not there", Of("a", Mine("1")), Of("b", ImSessionState.Ended));

    [TestMethod]
    public void What_was_delivered_once_and_is_not_any_more_is_found() => AssertFound(
        "was shown as delivered, and is shown as Failed", Of("a", Failed("1", ImDeliveryFailureKind.NoConfirmation)) with { EverDelivered = new HashSet<string> { "1" } });

    [TestMethod]
    public void What_failed_and_is_there_is_found_and_well_where_nobody_knows()
    {
        AssertFound("is shown as failed (SessionEnded), and is there", Of("a", ImSessionState.Ended, Failed("1", ImDeliveryFailureKind.SessionEnded)), Of("b", Theirs("1")));
        AssertWell(Of("a", ImSessionState.Ended, Failed("1", ImDeliveryFailureKind.NoConfirmation)), Of("b", Theirs("1")));
    }

    [TestMethod]
    public void What_went_to_who_left_may_fail_and_nothing_else() => Assert.AreEqual(
        (true, false),
        (IsWell(ImDeliveryFailureKind.PartyLeft), IsWell(ImDeliveryFailureKind.SessionEnded)));

    [TestMethod]
    public void What_one_refused_is_with_some_and_not_with_all()
    {
        var refused = Failed("1", ImDeliveryFailureKind.PartyRefused);
        AssertWell(Of("a", refused, Mine("2")), Of("b", Theirs("1"), Theirs("2")), Of("c", Theirs("2")));
        AssertFound("is shown as with some, and is with none", Of("a", refused), Of("b"), Of("c"));
        AssertFound("is still shown as Failed PartyRefused", Of("a", refused), Of("b", Theirs("1")), Of("c", Theirs("1")));
    }

    [TestMethod]
    public void What_a_killed_desktop_took_and_did_not_keep_is_found()
    {
        AssertFound("is lost there", Of("a") with { Taken = ["1"] });
        AssertWell(Of("a") with { Taken = ["1"], Unwritten = new HashSet<string> { "1" } });
    }

    [TestMethod]
    public void What_is_not_settled_in_a_session_that_is_over_is_found() =>
        AssertFound("is still shown as Accepted", Of("a", ImSessionState.Ended, Mine("1") with { Delivery = ImDelivery.Accepted }), Of("b", Theirs("1")));

    [TestMethod]
    public void What_is_not_delivered_is_found() =>
        AssertFound("is still shown as Accepted", Of("a", Mine("1") with { Delivery = ImDelivery.Accepted }), Of("b", Theirs("1")));

    [TestMethod]
    public void What_is_on_its_way_for_ever_is_found() => AssertFound("is still Interrupted", Of("a", ImSessionState.Interrupted));

    [TestMethod]
    public void What_nobody_wrote_is_found() =>
        AssertFound("nobody wrote it", Of("a", Mine("1")), Of("b", Theirs("1"), Theirs("2")) with { EverReceived = new HashSet<string> { "1", "2" } });

    private static bool IsWell(ImDeliveryFailureKind kind) => !MeetingInvariants.Violations([Of("a", Failed("1", kind)), Of("b", ImSessionState.Ended), Of("c")]).Any();

    private static void AssertWell(params AgentView[] agents) => Assert.AreEqual("", string.Join('\n', MeetingInvariants.Violations(agents)));

    private static void AssertFound(string violation, params AgentView[] agents) =>
        Assert.Contains(violation, string.Join('\n', MeetingInvariants.Violations(agents)));

    private static ShownMessage Mine(string text) => new(text, true, ImDelivery.Delivered);

    private static ShownMessage Failed(string text, ImDeliveryFailureKind kind) => Mine(text) with { Delivery = ImDelivery.Failed, Failure = kind };

    private static ShownMessage Theirs(string text) => new(text, false, ImDelivery.Delivered);

    private static AgentView Of(string agent, params ShownMessage[] messages) => Of(agent, ImSessionState.Connected, messages);

    private static AgentView Of(string agent, ImSessionState state, params ShownMessage[] messages) => new(agent)
    {
        Sessions = [new ShownSession("s", "peer", state, messages)],
        Taken = [.. messages.Where(message => message.IsMine).Select(message => message.Text)],
    };
}
