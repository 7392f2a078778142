using static Softphone.CallMachine;

namespace Softphone.Tests.Calls;

[TestClass]
public sealed class CallMachineTests
{
    private static readonly Dictionary<(CallState, Input), (CallState, Actions)> Moves = new()
    {
        [(CallState.Calling, Input.Rang)] = (CallState.Ringing, Actions.None),
        [(CallState.Calling, Input.Accepted)] = (CallState.Talking, Actions.StartSound),
        [(CallState.Calling, Input.Refused)] = (CallState.Ended, Actions.StopSound),
        [(CallState.Calling, Input.HangUp)] = (CallState.Cancelling, Actions.Cancel),

        [(CallState.Ringing, Input.Accepted)] = (CallState.Talking, Actions.StartSound),
        [(CallState.Ringing, Input.Refused)] = (CallState.Ended, Actions.StopSound),
        [(CallState.Ringing, Input.HangUp)] = (CallState.Cancelling, Actions.Cancel),

        [(CallState.Cancelling, Input.Accepted)] = (CallState.Ended, Actions.HangUp | Actions.StopSound),
        [(CallState.Cancelling, Input.Refused)] = (CallState.Ended, Actions.StopSound),

        [(CallState.Alerting, Input.Answer)] = (CallState.Answering, Actions.Accept),
        [(CallState.Alerting, Input.Decline)] = (CallState.Ended, Actions.Reject | Actions.StopSound),
        [(CallState.Alerting, Input.HangUp)] = (CallState.Ended, Actions.Reject | Actions.StopSound),
        [(CallState.Alerting, Input.Withdrawn)] = (CallState.Ended, Actions.StopSound),
        [(CallState.Alerting, Input.Refused)] = (CallState.Ended, Actions.StopSound),

        [(CallState.Answering, Input.Accepted)] = (CallState.Talking, Actions.StartSound),
        [(CallState.Answering, Input.Withdrawn)] = (CallState.Ended, Actions.StopSound),
        [(CallState.Answering, Input.Refused)] = (CallState.Ended, Actions.StopSound),

        [(CallState.Talking, Input.Hold)] = (CallState.Holding, Actions.Offer),
        [(CallState.Talking, Input.HangUp)] = (CallState.Ended, Actions.HangUp | Actions.StopSound),
        [(CallState.Talking, Input.Gone)] = (CallState.Ended, Actions.StopSound),

        [(CallState.Holding, Input.Taken)] = (CallState.OnHold, Actions.None),
        [(CallState.Holding, Input.NotTaken)] = (CallState.Talking, Actions.None),
        [(CallState.Holding, Input.HangUp)] = (CallState.Ended, Actions.HangUp | Actions.StopSound),
        [(CallState.Holding, Input.Gone)] = (CallState.Ended, Actions.StopSound),

        [(CallState.OnHold, Input.Resume)] = (CallState.Resuming, Actions.Offer),
        [(CallState.OnHold, Input.HangUp)] = (CallState.Ended, Actions.HangUp | Actions.StopSound),
        [(CallState.OnHold, Input.Gone)] = (CallState.Ended, Actions.StopSound),

        [(CallState.Resuming, Input.Taken)] = (CallState.Talking, Actions.None),
        [(CallState.Resuming, Input.NotTaken)] = (CallState.OnHold, Actions.None),
        [(CallState.Resuming, Input.HangUp)] = (CallState.Ended, Actions.HangUp | Actions.StopSound),
        [(CallState.Resuming, Input.Gone)] = (CallState.Ended, Actions.StopSound),
    };

    [TestMethod]
    public void Every_input_in_every_state_does_what_the_automaton_shows_and_else_nothing()
    {
        foreach (var state in Enum.GetValues<CallState>())
        {
            foreach (var input in Enum.GetValues<Input>())
            {
                Assert.AreEqual(Moves.GetValueOrDefault((state, input), (state, Actions.None)), Next(state, input), $"{input} in {state}");
            }
        }
    }
}
