using Input = PluginIm.Messaging.SessionInput;
using State = PluginIm.Messaging.ImSessionState;

namespace PluginIm.Messaging.Tests.Sessions;

[TestClass]
public sealed class SessionMachineTests
{
    private const string Ignored = "ignored";
    private const string Illegal = "illegal";

    /// <summary>Every input by row, every state by column: the state after it with its reason and action, or why nothing happens.</summary>
    private static readonly Dictionary<Input, string[]> Expected = new()
    {
        // from                        NotConnected                    Establishing                                      Connected                          Interrupted                        Ended
        [Input.Invite] =            ["Establishing/SendInvitation", Illegal,                                         Illegal,                           Illegal,                           Illegal],
        [Input.Invited] =           ["Establishing/None",           Illegal,                                         Illegal,                           Illegal,                           Illegal],
        [Input.Established] =       [Illegal,                       "Connected/FlushOutbox",                         Ignored,                           Ignored,                           Ignored],
        [Input.Reject] =            [Illegal,                       "Ended(Rejected)/RejectInvitation",              Ignored,                           Ignored,                           Ignored],
        [Input.End] =               ["Ended(Cancelled)/None",       "Ended(Cancelled)/CancelInvitation",             "Ended(EndedByMe)/HangUp",         "Ended(EndedByMe)/HangUp",         Ignored],
        [Input.PeerRejected] =      [Illegal,                       "Ended(Rejected)/None",                          Ignored,                           Ignored,                           Ignored],
        [Input.NotAnswered] =       [Illegal,                       "Ended(NoAnswer)/ExpireInvitation",              Ignored,                           Ignored,                           Ignored],
        [Input.PeerCancelled] =     [Illegal,                       "Ended(Cancelled)/None",                         Ignored,                           Ignored,                           Ignored],
        [Input.AnsweredElsewhere] = [Illegal,                       "Ended(AnsweredElsewhere)/None",                 Ignored,                           Ignored,                           Ignored],
        [Input.InvitationFailed] =  [Illegal,                       "Ended(Failed)/None",                            Ignored,                           Ignored,                           Ignored],
        [Input.PeerEnded] =         [Illegal,                       "Ended(EndedByPeer)/None",                       "Ended(EndedByPeer)/None",         "Ended(EndedByPeer)/None",         Ignored],
        [Input.Interrupted] =       [Illegal,                       Ignored,                                         "Interrupted/None",                Ignored,                           Ignored],
        [Input.Restored] =          [Illegal,                       Ignored,                                         Ignored,                           "Connected/FlushOutbox",           Ignored],
        [Input.NotRestored] =       [Ignored,                       Ignored,                                         Ignored,                           "Ended(ConnectionLost)/GiveUp",    Ignored],
        [Input.ConnectionLost] =    [Ignored,                       "Ended(ConnectionLost)/None",                    "Ended(ConnectionLost)/None",      "Ended(ConnectionLost)/None",      Ignored],
        [Input.SignOut] =           ["Ended(SignedOut)/None",       "Ended(SignedOut)/SignOut",                      "Ended(SignedOut)/SignOut",        "Ended(SignedOut)/SignOut",        Ignored],
    };

    public static IEnumerable<object[]> EveryPair =>
        from input in Enum.GetValues<Input>()
        from state in Enum.GetValues<State>()
        select new object[] { state.ToString(), input.ToString() };

    [TestMethod]
    [DynamicData(nameof(EveryPair))]
    public void Each_input_does_in_each_state_what_the_automaton_says(string state, string input)
    {
        var from = Enum.Parse<State>(state);
        var given = Enum.Parse<Input>(input);

        var step = SessionMachine.Next(from, given);

        Assert.AreEqual(Expected[given][(int)from], Describe(step));
        Assert.IsTrue(step.Verdict == SessionVerdict.Moves || step.Next == from, "What does not move stays where it is.");
    }

    [TestMethod]
    public void An_illegal_input_is_refused_and_changes_nothing()
    {
        var machine = new SessionMachine();

        Assert.ThrowsExactly<InvalidOperationException>(() => machine.Apply(Input.Established));

        Assert.AreEqual(State.NotConnected, machine.State);
    }

    [TestMethod]
    public void The_end_keeps_its_reason_with_status_and_phrase_whatever_comes_later()
    {
        var machine = new SessionMachine();
        machine.Apply(Input.Invite);

        machine.Apply(Input.InvitationFailed, 404, "Not Found");
        machine.Apply(Input.PeerEnded, 200, "OK");

        Assert.AreEqual(new ImEndReason(ImEndReasonKind.Failed, 404, "Not Found"), machine.Reason);
    }

    private static string Describe(SessionStep step) => step.Verdict switch
    {
        SessionVerdict.Ignored => Ignored,
        SessionVerdict.Illegal => Illegal,
        _ => $"{step.Next}{(step.Reason is { } reason ? $"({reason})" : string.Empty)}/{step.Action}",
    };
}
