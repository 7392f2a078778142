using State = PluginIm.Messaging.ImSessionState;

namespace PluginIm.Messaging;

/// <summary>
/// The life of a session, for both sides. End states carry their reason.
/// <code>
///                  Invite, Invited                  Established              Interrupted
///   NotConnected ──────────────────▶ Establishing ───────────────▶ Connected ────────────▶ Interrupted
///        │                                │                          │   ▲                    │  │
///        │ End, SignOut                   │ End, Reject, SignOut,    │   └────────────────────┘  │
///        │                                │ PeerRejected, NotAnswered│          Restored         │
///        │                                │ PeerCancelled,           │                           │
///        │                                │ AnsweredElsewhere,       │ End, PeerEnded,           │ End, PeerEnded,
///        │                                │ InvitationFailed,        │ ConnectionLost,           │ ConnectionLost,
///        │                                │ PeerEnded, ConnectionLost│ SignOut                   │ SignOut, NotRestored
///        ▼                                ▼                          ▼                           ▼
///        └─────────────────────────▶ Ended(reason) ◀─────────────────┴───────────────────────────┘
/// </code>
/// </summary>
internal sealed class SessionMachine
{
    /// <summary>A session in a state in which it comes back from a journal.</summary>
    public SessionMachine(State state, ImEndReason? reason) => (State, Reason) = (state, reason);

    /// <summary>A session in which nothing has happened.</summary>
    public SessionMachine()
    {
    }

    /// <summary>Where the session stands.</summary>
    public State State { get; private set; } = State.NotConnected;

    /// <summary>Why the session is over; null until it is.</summary>
    public ImEndReason? Reason { get; private set; }

    /// <summary>What an input does in a state.</summary>
    public static SessionStep Next(State state, SessionInput input) => (state, input) switch
    {
        (State.NotConnected, SessionInput.Invite) => Move(State.Establishing, SessionAction.SendInvitation),
        (State.NotConnected, SessionInput.Invited) => Move(State.Establishing),
        (State.NotConnected, SessionInput.End) => End(ImEndReasonKind.Cancelled),
        (State.NotConnected, SessionInput.SignOut) => End(ImEndReasonKind.SignedOut),
        // Nothing is connected that could be lost.
        (State.NotConnected, SessionInput.ConnectionLost or SessionInput.NotRestored) => Ignore(state),
        (State.NotConnected, _) => Illegal(state),

        (State.Establishing, SessionInput.Invite or SessionInput.Invited) => Illegal(state),
        (State.Establishing, SessionInput.Established) => Move(State.Connected, SessionAction.FlushOutbox),
        (State.Establishing, SessionInput.Reject) => End(ImEndReasonKind.Rejected, SessionAction.RejectInvitation),
        (State.Establishing, SessionInput.End) => End(ImEndReasonKind.Cancelled, SessionAction.CancelInvitation),
        (State.Establishing, SessionInput.PeerRejected) => End(ImEndReasonKind.Rejected),
        (State.Establishing, SessionInput.NotAnswered) => End(ImEndReasonKind.NoAnswer, SessionAction.ExpireInvitation),
        (State.Establishing, SessionInput.PeerCancelled) => End(ImEndReasonKind.Cancelled),
        (State.Establishing, SessionInput.AnsweredElsewhere) => End(ImEndReasonKind.AnsweredElsewhere),
        (State.Establishing, SessionInput.InvitationFailed) => End(ImEndReasonKind.Failed),
        // The BYE of a peer that accepts and ends at once may overtake its acceptance.
        (State.Establishing, SessionInput.PeerEnded) => End(ImEndReasonKind.EndedByPeer),
        (State.Establishing, SessionInput.ConnectionLost) => End(ImEndReasonKind.ConnectionLost),
        (State.Establishing, SessionInput.SignOut) => End(ImEndReasonKind.SignedOut, SessionAction.SignOut),
        // The carrier invites again by itself as long as there is time to answer.
        (State.Establishing, SessionInput.Interrupted or SessionInput.Restored or SessionInput.NotRestored) => Ignore(state),

        (State.Connected, SessionInput.Invite or SessionInput.Invited) => Illegal(state),
        (State.Connected, SessionInput.End) => End(ImEndReasonKind.EndedByMe, SessionAction.HangUp),
        (State.Connected, SessionInput.PeerEnded) => End(ImEndReasonKind.EndedByPeer),
        (State.Connected, SessionInput.ConnectionLost) => End(ImEndReasonKind.ConnectionLost),
        (State.Connected, SessionInput.SignOut) => End(ImEndReasonKind.SignedOut, SessionAction.SignOut),
        (State.Connected, SessionInput.Interrupted) => Move(State.Interrupted),
        // Whatever else concerns the invitation has crossed its acceptance.
        (State.Connected, _) => Ignore(state),

        (State.Interrupted, SessionInput.Invite or SessionInput.Invited) => Illegal(state),
        (State.Interrupted, SessionInput.Restored) => Move(State.Connected, SessionAction.FlushOutbox),
        (State.Interrupted, SessionInput.NotRestored) => End(ImEndReasonKind.ConnectionLost, SessionAction.GiveUp),
        (State.Interrupted, SessionInput.End) => End(ImEndReasonKind.EndedByMe, SessionAction.HangUp),
        (State.Interrupted, SessionInput.PeerEnded) => End(ImEndReasonKind.EndedByPeer),
        (State.Interrupted, SessionInput.ConnectionLost) => End(ImEndReasonKind.ConnectionLost),
        (State.Interrupted, SessionInput.SignOut) => End(ImEndReasonKind.SignedOut, SessionAction.SignOut),
        (State.Interrupted, _) => Ignore(state),

        (State.Ended, SessionInput.Invite or SessionInput.Invited) => Illegal(state),
        (State.Ended, _) => Ignore(state),

        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
    };

    /// <summary>Gives the session an input; only here its state changes.</summary>
    /// <param name="input">What happens.</param>
    /// <param name="status">The carrier's status code, for the reason.</param>
    /// <param name="phrase">What came with the status, for the reason.</param>
    /// <returns>What the input did.</returns>
    /// <exception cref="InvalidOperationException">The input is illegal in this state.</exception>
    public SessionStep Apply(SessionInput input, int? status = null, string? phrase = null)
    {
        var step = Next(State, input);
        switch (step.Verdict)
        {
            case SessionVerdict.Moves:
                State = step.Next;
                Reason = step.Reason is { } kind ? new ImEndReason(kind, status, phrase) : null;
                break;
            case SessionVerdict.Illegal:
                throw new InvalidOperationException($"A session that is {State} does not take {input}.");
            default:
                break;
        }

        return step;
    }

    private static SessionStep Move(State next, SessionAction action = SessionAction.None) =>
        new(SessionVerdict.Moves, next, Action: action);

    private static SessionStep End(ImEndReasonKind reason, SessionAction action = SessionAction.None) =>
        new(SessionVerdict.Moves, State.Ended, reason, action);

    private static SessionStep Ignore(State state) => new(SessionVerdict.Ignored, state);

    private static SessionStep Illegal(State state) => new(SessionVerdict.Illegal, state);
}
