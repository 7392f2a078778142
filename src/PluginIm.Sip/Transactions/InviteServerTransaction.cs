using static PluginIm.Sip.InviteServerMachine;

namespace PluginIm.Sip;

/// <summary>Drives <see cref="InviteServerMachine"/>, with the 100 that goes out by itself (17.2.1).</summary>
internal sealed class InviteServerTransaction : SipServerTransaction
{
    private readonly Action<SipRequest, SipFlow> _passAck;
    private readonly RetransmissionTimer? _timerG;
    private readonly WheelTimer _longTimer;
    private State _state = State.Proceeding;
    private SipResponse? _last;
    private ReadOnlyMemory<byte> _lastBytes;

    public InviteServerTransaction(
        TransactionContext context,
        SipRequest request,
        SipFlow flow,
        TransactionKey key,
        bool isUserAgent,
        Action<SipRequest, SipFlow> passAck)
        : base(context, request, flow, key, isUserAgent)
    {
        _passAck = passAck;
        _timerG = flow.IsReliable
            ? null
            : new RetransmissionTimer(context.Wheel, context.Timers.T1, context.Timers.T2, () => Apply(Input.TimerG));
        _longTimer = new WheelTimer(OnLongTimer);
    }

    internal override void Start() => Context.Wheel.Start(_longTimer, Context.Timers.Trying);

    internal override void OnRequest(SipRequest request) =>
        ApplyAsync(request.Method == SipMethod.Ack ? Input.Ack : Input.Invite, null, request).Forget(Context.Logger);

    private protected override Task RespondCoreAsync(SipResponse response) =>
        ApplyAsync(response.IsProvisional ? Input.Provisional : response.IsSuccess ? Input.Success : Input.Failure, response);

    private protected override void OnTransportError() => Apply(Input.TransportError);

    private protected override void Forget()
    {
        lock (Gate)
        {
            _state = State.Terminated;
        }

        PerformTimers(TransactionActions.Terminate, State.Terminated);
    }

    private void OnLongTimer()
    {
        State state;
        bool isSilent;
        lock (Gate)
        {
            (state, isSilent) = (_state, _last is null);
        }

        switch (state)
        {
            case State.Proceeding when isSilent:
                RespondCoreAsync(SipResponse.For(Request, 100)).Forget(Context.Logger);
                break;
            case State.Completed:
                Apply(Input.TimerH);
                break;
            case State.Confirmed:
                Apply(Input.TimerI);
                break;
            case State.Accepted:
                Apply(Input.TimerL);
                break;
        }
    }

    private void Apply(Input input) => ApplyAsync(input).Forget(Context.Logger);

    private Task ApplyAsync(Input input, SipResponse? response = null, SipRequest? request = null)
    {
        var bytes = response?.ToArray() ?? default(ReadOnlyMemory<byte>);
        State entered;
        TransactionActions actions;
        lock (Gate)
        {
            (_state, actions) = Next(_state, input);
            entered = _state;
            if (response is not null && actions.HasFlag(TransactionActions.SendResponse))
            {
                (_last, _lastBytes) = (response, bytes);
            }

            (response, bytes) = (_last, _lastBytes);
        }

        PerformTimers(actions, entered);
        if (actions.HasFlag(TransactionActions.PassAck))
        {
            _passAck(request!, Flow);
        }

        // An INVITE that comes again before anything was answered finds no response to send.
        return actions.HasFlag(TransactionActions.SendResponse) && response is not null
            ? SendAsync(response, bytes)
            : Task.CompletedTask;
    }

    private void PerformTimers(TransactionActions actions, State entered)
    {
        if (actions.HasFlag(TransactionActions.StartRetransmission))
        {
            _timerG?.Start();
        }

        if (actions.HasFlag(TransactionActions.StopRetransmission))
        {
            _timerG?.Stop();
        }

        if (actions.HasFlag(TransactionActions.StartTimeout))
        {
            Context.Wheel.Start(_longTimer, Context.Timers.Timeout);
        }

        if (actions.HasFlag(TransactionActions.StopTimeout))
        {
            Context.Wheel.Stop(_longTimer);
        }

        if (actions.HasFlag(TransactionActions.StartLinger))
        {
            Linger(entered);
        }

        if (actions.HasFlag(TransactionActions.Terminate))
        {
            _timerG?.Stop();
            Context.Wheel.Stop(_longTimer);
            Terminate();
        }
    }

    private void Linger(State entered)
    {
        if (entered == State.Accepted)
        {
            Context.Wheel.Start(_longTimer, Context.Timers.Timeout);
        }
        else if (Flow.IsReliable)
        {
            Apply(Input.TimerI);
        }
        else
        {
            Context.Wheel.Start(_longTimer, Context.Timers.T4);
        }
    }
}
