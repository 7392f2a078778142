using static PluginIm.Sip.InviteClientMachine;
using static PluginIm.Sip.TransactionActions;

namespace PluginIm.Sip.Tests.Transactions;

[TestClass]
public sealed class InviteClientMachineTests
{
    [TestMethod]
    public void Every_pair_of_state_and_input_moves_as_figure_5_of_RFC_3261_and_RFC_6026_say() =>
        MachineTable.AssertEveryPair(Next, new Dictionary<(State, Input), (State, TransactionActions)>
        {
            [(State.Calling, Input.Provisional)] = (State.Proceeding, PassResponse | StopRetransmission | StopTimeout),
            [(State.Calling, Input.Success)] =
                (State.Accepted, PassResponse | StopRetransmission | StopTimeout | StartLinger),
            [(State.Calling, Input.Failure)] =
                (State.Completed, PassResponse | SendAck | StopRetransmission | StopTimeout | StartLinger),
            [(State.Calling, Input.TimerA)] = (State.Calling, SendRequest | StartRetransmission),
            [(State.Calling, Input.TimerB)] = (State.Terminated, ReportTimeout | Terminate),
            [(State.Calling, Input.TransportError)] = (State.Terminated, ReportTransportError | Terminate),

            [(State.Proceeding, Input.Provisional)] = (State.Proceeding, PassResponse),
            [(State.Proceeding, Input.Success)] =
                (State.Accepted, PassResponse | StopRetransmission | StopTimeout | StartLinger),
            [(State.Proceeding, Input.Failure)] =
                (State.Completed, PassResponse | SendAck | StopRetransmission | StopTimeout | StartLinger),
            [(State.Proceeding, Input.CancelTimeout)] = (State.Terminated, ReportTimeout | Terminate),
            [(State.Proceeding, Input.TransportError)] = (State.Terminated, ReportTransportError | Terminate),

            [(State.Completed, Input.Failure)] = (State.Completed, SendAck),
            [(State.Completed, Input.TimerD)] = (State.Terminated, Terminate),
            [(State.Completed, Input.TransportError)] = (State.Terminated, ReportTransportError | Terminate),

            [(State.Accepted, Input.Success)] = (State.Accepted, PassResponse),
            [(State.Accepted, Input.TimerM)] = (State.Terminated, Terminate),
        });
}
