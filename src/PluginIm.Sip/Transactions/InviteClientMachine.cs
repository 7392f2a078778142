using static PluginIm.Sip.TransactionActions;

namespace PluginIm.Sip;

/// <summary>The INVITE client transaction of RFC 3261 17.1.1 with the Accepted state of RFC 6026 7.2.</summary>
/// <remarks>
/// <code><![CDATA[
///                   |INVITE from user: send, start A and B
///                   V
///             +-----------+ A: send, restart A
///       +-----|  Calling  |----+ B or transport error: report
///       |     +-----------+    +------------------------------+
///       |  1xx: pass |  \ 2xx: pass, start M                  |
///       |            V   \                                    |
///       |     +-----------+  \                                |
///       |     |Proceeding | --\-------------+ 1xx: pass       |
///       |     +-----------+    \            |                 |
///       | 300-699:    | 300-699: |  2xx      V                 |
///       | ACK, pass,  | ACK,pass |  pass  +----------+         |
///       | start D     V start D  +------->| Accepted | 2xx: pass
///       |     +-----------+               +----------+         |
///       +---->| Completed | 300-699: ACK        | M            |
///             +-----------+                     |              |
///           D or transport error                V              V
///                   |                    +------------+        |
///                   +------------------->| Terminated |<-------+
///                                        +------------+
/// ]]></code>
/// A cancelled INVITE that no final response ends within 64 T1 counts as timed out (9.1): Proceeding knows that as one input more.
/// </remarks>
internal static class InviteClientMachine
{
    internal enum State
    {
        Calling,
        Proceeding,
        Completed,
        Accepted,
        Terminated,
    }

    internal enum Input
    {
        Provisional,
        Success,
        Failure,
        TimerA,
        TimerB,
        TimerD,
        TimerM,
        CancelTimeout,
        TransportError,
    }

    /// <summary>What the driver does when it creates the transaction in <see cref="State.Calling"/>.</summary>
    internal const TransactionActions Start = SendRequest | StartRetransmission | StartTimeout;

    internal static (State State, TransactionActions Actions) Next(State state, Input input) => (state, input) switch
    {
        (State.Calling, Input.Provisional) => (State.Proceeding, PassResponse | StopRetransmission | StopTimeout),
        (State.Calling, Input.TimerA) => (State.Calling, SendRequest | StartRetransmission),
        (State.Calling, Input.TimerB) => (State.Terminated, ReportTimeout | Terminate),
        (State.Calling, Input.TransportError) => (State.Terminated, ReportTransportError | Terminate),

        (State.Proceeding, Input.Provisional) => (State.Proceeding, PassResponse),
        (State.Proceeding, Input.CancelTimeout) => (State.Terminated, ReportTimeout | Terminate),
        (State.Proceeding, Input.TransportError) => (State.Terminated, ReportTransportError | Terminate),

        (State.Calling or State.Proceeding, Input.Success) =>
            (State.Accepted, PassResponse | StopRetransmission | StopTimeout | StartLinger),
        (State.Calling or State.Proceeding, Input.Failure) =>
            (State.Completed, PassResponse | SendAck | StopRetransmission | StopTimeout | StartLinger),

        (State.Completed, Input.Failure) => (State.Completed, SendAck),
        (State.Completed, Input.TimerD) => (State.Terminated, Terminate),
        (State.Completed, Input.TransportError) => (State.Terminated, ReportTransportError | Terminate),

        // Each branch of a fork answers with its own 2xx, and each repeats it until its ACK comes: all are the user's.
        (State.Accepted, Input.Success) => (State.Accepted, PassResponse),
        (State.Accepted, Input.TimerM) => (State.Terminated, Terminate),

        _ => (state, None),
    };
}
