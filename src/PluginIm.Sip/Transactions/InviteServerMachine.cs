using static PluginIm.Sip.TransactionActions;

namespace PluginIm.Sip;

/// <summary>The INVITE server transaction of RFC 3261 17.2.1 with the Accepted state of RFC 6026 7.1.</summary>
/// <remarks>
/// <code><![CDATA[
///                  |INVITE: pass to user
///                  V              INVITE: send last response
///            +------------+       101-199 from user: send
///       +----| Proceeding |----+
///       |    +------------+    | 2xx from user: send, start L
///       | 300-699 from user:   V
///       | send, start G, H   +----------+ INVITE: absorbed
///       V                    | Accepted | ACK: pass
///  +-----------+ INVITE,     +----------+ 2xx from user: send
///  | Completed | G: send          | L
///  +-----------+                  |
///    | ACK:     | H: report       |
///    V start I  +---------+       |
///  +-----------+          |       |
///  | Confirmed |          V       V
///  +-----------+  I     +------------+
///       +-------------->| Terminated |
///                       +------------+
/// ]]></code>
/// A transport error is reported and changes no state, so that a repeated INVITE is still absorbed (RFC 6026 7.1).
/// </remarks>
internal static class InviteServerMachine
{
    internal enum State
    {
        Proceeding,
        Completed,
        Confirmed,
        Accepted,
        Terminated,
    }

    internal enum Input
    {
        Invite,
        Ack,
        Provisional,
        Success,
        Failure,
        TimerG,
        TimerH,
        TimerI,
        TimerL,
        TransportError,
    }

    internal static (State State, TransactionActions Actions) Next(State state, Input input) => (state, input) switch
    {
        (State.Proceeding, Input.Invite) => (State.Proceeding, SendResponse),
        (State.Proceeding, Input.Provisional) => (State.Proceeding, SendResponse),
        (State.Proceeding, Input.Success) => (State.Accepted, SendResponse | StartLinger),
        (State.Proceeding, Input.Failure) => (State.Completed, SendResponse | StartRetransmission | StartTimeout),

        (State.Completed, Input.Invite) => (State.Completed, SendResponse),
        (State.Completed, Input.TimerG) => (State.Completed, SendResponse | StartRetransmission),
        (State.Completed, Input.Ack) => (State.Confirmed, StopRetransmission | StopTimeout | StartLinger),
        (State.Completed, Input.TimerH) => (State.Terminated, ReportTimeout | StopRetransmission | Terminate),

        (State.Confirmed, Input.TimerI) => (State.Terminated, Terminate),

        // The user repeats its 2xx, and a proxy hands on what each branch of a fork sends: both pass here.
        (State.Accepted, Input.Success) => (State.Accepted, SendResponse),
        (State.Accepted, Input.Ack) => (State.Accepted, PassAck),
        (State.Accepted, Input.TimerL) => (State.Terminated, Terminate),

        (not State.Terminated, Input.TransportError) => (state, ReportTransportError),

        _ => (state, None),
    };
}
