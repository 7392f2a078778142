using System.Collections.Concurrent;

namespace PluginIm.Messaging.Tests.Environment;

/// <summary>One side of a dialog in memory.</summary>
internal sealed class MemoryDialog(MemoryCarrier carrier, CarrierInvitation? invitation, ICarrierDialogObserver? observer) : IIncomingCarrierDialog
{
    private ICarrierDialogObserver? _observer = observer;
    private MemoryDialog? _other;
    private bool _isAccepted;
    private bool _isOver;

    public CarrierInvitation Invitation => invitation ?? throw new InvalidOperationException("Restored, not invited.");

    /// <summary>Whether the invitation was accepted; to be set where nobody has heard of it.</summary>
    public bool IsAccepted
    {
        get => _isAccepted;
        set => _isAccepted = value;
    }

    /// <summary>Whether the case went with the invitation.</summary>
    private bool HasCase => carrier.BringsCase && invitation?.Case is not null;

    /// <summary>What this side tells of the dialog when it is established.</summary>
    public CarrierEstablishment Establishment { get; set; } = new(Token: "token-1");

    /// <summary>What the other side says at the end of what it has.</summary>
    public CarrierSettlement? Settlement { get; set; }

    /// <summary>When set, the end waits here for what the other side says.</summary>
    public TaskCompletionSource? EndGate { get; set; }

    /// <summary>When set, the acceptance waits here before it goes out.</summary>
    public TaskCompletionSource? AcceptGate { get; set; }

    /// <summary>Whether messages are confirmed without anybody reading them.</summary>
    public bool TakesAll { get; set; }

    /// <summary>What was told of typing, in order.</summary>
    public List<bool> Typing { get; } = [];

    /// <summary>The messages that were told to be read.</summary>
    public List<string> Read { get; } = [];

    /// <summary>The messages handed over, with their identities.</summary>
    public List<CarrierMessage> Messages { get; } = [];

    /// <summary>Who hears of this side; null before it was let in.</summary>
    public ICarrierDialogObserver? Observer => _observer;

    /// <summary>How this side ended the dialog.</summary>
    public CarrierEnding? Ending { get; private set; }

    /// <summary>Whether what is handed over here loses its way.</summary>
    public bool IsCut { get; set; }

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

    public void Over(ImEndReason reason, CarrierSettlement? settlement = null)
    {
        if (!_isOver)
        {
            _isOver = true;
            _observer?.OnOver(reason, settlement);
        }
    }

    /// <summary>The other side takes the invitation back, of which nobody has heard yet.</summary>
    public void TakeBack() => _isOver = true;

    /// <summary>The invitation is not let in. One that was given up for another keeps waiting for that one.</summary>
    public void Refused(CarrierEnding refusal)
    {
        if (refusal != CarrierEnding.Joined)
        {
            Over(
                refusal switch
                {
                    CarrierEnding.Busy => new ImEndReason(ImEndReasonKind.Rejected, 486),
                    CarrierEnding.SignOut => new ImEndReason(ImEndReasonKind.Failed, 480),
                    _ => new ImEndReason(ImEndReasonKind.Failed, 403),
                },
                new CarrierSettlement(null));
        }
    }

    public async Task<CarrierReceipt?> ReceiveAsync(CarrierMessage message) =>
        _observer is { } hears ? await hears.OnMessageAsync(message) : null;

    public async Task<CarrierEstablishment?> AcceptAsync(CancellationToken cancellationToken)
    {
        carrier.ThrowFault();
        await (AcceptGate?.Task ?? Task.CompletedTask);
        if (_isOver)
        {
            return null;
        }

        _isAccepted = true;
        if (_other is null)
        {
            return Establishment;
        }

        _other._isAccepted = true;
        _other._observer?.OnEstablished(_other.Establishment with { HasCase = _other.HasCase });
        return Establishment;
    }

