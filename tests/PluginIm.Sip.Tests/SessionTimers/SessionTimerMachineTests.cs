using static PluginIm.Sip.SessionTimerMachine;

namespace PluginIm.Sip.Tests.SessionTimers;

[TestClass]
public sealed class SessionTimerMachineTests
{
    [TestMethod]
    public void Every_pair_of_state_and_input_moves_as_drawn()
    {
        var moves = new Dictionary<(State, Input), (State, Actions)>
        {
            [(State.Refresher, Input.Due)] = (State.Refreshing, Actions.SendRefresh),
            [(State.Postponed, Input.Due)] = (State.Refreshing, Actions.SendRefresh),
            [(State.Refreshing, Input.Postponed)] = (State.Postponed, Actions.StartRetry),
            [(State.Refreshing, Input.Gone)] = (State.Ended, Actions.StopTimers | Actions.SendBye),
        };
        foreach (var state in Enum.GetValues<State>().Where(state => state != State.Ended))
        {
            moves[(state, Input.AgreedToRefresh)] = (State.Refresher, Actions.StopTimers | Actions.StartRefresh | Actions.StartExpiry);
            moves[(state, Input.AgreedToWait)] = (State.Waiter, Actions.StopTimers | Actions.StartExpiry);
            moves[(state, Input.NoTimer)] = (State.Off, Actions.StopTimers);
            moves[(state, Input.Stop)] = (State.Ended, Actions.StopTimers);
            if (state != State.Off)
            {
                moves[(state, Input.Expired)] = (State.Ended, Actions.StopTimers | Actions.SendBye);
            }

            if (state != State.Refreshing)
            {
                moves[(state, Input.DialogEnded)] = (State.Ended, Actions.StopTimers);
            }
        }

        foreach (var state in Enum.GetValues<State>())
        {
            foreach (var input in Enum.GetValues<Input>())
            {
                var expected = moves.TryGetValue((state, input), out var move) ? move : (state, Actions.None);

                Assert.AreEqual(expected, Next(state, input), $"{state} on {input}");
            }
        }
    }
}
