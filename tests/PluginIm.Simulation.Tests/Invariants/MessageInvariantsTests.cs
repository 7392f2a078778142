using PluginIm.Messaging;

namespace PluginIm.Simulation.Tests.Invariants;

[TestClass]
public sealed class MessageInvariantsTests
{
    private static readonly ShownMessage One = new("one", true, ImDelivery.Delivered);
    private static readonly ShownMessage Two = new("two", true, ImDelivery.Delivered);

    [TestMethod]
    public void What_is_delivered_once_and_in_order_is_well() => AssertWell(Author(One, Two), Reader("one", "two"));

    [TestMethod]
    public void What_is_shown_as_failed_and_is_not_there_is_well() =>
        AssertWell(Author(One, Failed(ImDeliveryFailureKind.SessionEnded)), Reader("one"));

    [TestMethod]
    public void What_is_delivered_and_not_there_is_found() =>
        AssertFound("is shown as delivered, and is not there", Author(One, Two), Reader("one"));

    [TestMethod]
    public void What_is_there_twice_is_found() => AssertFound("is there 2 times", Author(One, Two), Reader("one", "two", "two"));

    [TestMethod]
    public void What_is_there_in_two_sessions_is_found()
    {
        var reader = Reader("one", "two");

        AssertFound("is there 2 times", Author(One, Two), reader with { Sessions = [.. reader.Sessions, Theirs("t", "two")] });
    }

    [TestMethod]
    public void What_is_there_in_another_order_is_found() => AssertFound("\"one\" comes after \"two\"", Author(One, Two), Reader("two", "one"));

    [TestMethod]
    public void What_is_shown_as_failed_and_is_there_is_found() =>
        AssertFound("is shown as failed (SessionEnded), and is there", Author(One, Failed(ImDeliveryFailureKind.SessionEnded)), Reader("one", "two"));

    [TestMethod]
    public void What_came_with_an_invitation_that_nobody_accepted_is_not_there()
    {
        var reader = Reader("two");

        AssertWell(
            Author(Failed(ImDeliveryFailureKind.SessionEnded)) with { Taken = ["two"] },
            reader with { Sessions = [reader.Sessions[0] with { WasConnected = false }] });
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void What_a_desktop_accepted_in_the_moment_when_it_was_killed_may_be_shown_either_way(bool isDelivered)
    {
        var reader = Reader("two");

        AssertWell(
            Author(isDelivered ? Two : Failed(ImDeliveryFailureKind.SessionEnded)) with { Taken = ["two"] },
            reader with { Sessions = [reader.Sessions[0] with { WasConnected = false, MayHaveBeenConnected = true }] });
    }

    [TestMethod]
    public void What_came_with_an_invitation_that_was_joined_with_another_is_there_once()
    {
        var reader = Reader("one", "two");
        var joined = Theirs("t", "one") with { WasConnected = false };

        AssertWell(Author(One, Two), reader with { Sessions = [joined, .. reader.Sessions] });
    }

    [TestMethod]
    [DataRow(ImDelivery.Queued)]
    [DataRow(ImDelivery.Sending)]
    public void What_is_neither_delivered_nor_failed_is_found(ImDelivery delivery) =>
        AssertFound($"is still shown as {delivery}", Author(One, Two with { Delivery = delivery }), Reader("one"));

    [TestMethod]
    public void What_was_shown_as_delivered_and_is_not_any_more_is_found() => AssertFound(
        "was shown as delivered, and is shown as Failed",
        Author(One, Failed(ImDeliveryFailureKind.NoConfirmation)) with { EverDelivered = new HashSet<string> { "two" } },
        Reader("one"));

    [TestMethod]
    public void What_was_taken_and_is_gone_at_its_author_is_found() => AssertFound(
        "was taken from its author, and is lost there", Author(One) with { Taken = ["one", "two"] }, Reader("one"));

    [TestMethod]
    public void What_did_not_get_to_the_disk_before_its_desktop_was_killed_must_not_get_anywhere()
    {
        var author = Author(One) with { Taken = ["one", "two"], Unwritten = new HashSet<string> { "two" } };

        AssertWell(author, Reader("one"));
        AssertFound("is lost there, but not at the other agent", author, Reader("one", "two"));
    }

    [TestMethod]
    public void What_is_gone_with_a_desktop_that_keeps_no_journal_is_well() =>
        AssertWell(Author(One) with { Taken = ["one", "two"], HasForgotten = true }, Reader("one", "two"));

    [TestMethod]
    public void What_somebody_knows_and_is_shown_as_not_known_is_found() => AssertFound(
        "is shown as not known, and somebody knows", Author(One, Failed(ImDeliveryFailureKind.NoConfirmation)), Reader("one"));

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void What_nobody_can_say_any_more_is_well(bool isThere)
    {
        var author = Author(One, Failed(ImDeliveryFailureKind.NoConfirmation));
        var reader = isThere ? Reader("one", "two") : Reader("one");

        AssertWell(author with { Sessions = [author.Sessions[0] with { EndReason = ImEndReasonKind.ConnectionLost }] }, reader);
        AssertWell(author, reader with { WasAway = true });
        AssertWell(author with { WasAway = true }, reader);
    }

    [TestMethod]
    public void What_a_desktop_forgot_after_it_was_delivered_is_well() =>
        AssertWell(Author(One, Two), new AgentView("reader") { HasForgotten = true, EverReceived = new HashSet<string> { "one", "two" } });

    [TestMethod]
    public void What_nobody_wrote_is_found() => AssertFound("nobody wrote it", Author(One), Reader("one", "three"));

    [TestMethod]
    public void What_was_sent_again_counts_where_it_stands_last()
    {
        var again = Failed(ImDeliveryFailureKind.Refused) with { WasSentAgain = true };

        AssertWell(Author(again, One, Two), Reader("one", "two"));
        AssertFound("comes after", Author(again, One, Two), Reader("two", "one"));
    }

    private static void AssertWell(params AgentView[] agents) =>
        Assert.AreEqual("", string.Join('\n', MessageInvariants.Violations(agents)));

    private static void AssertFound(string violation, params AgentView[] agents) =>
        Assert.Contains(violation, string.Join('\n', MessageInvariants.Violations(agents)));

    private static ShownMessage Failed(ImDeliveryFailureKind kind) => Two with { Delivery = ImDelivery.Failed, Failure = kind };

    private static AgentView Author(params ShownMessage[] messages) => new("author")
    {
        Sessions = [new ShownSession("s", "reader", ImSessionState.Ended, messages) { EndReason = ImEndReasonKind.EndedByMe }],
        Taken = [.. messages.Select(message => message.Text).Distinct()],
    };

    private static AgentView Reader(params string[] texts) => new("reader") { Sessions = [Theirs("s", texts)] };

    private static ShownSession Theirs(string id, params string[] texts) => new(
        id, "author", ImSessionState.Ended, [.. texts.Select(text => new ShownMessage(text, false, ImDelivery.Delivered))]);
}
