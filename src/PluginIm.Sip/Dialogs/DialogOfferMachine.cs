namespace PluginIm.Sip;

/// <summary>Which side has an offer under way in a dialog, and what that means for the next one (RFC 3261 14.1, 14.2; RFC 3311 5.1, 5.2).</summary>
/// <remarks>
/// <code><![CDATA[
///              own offer             peer's INVITE
///      Own <-------------- Idle ------------------> PeerInvite
///       |   own settled     ^  \  peer's settled        |
///       +------------------>|   \                       |
///       | peer's offer:     |    \ peer's UPDATE        | peer's offer: 500
///       | 491               |     v                     | own offer: not allowed
///                           |   PeerUpdate              |
///                           |     | peer's next: 500    |
///                           +-----+---------------------+
/// ]]></code>
/// An offer is an INVITE, or an UPDATE with a body. An UPDATE without one passes beside an INVITE and beside an own offer.
/// </remarks>
internal static class DialogOfferMachine
{
    internal enum State
    {
        Idle,
        Own,
        PeerInvite,
        PeerUpdate,
    }

    internal enum Input
    {
        OwnOffer,
        OwnSettled,
        PeerInvite,
        PeerUpdateWithOffer,
        PeerUpdate,
        PeerSettled,
    }

    internal enum Verdict
    {
        /// <summary>It passes, and nothing has to settle.</summary>
        Passes,

        /// <summary>It passes and is under way until it settles.</summary>
        Holds,

        /// <summary>Both sides offer at once: 491.</summary>
        Crosses,

        /// <summary>The same side's offer before is not answered: 500 with Retry-After.</summary>
        TooSoon,
    }

    internal static (State State, Verdict Verdict) Next(State state, Input input) => (state, input) switch
    {
        (State.Idle, Input.OwnOffer) => (State.Own, Verdict.Holds),
        (State.Idle, Input.PeerInvite) => (State.PeerInvite, Verdict.Holds),
        (State.Idle, Input.PeerUpdateWithOffer or Input.PeerUpdate) => (State.PeerUpdate, Verdict.Holds),

        (State.Own, Input.OwnSettled) => (State.Idle, Verdict.Passes),
        (State.Own, Input.PeerInvite or Input.PeerUpdateWithOffer) => (state, Verdict.Crosses),
        (State.Own, Input.OwnOffer) => (state, Verdict.TooSoon),

        (State.PeerInvite or State.PeerUpdate, Input.PeerSettled) => (State.Idle, Verdict.Passes),
        (State.PeerInvite or State.PeerUpdate, Input.OwnOffer) => (state, Verdict.Crosses),
        (State.PeerInvite or State.PeerUpdate, Input.PeerInvite or Input.PeerUpdateWithOffer) => (state, Verdict.TooSoon),
        (State.PeerUpdate, Input.PeerUpdate) => (state, Verdict.TooSoon),

        _ => (state, Verdict.Passes),
    };
}
