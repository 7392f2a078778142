using static PluginIm.Sip.InviteClientMachine;

namespace PluginIm.Sip;

/// <summary>Drives <see cref="InviteClientMachine"/>, with the ACK of a refusal (17.1.1.3) and CANCEL (9.1).</summary>
internal sealed class InviteClientTransaction : SipClientTransaction
{
    private readonly bool _isReliable;
    private readonly RetransmissionTimer? _timerA;
    private readonly WheelTimer _longTimer;
    private readonly Func<SipRequest, SipFlow, SipClientTransaction> _startCancel;
    private State _state = State.Calling;
    private CancelProgress _cancel;
    private string? _cancelReason;
    private SipRequest? _ack;
    private ReadOnlyMemory<byte> _ackBytes;

    public InviteClientTransaction(
        TransactionContext context,
        SipRequest request,
        SipFlow? flow,
        ReadOnlyMemory<byte> bytes,
        Func<SipRequest, SipFlow, SipClientTransaction> startCancel)
        : base(context, request, flow, bytes)
    {
        _isReliable = flow?.IsReliable ?? true;
        _startCancel = startCancel;
        _timerA = _isReliable
            ? null
            : new RetransmissionTimer(context.Wheel, context.Timers.T1, limit: null, () => Apply(Input.TimerA));
        _longTimer = new WheelTimer(OnLongTimer);
    }

    private enum CancelProgress
    {
        NotAsked,
        Asked,
        Sent,
    }

    public override void Cancel(string? reason = null)
    {
        lock (Gate)
        {
            if (_cancel == CancelProgress.NotAsked)
            {
                (_cancel, _cancelReason) = (CancelProgress.Asked, reason);
            }
        }

        SendCancelIfDue();
    }

    internal override void Start() => Perform(InviteClientMachine.Start, null, null);

    internal override void OnResponse(SipResponse response) =>
        Apply(response.IsProvisional ? Input.Provisional : response.IsSuccess ? Input.Success : Input.Failure, response);

    internal override void OnTransportError(string reason) => Apply(Input.TransportError, null, reason);

    private void OnLongTimer()
    {
        State state;
        lock (Gate)
        {
            state = _state;
        }

        Apply(state switch
        {
            State.Calling => Input.TimerB,
            State.Proceeding => Input.CancelTimeout,
            State.Completed => Input.TimerD,
            _ => Input.TimerM,
        });
    }

    private void Apply(Input input, SipResponse? response = null, string? reason = null)
    {
        TransactionActions actions;
        lock (Gate)
        {
            (_state, actions) = Next(_state, input);
        }

        Perform(actions, response, reason);
    }

    private void Perform(TransactionActions actions, SipResponse? response, string? reason)
    {
        if (actions.HasFlag(TransactionActions.StartTimeout))
        {
            Context.Wheel.Start(_longTimer, Context.Timers.Timeout);
        }

        if (actions.HasFlag(TransactionActions.StartRetransmission))
        {
            _timerA?.Start();
        }

        if (actions.HasFlag(TransactionActions.SendRequest))
        {
            SendRequest();
        }

        if (actions.HasFlag(TransactionActions.StopRetransmission))
        {
            _timerA?.Stop();
        }

        if (actions.HasFlag(TransactionActions.StopTimeout))
        {
            Context.Wheel.Stop(_longTimer);
        }

        if (actions.HasFlag(TransactionActions.SendAck))
        {
            SendAck(response!);
        }

        if (actions.HasFlag(TransactionActions.PassResponse))
        {
            Pass(response!);
            SendCancelIfDue();
        }

        Report(actions, reason);
        if (actions.HasFlag(TransactionActions.StartLinger))
        {
            Linger();
        }

        if (actions.HasFlag(TransactionActions.Terminate))
        {
            _timerA?.Stop();
            Context.Wheel.Stop(_longTimer);
            Terminate();
        }
    }

    private void Linger()
    {
        bool isAccepted;
        lock (Gate)
        {
            isAccepted = _state == State.Accepted;
        }

        if (isAccepted)
        {
            Context.Wheel.Start(_longTimer, Context.Timers.Timeout);
            return;
        }

        EndResponses();
        if (_isReliable)
        {
            Apply(Input.TimerD);
        }
        else
        {
            Context.Wheel.Start(_longTimer, Context.Timers.D);
        }
    }

    /// <summary>Every copy of the final response is answered with the same ACK.</summary>
    private void SendAck(SipResponse response)
    {
        if (_ack is null)
        {
            _ack = HopByHop.AckOf(Request, response);
            _ackBytes = _ack.ToArray();
        }

        SendAsync(_ack, _ackBytes).Forget(Context.Logger);
    }

    private void SendCancelIfDue()
    {
        string? reason;
        lock (Gate)
        {
            if (_cancel != CancelProgress.Asked || _state != State.Proceeding || Flow is null)
            {
                return;
            }

            (_cancel, reason) = (CancelProgress.Sent, _cancelReason);
        }

        Context.Wheel.Start(_longTimer, Context.Timers.Timeout);
        _startCancel(HopByHop.CancelOf(Request, reason), Flow);
    }
}