    public async Task<CarrierResult> SendAsync(CarrierMessage message, CancellationToken cancellationToken)
    {
        carrier.ThrowFault();
        MostUnderWay = Math.Max(MostUnderWay, ++UnderWay);
        Sent.Add(message.Text);
        Messages.Add(message);
        await (MessageGate?.Task ?? Task.CompletedTask);
        UnderWay--;
        if (IsCut)
        {
            return CarrierResult.Interrupted();
        }

        if (NextResults.TryDequeue(out var result))
        {
            return result;
        }

        if (TakesAll || _other is { TakesAll: true })
        {
            return CarrierResult.Success;
        }

        return _other is not { } other || await other.ReceiveAsync(message) != CarrierReceipt.Taken ? CarrierResult.Failed(ImDeliveryFailureKind.Refused, 481)
            : other._observer is { TellsOfDelivery: true } passesOn && !passesOn.IsWithAll(message.Id) ? CarrierResult.Accepted
            : CarrierResult.Success;
    }

    /// <summary>The moments of the case handed over, in order.</summary>
    public List<CarrierCase> Cases { get; } = [];

    /// <summary>When set, a case waits here before it reaches the other side.</summary>
    public TaskCompletionSource? CaseGate { get; set; }

    /// <summary>When set, what becomes of the next moments of the case instead of their delivery.</summary>
    public Queue<CarrierResult> NextCaseResults { get; } = new();

    public async Task<CarrierResult> TellCaseAsync(CarrierCase moment)
    {
        carrier.ThrowFault();
        Cases.Add(moment);
        await (CaseGate?.Task ?? Task.CompletedTask);
        if (NextCaseResults.TryDequeue(out var result))
        {
            return result;
        }

        return _other?._observer is not { } hears || await hears.OnCaseAsync(moment) == CarrierReceipt.Taken
            ? CarrierResult.Success
            : CarrierResult.Failed(ImDeliveryFailureKind.Refused, 481);
    }

    /// <summary>The rosters told, in order.</summary>
    public List<CarrierRoster> Rosters { get; } = [];

    public Task<CarrierResult> TellRosterAsync(CarrierRoster roster)
    {
        Rosters.Add(roster);
        _other?._observer?.OnRoster(roster);
        return Task.FromResult(CarrierResult.Success);
    }

    public Task NotifyTypingAsync(bool isTyping, TimeSpan refresh, ImParty? author = null)
    {
        Typing.Add(isTyping);
        _other?._observer?.OnTyping(isTyping, refresh, author);
        return Task.CompletedTask;
    }

    /// <summary>The messages that were told to be delivered: several threads tell at a time.</summary>
    public ConcurrentQueue<string> Delivered { get; } = new();

    public Task<CarrierResult> NotifyDeliveredAsync(string messageId)
    {
        if (IsCut)
        {
            // The way may be there again by now, but was not when this went.
            return Task.FromResult(CarrierResult.Interrupted());
        }

        Delivered.Enqueue(messageId);
        _other?._observer?.OnNotified(messageId, CarrierNotification.Delivered);

        // Who is cut off only now has been told, though nobody here hears of that.
        return Task.FromResult(IsCut ? CarrierResult.Interrupted() : CarrierResult.Success);
    }

    public Task<CarrierResult> NotifyRefusedAsync(string messageId)
    {
        _other?._observer?.OnNotified(messageId, CarrierNotification.Failed);
        return Task.FromResult(CarrierResult.Success);
    }

    public Task NotifyReadAsync(string messageId)
    {
        Read.Add(messageId);
        _other?._observer?.OnNotified(messageId, CarrierNotification.Read);
        return Task.CompletedTask;
    }

    public async Task<CarrierSettlement?> EndAsync(CarrierEnding ending, CancellationToken cancellationToken)
    {
        carrier.ThrowFault();
        if (_isOver)
        {
            return null;
        }

        _isOver = true;
        Ending = ending;

        // Who has not accepted surely has nothing.
        var settlement = _isAccepted ? null : new CarrierSettlement(null);
        _other?.Over(new ImEndReason(_isAccepted ? ImEndReasonKind.EndedByPeer : Unanswered(ending)), settlement);
        await (EndGate?.Task ?? Task.CompletedTask);
        return Settlement ?? settlement;
    }

    private static ImEndReasonKind Unanswered(CarrierEnding ending) => ending switch
    {
        CarrierEnding.Reject => ImEndReasonKind.Rejected,
        CarrierEnding.NoAnswer => ImEndReasonKind.NoAnswer,
        _ => ImEndReasonKind.Cancelled,
    };
}
