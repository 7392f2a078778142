using static PluginIm.Messaging.Sip.DialogMachine.Actions;

namespace PluginIm.Messaging.Sip;

/// <summary>Where a session stands at the carrier, whichever SIP dialog carries it at the moment.</summary>
/// <remarks>
/// <code><![CDATA[
///   Inviting --accepted, restored--> Connected <--accepted-- Invited
///                                    |  ^    |
///                               lost |  |    | end asked: goodbye
///                                    V  |    V
///                     restored: Interrupted  Leaving --told, peer ended--> Over
///                     Connected      |         ^
///                                    +---------+ end asked: goodbye, as soon as there is a way
///
///   Inviting, Invited:       refused (a final answer, CANCEL): Over     end asked: Over
///   all before Over:         peer ended (BYE; 603 or 481 to a restore): Over
///   Connected:               restored by the other side, unnoticed here: told as lost and restored
/// ]]></code>
/// What happens in Leaving is told to nobody: for the session it is over.
/// </remarks>
internal static class DialogMachine
{
    internal enum State
    {
        /// <summary>The own invitation is out.</summary>
        Inviting,

        /// <summary>The agent has not answered the other side's invitation.</summary>
        Invited,

        /// <summary>Messages go both ways.</summary>
        Connected,

        /// <summary>The way is lost and being restored.</summary>
        Interrupted,

        /// <summary>Ended by this side, which the other side is still to be told.</summary>
        Leaving,

        /// <summary>Nothing is left to do.</summary>
        Over,
    }

    internal enum Input
    {
        /// <summary>The invitation was accepted, by whichever side had to.</summary>
        Accepted,

        /// <summary>The invitation came to nothing.</summary>
        Refused,

        /// <summary>The way to the other side is lost.</summary>
        Lost,

        /// <summary>A dialog of the session was made or found again, by whichever side.</summary>
        Restored,

        /// <summary>The other side ended the session, or does not know it any more.</summary>
        PeerEnded,

        /// <summary>This side ends the session.</summary>
        EndAsked,

        /// <summary>The other side knows of the end, or can not be told.</summary>
        Told,
    }

    [Flags]
    internal enum Actions
    {
        None = 0,
        TellEstablished = 1,
        TellInterrupted = 2,
        TellRestored = 4,
        TellOver = 8,

        /// <summary>Look for a way to the other side.</summary>
        Restore = 16,

        /// <summary>Stop looking.</summary>
        StopRestoring = 32,

        /// <summary>Take the invitation back, or turn it down.</summary>
        DropInvitation = 64,

        /// <summary>Say that the session is over, as soon as there is a way.</summary>
        SayGoodbye = 128,

        /// <summary>No request finds the session from here on.</summary>
        Forget = 256,
    }

    internal static (State State, Actions Actions) Next(State state, Input input) => (state, input) switch
    {
        (State.Inviting, Input.Accepted) => (State.Connected, TellEstablished),
        (State.Inviting, Input.Restored) => (State.Connected, DropInvitation | TellEstablished),
        (State.Inviting, Input.Refused) => (State.Over, TellOver | Forget),
        (State.Inviting, Input.PeerEnded) => (State.Over, DropInvitation | TellOver | Forget),
        (State.Inviting, Input.EndAsked) => (State.Over, DropInvitation | Forget),

        (State.Invited, Input.Accepted) => (State.Connected, None),
        (State.Invited, Input.Refused) => (State.Over, TellOver | Forget),
        (State.Invited, Input.PeerEnded) => (State.Over, DropInvitation | TellOver | Forget),
        (State.Invited, Input.EndAsked) => (State.Over, DropInvitation | Forget),

        (State.Connected, Input.Lost) => (State.Interrupted, TellInterrupted | Restore),
        (State.Connected, Input.Restored) => (State.Connected, TellInterrupted | TellRestored),
        (State.Connected, Input.PeerEnded) => (State.Over, TellOver | Forget),
        (State.Connected, Input.EndAsked) => (State.Leaving, SayGoodbye),

        (State.Interrupted, Input.Restored) => (State.Connected, StopRestoring | TellRestored),
        (State.Interrupted, Input.PeerEnded) => (State.Over, StopRestoring | TellOver | Forget),
        (State.Interrupted, Input.EndAsked) => (State.Leaving, StopRestoring | SayGoodbye),

        (State.Leaving, Input.PeerEnded or Input.Told) => (State.Over, StopRestoring | Forget),

        _ => (state, None),
    };
}
