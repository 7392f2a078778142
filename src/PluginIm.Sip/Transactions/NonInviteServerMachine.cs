using static PluginIm.Sip.TransactionActions;

namespace PluginIm.Sip;

/// <summary>The non-INVITE server transaction of RFC 3261 17.2.2.</summary>
/// <remarks>
/// <code><![CDATA[
///                |request: pass to user
///                V
///          +------------+ request: absorbed
///     +----|   Trying   |
///     |    +------------+
///     |          | 1xx from user: send
///     | 200-699  V
///     |    +------------+ request: send last response
///     |    | Proceeding | 1xx from user: send
///     |    +------------+--------------------------+ transport error: report
///     |          | 200-699 from user: send,        |
///     |          V start J                         |
///     |    +------------+ request: send            |
///     +--->| Completed  |------------------------->| transport error: report
///          +------------+                          |
///                | J                               |
///                V                                 |
///          +------------+                          |
///          | Terminated |<-------------------------+
///          +------------+
/// ]]></code>
/// </remarks>
internal static class NonInviteServerMachine
{
    internal enum State
    {
        Trying,
        Proceeding,
        Completed,
        Terminated,
    }

    internal enum Input
    {
        Request,
        Provisional,
        Final,
        TimerJ,
        TransportError,
    }

    internal static (State State, TransactionActions Actions) Next(State state, Input input) => (state, input) switch
    {
        (State.Proceeding or State.Completed, Input.Request) => (state, SendResponse),
        (State.Trying or State.Proceeding, Input.Provisional) => (State.Proceeding, SendResponse),
        (State.Trying or State.Proceeding, Input.Final) => (State.Completed, SendResponse | StartLinger),

        (State.Completed, Input.TimerJ) => (State.Terminated, Terminate),

        (State.Proceeding or State.Completed, Input.TransportError) => (State.Terminated, ReportTransportError | Terminate),

        _ => (state, None),
    };
}
