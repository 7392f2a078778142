using static PluginIm.Sip.InviteServerMachine;
using static PluginIm.Sip.TransactionActions;

namespace PluginIm.Sip.Tests.Transactions;

[TestClass]
public sealed class InviteServerMachineTests
{
    [TestMethod]
    public void Every_pair_of_state_and_input_moves_as_figure_7_of_RFC_3261_and_RFC_6026_say() =>
        MachineTable.AssertEveryPair(Next, new Dictionary<(State, Input), (State, TransactionActions)>
        {
            [(State.Proceeding, Input.Invite)] = (State.Proceeding, SendResponse),
            [(State.Proceeding, Input.Provisional)] = (State.Proceeding, SendResponse),
            [(State.Proceeding, Input.Success)] = (State.Accepted, SendResponse | StartLinger),
            [(State.Proceeding, Input.Failure)] = (State.Completed, SendResponse | StartRetransmission | StartTimeout),
            [(State.Proceeding, Input.TransportError)] = (State.Proceeding, ReportTransportError),

            [(State.Completed, Input.Invite)] = (State.Completed, SendResponse),
            [(State.Completed, Input.Ack)] = (State.Confirmed, StopRetransmission | StopTimeout | StartLinger),
            [(State.Completed, Input.TimerG)] = (State.Completed, SendResponse | StartRetransmission),
            [(State.Completed, Input.TimerH)] = (State.Terminated, ReportTimeout | StopRetransmission | Terminate),
            [(State.Completed, Input.TransportError)] = (State.Completed, ReportTransportError),

            [(State.Confirmed, Input.TimerI)] = (State.Terminated, Terminate),
            [(State.Confirmed, Input.TransportError)] = (State.Confirmed, ReportTransportError),

            [(State.Accepted, Input.Success)] = (State.Accepted, SendResponse),
            [(State.Accepted, Input.Ack)] = (State.Accepted, PassAck),
            [(State.Accepted, Input.TimerL)] = (State.Terminated, Terminate),
            [(State.Accepted, Input.TransportError)] = (State.Accepted, ReportTransportError),
        });
}
