using static PluginIm.Sip.NonInviteClientMachine;

namespace PluginIm.Sip;

/// <summary>Drives <see cref="NonInviteClientMachine"/>.</summary>
internal sealed class NonInviteClientTransaction : SipClientTransaction
{
    private readonly bool _isReliable;
    private readonly RetransmissionTimer? _timerE;
    private readonly WheelTimer _timerFThenK;
    private State _state = State.Trying;

    public NonInviteClientTransaction(TransactionContext context, SipRequest request, SipFlow? flow, ReadOnlyMemory<byte> bytes)
        : base(context, request, flow, bytes)
    {
        _isReliable = flow?.IsReliable ?? true;
        _timerE = _isReliable
            ? null
            : new RetransmissionTimer(context.Wheel, context.Timers.T1, context.Timers.T2, () => Apply(Input.TimerE));
        _timerFThenK = new WheelTimer(OnTimeoutOrLinger);
    }

    internal override void Start() => Perform(NonInviteClientMachine.Start, null, null);

    internal override void OnResponse(SipResponse response) => Apply(response.IsFinal ? Input.Final : Input.Provisional, response);

    internal override void OnTransportError(string reason) => Apply(Input.TransportError, null, reason);

    private void OnTimeoutOrLinger()
    {
        bool isCompleted;
        lock (Gate)
        {
            isCompleted = _state == State.Completed;
        }

        Apply(isCompleted ? Input.TimerK : Input.TimerF);
    }

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
        if (actions.HasFlag(TransactionActions.StartTimeout))
        {
            Context.Wheel.Start(_timerFThenK, Context.Timers.Timeout);
        }

        if (actions.HasFlag(TransactionActions.StartRetransmission))
        {
            _timerE?.Start();
        }

        if (actions.HasFlag(TransactionActions.SendRequest))
        {
            SendRequest();
        }

        if (actions.HasFlag(TransactionActions.StopRetransmission))
        {
            _timerE?.Stop();
        }

        if (actions.HasFlag(TransactionActions.StopTimeout))
        {
            Context.Wheel.Stop(_timerFThenK);
        }

        if (actions.HasFlag(TransactionActions.PassResponse))
        {
            Pass(response!);
        }

        Report(actions, reason);
        if (actions.HasFlag(TransactionActions.StartLinger))
        {
            EndResponses();
            Linger();
        }

        if (actions.HasFlag(TransactionActions.Terminate))
        {
            _timerE?.Stop();
            Context.Wheel.Stop(_timerFThenK);
            Terminate();
        }
    }

    private void Linger()
    {
        if (_isReliable)
        {
            Apply(Input.TimerK);
        }
        else
        {
            Context.Wheel.Start(_timerFThenK, Context.Timers.T4);
        }
    }
}
