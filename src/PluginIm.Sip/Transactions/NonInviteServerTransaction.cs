using static PluginIm.Sip.NonInviteServerMachine;

namespace PluginIm.Sip;

/// <summary>Drives <see cref="NonInviteServerMachine"/>.</summary>
internal sealed class NonInviteServerTransaction : SipServerTransaction
{
    private readonly WheelTimer _timerJ;
    private State _state = State.Trying;
    private SipResponse? _last;
    private ReadOnlyMemory<byte> _lastBytes;

    public NonInviteServerTransaction(
        TransactionContext context, SipRequest request, SipFlow flow, ServerTransactionKey key, bool isUserAgent)
        : base(context, request, flow, key, isUserAgent) =>
        _timerJ = new WheelTimer(() => ApplyAsync(Input.TimerJ).Forget(context.Logger));

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
        }

        Context.Wheel.Stop(_timerJ);
        Terminate();
    }

    private Task ApplyAsync(Input input, SipResponse? response = null)
    {
        var bytes = response?.ToArray() ?? default(ReadOnlyMemory<byte>);
        TransactionActions actions;
        lock (Gate)
        {
            (_state, actions) = Next(_state, input);
            if (response is not null && actions.HasFlag(TransactionActions.SendResponse))
            {
                (_last, _lastBytes) = (response, bytes);
            }

            (response, bytes) = (_last, _lastBytes);
        }

        if (actions.HasFlag(TransactionActions.StartLinger))
        {
            Linger();
        }

        if (actions.HasFlag(TransactionActions.Terminate))
        {
            Context.Wheel.Stop(_timerJ);
            Terminate();
        }

        return actions.HasFlag(TransactionActions.SendResponse) ? SendAsync(response!, bytes) : Task.CompletedTask;
    }

    private void Linger()
    {
        if (Flow.IsReliable)
        {
            ApplyAsync(Input.TimerJ).Forget(Context.Logger);
        }
        else
        {
            Context.Wheel.Start(_timerJ, Context.Timers.Timeout);
        }
    }
}
