using static PluginIm.Sip.SessionTimerMachine.Actions;

namespace PluginIm.Sip;

/// <summary>When a session is refreshed, and when it is over (RFC 4028 7.2, 10).</summary>
/// <remarks>
/// <code><![CDATA[
///                          agreed to refresh: start refresh, expiry
///   Off --------------------------------------------------> Refresher
///    |  agreed to wait: start expiry                         |     ^
///    +------------------------------> Waiter           due:  |     | agreed to refresh
///                                                       send V     | (to wait: Waiter)
///                     postponed: start retry              Refreshing
///            Postponed <-------------------------------------|
///                |  due: send                                ^
///                +-------------------------------------------+
///
///   any but Ended:  expired: BYE, Ended     stop: Ended     no timer: Off
///   Refreshing:     gone (408, 481): BYE, Ended
/// ]]></code>
/// Whatever is agreed to on the way, by this side's refresh or the other's, starts anew from there.
/// </remarks>
internal static class SessionTimerMachine
{
    internal enum State
    {
        Off,
        Refresher,
        Waiter,
        Refreshing,
        Postponed,
        Ended,
    }

    internal enum Input
    {
        AgreedToRefresh,
        AgreedToWait,
        NoTimer,
        Due,
        Postponed,
        Gone,
        Expired,
        DialogEnded,
        Stop,
    }

    [Flags]
    internal enum Actions
    {
        None = 0,
        StopTimers = 1,
        StartRefresh = 2,
        StartExpiry = 4,
        StartRetry = 8,
        SendRefresh = 16,
        SendBye = 32,
    }

    internal static (State State, Actions Actions) Next(State state, Input input) => (state, input) switch
    {
        (State.Ended, _) => (state, None),

        (_, Input.AgreedToRefresh) => (State.Refresher, StopTimers | StartRefresh | StartExpiry),
        (_, Input.AgreedToWait) => (State.Waiter, StopTimers | StartExpiry),
        (_, Input.NoTimer) => (State.Off, StopTimers),

        (State.Refresher or State.Postponed, Input.Due) => (State.Refreshing, SendRefresh),
        (State.Refreshing, Input.Postponed) => (State.Postponed, StartRetry),
        (State.Refreshing, Input.Gone) => (State.Ended, StopTimers | SendBye),

        (not State.Off, Input.Expired) => (State.Ended, StopTimers | SendBye),

        // The dialog ends before its refresh is told so: that answer is what decides.
        (not State.Refreshing, Input.DialogEnded) => (State.Ended, StopTimers),
        (_, Input.Stop) => (State.Ended, StopTimers),

        _ => (state, None),
    };
}
