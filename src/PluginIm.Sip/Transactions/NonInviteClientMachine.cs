using static PluginIm.Sip.TransactionActions;

namespace PluginIm.Sip;

/// <summary>The non-INVITE client transaction of RFC 3261 17.1.2.</summary>
/// <remarks>
/// <code><![CDATA[
///                |request from user: send, start E and F
///                V
///          +-----------+ E: send, restart E
///     +----|  Trying   |---+ F or transport error: report
///     |    +-----------+   +-------------------+
///     |          | 1xx: pass                   |
///     |          V                             |
///     |    +-----------+ E: send, restart E    |
///     |    |Proceeding | 1xx: pass             |
///     |    +-----------+---------------------->|
///     |          | 200-699: pass, start K      |
///     | 200-699  V                             |
///     |    +-----------+                       |
///     +--->| Completed |                       |
///          +-----------+                       |
///                | K                           |
///                V                             |
///          +------------+                      |
///          | Terminated |<---------------------+
///          +------------+
/// ]]></code>
/// </remarks>
internal static class NonInviteClientMachine
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
        Provisional,
        Final,
        TimerE,
        TimerF,
        TimerK,
        TransportError,
    }

    /// <summary>What the driver does when it creates the transaction in <see cref="State.Trying"/>.</summary>
    internal const TransactionActions Start = SendRequest | StartRetransmission | StartTimeout;

    internal static (State State, TransactionActions Actions) Next(State state, Input input) => (state, input) switch
    {
        (State.Trying or State.Proceeding, Input.Provisional) => (State.Proceeding, PassResponse),
        (State.Trying or State.Proceeding, Input.Final) =>
            (State.Completed, PassResponse | StopRetransmission | StopTimeout | StartLinger),
        (State.Trying or State.Proceeding, Input.TimerE) => (state, SendRequest | StartRetransmission),
        (State.Trying or State.Proceeding, Input.TimerF) => (State.Terminated, ReportTimeout | Terminate),
        (State.Trying or State.Proceeding, Input.TransportError) => (State.Terminated, ReportTransportError | Terminate),

        (State.Completed, Input.TimerK) => (State.Terminated, Terminate),

        _ => (state, None),
    };
}
