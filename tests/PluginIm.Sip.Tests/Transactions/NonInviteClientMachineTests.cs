using static PluginIm.Sip.NonInviteClientMachine;
using static PluginIm.Sip.TransactionActions;

namespace PluginIm.Sip.Tests.Transactions;

[TestClass]
public sealed class NonInviteClientMachineTests
{
    [TestMethod]
    public void Every_pair_of_state_and_input_moves_as_figure_6_of_RFC_3261_says() =>
        MachineTable.AssertEveryPair(Next, new Dictionary<(State, Input), (State, TransactionActions)>
        {
            [(State.Trying, Input.Provisional)] = (State.Proceeding, PassResponse),
            [(State.Trying, Input.Final)] = (State.Completed, PassResponse | StopRetransmission | StopTimeout | StartLinger),
            [(State.Trying, Input.TimerE)] = (State.Trying, SendRequest | StartRetransmission),
            [(State.Trying, Input.TimerF)] = (State.Terminated, ReportTimeout | Terminate),
            [(State.Trying, Input.TransportError)] = (State.Terminated, ReportTransportError | Terminate),

            [(State.Proceeding, Input.Provisional)] = (State.Proceeding, PassResponse),
            [(State.Proceeding, Input.Final)] =
                (State.Completed, PassResponse | StopRetransmission | StopTimeout | StartLinger),
            [(State.Proceeding, Input.TimerE)] = (State.Proceeding, SendRequest | StartRetransmission),
            [(State.Proceeding, Input.TimerF)] = (State.Terminated, ReportTimeout | Terminate),
            [(State.Proceeding, Input.TransportError)] = (State.Terminated, ReportTransportError | Terminate),

            [(State.Completed, Input.TimerK)] = (State.Terminated, Terminate),
        });
}
