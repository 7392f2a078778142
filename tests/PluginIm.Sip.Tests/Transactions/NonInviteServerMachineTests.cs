using static PluginIm.Sip.NonInviteServerMachine;
using static PluginIm.Sip.TransactionActions;

namespace PluginIm.Sip.Tests.Transactions;

[TestClass]
public sealed class NonInviteServerMachineTests
{
    [TestMethod]
    public void Every_pair_of_state_and_input_moves_as_figure_8_of_RFC_3261_says() =>
        MachineTable.AssertEveryPair(Next, new Dictionary<(State, Input), (State, TransactionActions)>
        {
            [(State.Trying, Input.Provisional)] = (State.Proceeding, SendResponse),
            [(State.Trying, Input.Final)] = (State.Completed, SendResponse | StartLinger),

            [(State.Proceeding, Input.Request)] = (State.Proceeding, SendResponse),
            [(State.Proceeding, Input.Provisional)] = (State.Proceeding, SendResponse),
            [(State.Proceeding, Input.Final)] = (State.Completed, SendResponse | StartLinger),
            [(State.Proceeding, Input.TransportError)] = (State.Terminated, ReportTransportError | Terminate),

            [(State.Completed, Input.Request)] = (State.Completed, SendResponse),
            [(State.Completed, Input.TimerJ)] = (State.Terminated, Terminate),
            [(State.Completed, Input.TransportError)] = (State.Terminated, ReportTransportError | Terminate),
        });
}
