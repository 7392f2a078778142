using static PluginIm.Sip.DialogOfferMachine;

namespace PluginIm.Sip.Tests.Dialogs;

[TestClass]
public sealed class DialogOfferMachineTests
{
    [TestMethod]
    public void Every_pair_of_state_and_input_moves_as_drawn()
    {
        var moves = new Dictionary<(State, Input), (State, Verdict)>
        {
            [(State.Idle, Input.OwnOffer)] = (State.Own, Verdict.Holds),
            [(State.Idle, Input.PeerInvite)] = (State.PeerInvite, Verdict.Holds),
            [(State.Idle, Input.PeerUpdateWithOffer)] = (State.PeerUpdate, Verdict.Holds),
            [(State.Idle, Input.PeerUpdate)] = (State.PeerUpdate, Verdict.Holds),
            [(State.Own, Input.OwnOffer)] = (State.Own, Verdict.TooSoon),
            [(State.Own, Input.OwnSettled)] = (State.Idle, Verdict.Passes),
            [(State.Own, Input.PeerInvite)] = (State.Own, Verdict.Crosses),
            [(State.Own, Input.PeerUpdateWithOffer)] = (State.Own, Verdict.Crosses),
            [(State.PeerInvite, Input.OwnOffer)] = (State.PeerInvite, Verdict.Crosses),
            [(State.PeerInvite, Input.PeerInvite)] = (State.PeerInvite, Verdict.TooSoon),
            [(State.PeerInvite, Input.PeerUpdateWithOffer)] = (State.PeerInvite, Verdict.TooSoon),
            [(State.PeerInvite, Input.PeerSettled)] = (State.Idle, Verdict.Passes),
            [(State.PeerUpdate, Input.OwnOffer)] = (State.PeerUpdate, Verdict.Crosses),
            [(State.PeerUpdate, Input.PeerInvite)] = (State.PeerUpdate, Verdict.TooSoon),
            [(State.PeerUpdate, Input.PeerUpdateWithOffer)] = (State.PeerUpdate, Verdict.TooSoon),
            [(State.PeerUpdate, Input.PeerUpdate)] = (State.PeerUpdate, Verdict.TooSoon),
            [(State.PeerUpdate, Input.PeerSettled)] = (State.Idle, Verdict.Passes),
        };

        foreach (var state in Enum.GetValues<State>())
        {
            foreach (var input in Enum.GetValues<Input>())
            {
                var expected = moves.TryGetValue((state, input), out var move) ? move : (state, Verdict.Passes);

                Assert.AreEqual(expected, Next(state, input), $"{state} on {input}");
            }
        }
    }
}
