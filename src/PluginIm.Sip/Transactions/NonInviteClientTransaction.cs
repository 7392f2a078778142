using static PluginIm.Sip.NonInviteClientMachine;

namespace PluginIm.Sip;

/// <summary>
/// Drives <see cref="NonInviteClientMachine"/> up to its final response; what is left of it then is in <see cref="TransactionTable.FinishedClients"/>.
/// </summary>
internal sealed class NonInviteClientTransaction : SipClientTransaction, ITimerOwner
{
    private readonly RetransmissionTimer? _timerE;
    private readonly WheelTimer _timerF;
    private State _state = State.Trying;

    public NonInviteClientTransaction(TransactionContext context, SipRequest request, SipFlow? flow, ReadOnlyMemory<byte> bytes)
        : base(context, request, flow, bytes)
    {
        _timerE = flow?.IsReliable ?? true
            ? null
            : new RetransmissionTimer(context.Wheel, context.Timers.T1, context.Timers.T2, this);
        _timerF = new WheelTimer(this);
    }

    internal override void Start() => Perform(NonInviteClientMachine.Start, null, null);

    internal override void OnResponse(SipResponse response) => Apply(response.IsFinal ? Input.Final : Input.Provisional, response);

    internal override void OnTransportError(string reason) => Apply(Input.TransportError, null, reason);

    void ITimerOwner.OnTimer(WheelTimer timer) => Apply(timer == _timerE ? Input.TimerE : Input.TimerF);

    private void Apply(Input input, SipResponse? response = null, string? reason = null)
    {
        TransactionActions actions;
        lock (Gate)
        {
            (_state, actions) = Next(_state, input);
            if (_state == State.Proceeding)
            {
                _timerE?.GoToLimit();
            }
        }

        Perform(actions, response, reason);
    }

    private void Perform(TransactionActions actions, SipResponse? response, string? reason)
    {
        if ((actions & TransactionActions.StartTimeout) != 0)
        {
            Context.Wheel.Start(_timerF, Context.Timers.Timeout);
        }

        if ((actions & TransactionActions.StartRetransmission) != 0)
        {
            _timerE?.Start();
        }

        if ((actions & TransactionActions.SendRequest) != 0)
        {
            SendRequest();
        }

        if ((actions & TransactionActions.StopRetransmission) != 0)
        {
            _timerE?.Stop();
        }

        if ((actions & TransactionActions.StopTimeout) != 0)
        {
            Context.Wheel.Stop(_timerF);
        }

        if ((actions & TransactionActions.StartLinger) != 0)
        {
            Linger();
        }

        if ((actions & TransactionActions.PassResponse) != 0)
        {
            Pass(response!);
        }

        Report(actions, reason);
        if ((actions & TransactionActions.StartLinger) != 0)
        {
            EndResponses();
        }

        if ((actions & TransactionActions.Terminate) != 0)
        {
            _timerE?.Stop();
            Context.Wheel.Stop(_timerF);
            Terminate();
        }
    }

    /// <summary>Over UDP copies of the response are absorbed for a while; elsewhere there are none, and timer K is zero (17.1.2.2).</summary>
    private void Linger()
    {
        if (_timerE is not null)
        {
            Context.Table.FinishedClients.Add(Key);
        }

        Forget();
    }
}
