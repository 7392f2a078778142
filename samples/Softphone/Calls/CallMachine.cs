namespace Softphone;

/// <summary>What a call may do. Whether the other side holds is no state: it is in what it said of its sound.</summary>
/// <remarks>
/// <code><![CDATA[
///  own call                                      the other side's call
///  Calling --rang--> Ringing                     Alerting --answer--> Answering --accepted--> Talking
///     |  |              |  |                        |                     |
///     |  +--accepted----|--+------> Talking         | decline, withdrawn  | withdrawn, failed
///     | hang up         | hang up                   +---------------------+--> Ended
///     +--> Cancelling <-+
///            | refused (487), accepted too late (then BYE)
///            +--> Ended                          Calling, Ringing --refused--> Ended
///
///  Talking --hold--> Holding --taken--> OnHold --resume--> Resuming --taken--> Talking
///                      | not taken: Talking                   | not taken: OnHold
///
///  Talking, Holding, OnHold, Resuming: hang up --> Ended, with BYE; gone --> Ended
/// ]]></code>
/// </remarks>
internal static class CallMachine
{
    internal enum Input
    {
        /// <summary>The other side rings.</summary>
        Rang,

        /// <summary>The call is established: the other side's 2xx came, or this side's went out.</summary>
        Accepted,

        /// <summary>A final refusal came, or the call failed on its way.</summary>
        Refused,

        /// <summary>The caller has taken it back.</summary>
        Withdrawn,

        /// <summary>The agent answers.</summary>
        Answer,

        /// <summary>The agent declines.</summary>
        Decline,

        /// <summary>The agent hangs up.</summary>
        HangUp,

        /// <summary>The agent holds.</summary>
        Hold,

        /// <summary>The agent resumes.</summary>
        Resume,

        /// <summary>The other side has taken a change.</summary>
        Taken,

        /// <summary>The other side has not taken it.</summary>
        NotTaken,

        /// <summary>The other side has hung up, or is gone.</summary>
        Gone,
    }

    [Flags]
    internal enum Actions
    {
        None = 0,
        Cancel = 1,
        Accept = 2,
        Reject = 4,
        Offer = 8,
        HangUp = 16,
        StartSound = 32,
        StopSound = 64,
    }

    internal static (CallState State, Actions Actions) Next(CallState state, Input input) => (state, input) switch
    {
        (CallState.Calling, Input.Rang) => (CallState.Ringing, Actions.None),
        (CallState.Calling or CallState.Ringing, Input.Accepted) => (CallState.Talking, Actions.StartSound),
        (CallState.Calling or CallState.Ringing, Input.Refused) => (CallState.Ended, Actions.StopSound),
        (CallState.Calling or CallState.Ringing, Input.HangUp) => (CallState.Cancelling, Actions.Cancel),

        (CallState.Cancelling, Input.Refused) => (CallState.Ended, Actions.StopSound),
        (CallState.Cancelling, Input.Accepted) => (CallState.Ended, Actions.HangUp | Actions.StopSound),

        (CallState.Alerting, Input.Answer) => (CallState.Answering, Actions.Accept),
        (CallState.Alerting, Input.Decline or Input.HangUp) => (CallState.Ended, Actions.Reject | Actions.StopSound),
        (CallState.Alerting or CallState.Answering, Input.Withdrawn or Input.Refused) => (CallState.Ended, Actions.StopSound),
        (CallState.Answering, Input.Accepted) => (CallState.Talking, Actions.StartSound),

        (CallState.Talking, Input.Hold) => (CallState.Holding, Actions.Offer),
        (CallState.Holding, Input.Taken) => (CallState.OnHold, Actions.None),
        (CallState.Holding, Input.NotTaken) => (CallState.Talking, Actions.None),
        (CallState.OnHold, Input.Resume) => (CallState.Resuming, Actions.Offer),
        (CallState.Resuming, Input.Taken) => (CallState.Talking, Actions.None),
        (CallState.Resuming, Input.NotTaken) => (CallState.OnHold, Actions.None),

        (CallState.Talking or CallState.Holding or CallState.OnHold or CallState.Resuming, Input.HangUp) =>
            (CallState.Ended, Actions.HangUp | Actions.StopSound),
        (CallState.Talking or CallState.Holding or CallState.OnHold or CallState.Resuming, Input.Gone) => (CallState.Ended, Actions.StopSound),

        // What came too late, or does not fit, changes nothing.
        _ => (state, Actions.None),
    };
}
