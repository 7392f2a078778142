using static PluginIm.Sip.NonInviteClientMachine;

namespace PluginIm.Sip;

/// <summary>
/// Drives <see cref="NonInviteClientMachine"/> up to its final response; what is left of it then is in <see cref="TransactionTable.FinishedClients"/>.
/// </summary>
internal sealed class NonInviteClientTransaction : SipClientTransaction, ITimerOwner
{
    // Of timers E and F the one that comes first: every request starts both, and hardly one of them ever fires.
    private readonly WheelTimer _timer;
    private readonly bool _isReliable;
    private TimeSpan _untilE;
    private TimeSpan _endOfF;
    private State _state = State.Trying;

    public NonInviteClientTransaction(TransactionContext context, SipRequest request, SipFlow? flow, ReadOnlyMemory<byte> bytes)
        : base(context, request, flow, bytes)
    {
        _isReliable = flow?.IsReliable ?? true;
        _untilE = context.Timers.T1;
        _timer = new WheelTimer(this);
    }

    internal override void Start() => Perform(NonInviteClientMachine.Start, null, null);

    internal override void OnResponse(SipResponse response) => Apply(response.IsFinal ? Input.Final : Input.Provisional, response);

    internal override void OnTransportError(string reason) => Apply(Input.TransportError, null, reason);

    void ITimerOwner.OnTimer(WheelTimer timer) => Apply(_isReliable || Context.Wheel.Elapsed >= _endOfF ? Input.TimerF : Input.TimerE);

    private void Apply(Input input, SipResponse? response = null, string? reason = null)
    {
        TransactionActions actions;
        lock (Gate)
        {
            (_state, actions) = Next(_state, input);
            if (_state == State.Proceeding)
            {
                // 17.1.2.2: from the next start on.
                _untilE = Context.Timers.T2;
            }
        }

        Perform(actions, response, reason);
    }

    private void Perform(TransactionActions actions, SipResponse? response, string? reason)
    {
        if ((actions & TransactionActions.StartTimeout) != 0)
        {
            _endOfF = Context.Wheel.Elapsed + Context.Timers.Timeout;
        }

        if ((actions & (TransactionActions.StartTimeout | TransactionActions.StartRetransmission)) != 0)
        {
            StartTimer();
        }

        if ((actions & TransactionActions.SendRequest) != 0)
        {
            SendRequest();
        }

        if ((actions & TransactionActions.StopTimeout) != 0)
        {
            // Timer E ends with it, in every state.
            Context.Wheel.Stop(_timer);
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
            Context.Wheel.Stop(_timer);
            Terminate();
        }
    }

    private void StartTimer()
    {
        var untilF = _endOfF - Context.Wheel.Elapsed;
        if (_isReliable)
        {
            Context.Wheel.Start(_timer, untilF);
            return;
        }

        Context.Wheel.Start(_timer, _untilE < untilF ? _untilE : untilF);
        _untilE = _untilE * 2 < Context.Timers.T2 ? _untilE * 2 : Context.Timers.T2;
    }

    /// <summary>Over UDP copies of the response are absorbed for a while; elsewhere there are none, and timer K is zero (17.1.2.2).</summary>
    private void Linger()
    {
        if (!_isReliable)
        {
            Context.Table.FinishedClients.Add(Key);
        }

        Forget();
    }
}
