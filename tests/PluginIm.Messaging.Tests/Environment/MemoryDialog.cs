namespace PluginIm.Messaging.Tests.Environment;

/// <summary>One side of a dialog in memory.</summary>
internal sealed class MemoryDialog(MemoryCarrier carrier, CarrierInvitation invitation, ICarrierDialogObserver? observer) : IIncomingCarrierDialog
{
    private ICarrierDialogObserver? _observer = observer;
    private MemoryDialog? _other;
    private bool _isAccepted;
    private bool _isOver;

    public CarrierInvitation Invitation => invitation;

    /// <summary>How this side ended the dialog.</summary>
    public CarrierEnding? Ending { get; private set; }

    /// <summary>When set, messages wait here before they reach the other side.</summary>
    public TaskCompletionSource? MessageGate { get; set; }

    /// <summary>When set, what becomes of the next messages instead of their delivery.</summary>
    public Queue<CarrierResult> NextResults { get; } = new();

    /// <summary>The messages handed over, in order.</summary>
    public List<string> Sent { get; } = [];

    /// <summary>Most messages that were ever under way at a time.</summary>
    public int MostUnderWay { get; private set; }

    private int UnderWay { get; set; }

    public void Pair(MemoryDialog other)
    {
        _other = other;
        other._other = this;
    }

    public void Observe(ICarrierDialogObserver? newObserver) => _observer = newObserver;

    public void Over(ImEndReason reason)
    {
        if (!_isOver)
        {
            _isOver = true;
            _observer?.OnOver(reason, null);
        }
    }

    public async Task<CarrierReceipt?> ReceiveAsync(CarrierMessage message) =>
        _observer is { } hears ? await hears.OnMessageAsync(message) : null;

    public Task<CarrierEstablishment?> AcceptAsync(CancellationToken cancellationToken)
    {
        carrier.ThrowFault();
        if (_isOver)
        {
            return Task.FromResult<CarrierEstablishment?>(null);
        }

        _isAccepted = true;
        _other!._isAccepted = true;
        _other._observer?.OnEstablished(new CarrierEstablishment());
        return Task.FromResult<CarrierEstablishment?>(new CarrierEstablishment());
    }

    public async Task<CarrierResult> SendAsync(CarrierMessage message, CancellationToken cancellationToken)
    {
        carrier.ThrowFault();
        MostUnderWay = Math.Max(MostUnderWay, ++UnderWay);
        Sent.Add(message.Text);
        await (MessageGate?.Task ?? Task.CompletedTask);
        UnderWay--;
        if (NextResults.TryDequeue(out var result))
        {
            return result;
        }

        return _other is { } other && await other.ReceiveAsync(message) == CarrierReceipt.Taken
            ? CarrierResult.Success
            : CarrierResult.Failed(ImDeliveryFailureKind.Refused, 481);
    }

    public Task NotifyTypingAsync(bool isTyping, TimeSpan refresh) => Task.CompletedTask;

    public Task NotifyReadAsync(string messageId) => Task.CompletedTask;

    public Task<CarrierSettlement?> EndAsync(CarrierEnding ending, CancellationToken cancellationToken)
    {
        carrier.ThrowFault();
        if (_isOver)
        {
            return Task.FromResult<CarrierSettlement?>(null);
        }

        _isOver = true;
        Ending = ending;
        _other?.Over(new ImEndReason(_isAccepted ? ImEndReasonKind.EndedByPeer : Unanswered(ending)));
        return Task.FromResult<CarrierSettlement?>(null);
    }

    private static ImEndReasonKind Unanswered(CarrierEnding ending) => ending switch
    {
        CarrierEnding.Reject => ImEndReasonKind.Rejected,
        CarrierEnding.NoAnswer => ImEndReasonKind.NoAnswer,
        _ => ImEndReasonKind.Cancelled,
    };
}
