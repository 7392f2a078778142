using static PluginIm.Sip.NonInviteServerMachine;

namespace PluginIm.Sip;

/// <summary>
/// Drives <see cref="NonInviteServerMachine"/> up to its final response; what is left of it then is in <see cref="TransactionTable.FinishedServers"/>.
/// </summary>
internal sealed class NonInviteServerTransaction(TransactionContext context, SipRequest request, SipFlow flow, TransactionKey key, bool isUserAgent)
    : SipServerTransaction(context, request, flow, key, isUserAgent), ITimerOwner
{
    private State _state = State.Trying;
    private SipResponse? _last;
    private byte[] _lastBytes = [];
    private WheelTimer? _trying;

    /// <inheritdoc />
    public override void SayTryingAfter(TimeSpan delay)
    {
        lock (Gate)
        {
            if (_state == State.Trying)
            {
                _trying ??= new WheelTimer(this);
                Context.Wheel.Start(_trying, delay);
            }
        }
    }

    void ITimerOwner.OnTimer(WheelTimer timer)
    {
        lock (Gate)
        {
            if (_state != State.Trying)
            {
                return;
            }
        }

        RespondAsync(100).Forget(Context.Logger);
    }

    internal override void Start()
    {
    }

    internal override void OnRequest(SipRequest request) => ApplyAsync(Input.Request).Forget(Context.Logger);

    private protected override Task RespondCoreAsync(SipResponse response) =>
        ApplyAsync(response.IsFinal ? Input.Final : Input.Provisional, response);

    private protected override void OnTransportError() => ApplyAsync(Input.TransportError).Forget(Context.Logger);

    private protected override void Forget()
    {
        lock (Gate)
        {
            _state = State.Terminated;
            StopTrying_NeedsLock();
        }

        Terminate();
    }

    private Task ApplyAsync(Input input, SipResponse? response = null)
    {
        var bytes = response?.ToArray() ?? [];
        TransactionActions actions;
        lock (Gate)
        {
            (_state, actions) = Next(_state, input);
            StopTrying_NeedsLock();
            if (response is not null && (actions & TransactionActions.SendResponse) != 0)
            {
                (_last, _lastBytes) = (response, bytes);
            }

            (response, bytes) = (_last, _lastBytes);
        }

        if ((actions & TransactionActions.StartLinger) != 0)
        {
            Finish(bytes);
        }

        if ((actions & TransactionActions.Terminate) != 0)
        {
            Terminate();
        }

        return (actions & TransactionActions.SendResponse) != 0 ? SendAsync(response!, bytes) : Task.CompletedTask;
    }

    private void StopTrying_NeedsLock()
    {
        if (_trying is not null && _state != State.Trying)
        {
            Context.Wheel.Stop(_trying);
            _trying = null;
        }
    }

    /// <summary>Over UDP copies of the request get the response again for a while; elsewhere there are none, and timer J is zero (17.2.2).</summary>
    private void Finish(byte[] response)
    {
        if (!Flow.IsReliable)
        {
            Context.Table.FinishedServers.Add(Key, response, ReturnFlow);
            if (MergedKey is { } merged)
            {
                Context.Table.FinishedMerged.Add(merged);
            }
        }

        Leave();
    }
}
