using static PluginIm.Messaging.Sip.DialogMachine;
using static PluginIm.Messaging.Sip.DialogMachine.Actions;

namespace PluginIm.Messaging.Sip.Tests.Dialogs;

[TestClass]
public sealed class DialogMachineTests
{
    private static readonly Dictionary<(State, Input), (State, Actions)> Moves = new()
    {
        [(State.Inviting, Input.Accepted)] = (State.Connected, TellEstablished),
        [(State.Inviting, Input.Restored)] = (State.Connected, TellEstablished | DropInvitation),
        [(State.Inviting, Input.Refused)] = (State.Over, TellOver | Forget),
        [(State.Inviting, Input.PeerEnded)] = (State.Over, TellOver | DropInvitation | Forget),
        [(State.Inviting, Input.EndAsked)] = (State.Over, DropInvitation | Forget),
        [(State.Invited, Input.Accepted)] = (State.Connected, None),
        [(State.Invited, Input.Refused)] = (State.Over, TellOver | Forget),
        [(State.Invited, Input.PeerEnded)] = (State.Over, TellOver | DropInvitation | Forget),
        [(State.Invited, Input.EndAsked)] = (State.Over, DropInvitation | Forget),
        [(State.Connected, Input.Lost)] = (State.Interrupted, TellInterrupted | Restore),
        [(State.Connected, Input.Restored)] = (State.Connected, TellInterrupted | TellRestored),
        [(State.Connected, Input.PeerEnded)] = (State.Over, TellOver | Forget),
        [(State.Connected, Input.EndAsked)] = (State.Leaving, SayGoodbye),
        [(State.Interrupted, Input.Restored)] = (State.Connected, StopRestoring | TellRestored),
        [(State.Interrupted, Input.PeerEnded)] = (State.Over, StopRestoring | TellOver | Forget),
        [(State.Interrupted, Input.EndAsked)] = (State.Leaving, StopRestoring | SayGoodbye),
        [(State.Leaving, Input.PeerEnded)] = (State.Over, StopRestoring | Forget),
        [(State.Leaving, Input.Told)] = (State.Over, StopRestoring | Forget),
    };

    [TestMethod]
    public void Every_pair_moves_as_drawn_or_changes_nothing()
    {
        foreach (var state in Enum.GetValues<State>())
        {
            foreach (var input in Enum.GetValues<Input>())
            {
                Assert.AreEqual(Moves.GetValueOrDefault((state, input), (state, None)), Next(state, input), $"{state}, {input}");
            }
        }
    }
}
