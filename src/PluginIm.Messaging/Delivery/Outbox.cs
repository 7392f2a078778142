namespace PluginIm.Messaging;

/// <summary>
/// What the agent has written and the carrier does not have yet, in order, with at most one message under way.
/// A message whose way was lost under it is held, and is the next to go. The session's lock guards it.
/// </summary>
internal sealed class Outbox
{
    private readonly Queue<TranscriptMessage> _waiting = new();
    private TranscriptMessage? _held;
    private TranscriptMessage? _underWay;

    /// <summary>Whether everything that was written is with the carrier or settled.</summary>
    public bool IsEmpty => _underWay is null && _held is null && _waiting.Count == 0;

    public void Add(TranscriptMessage message) => _waiting.Enqueue(message);

    /// <summary>Takes the next message and marks it as sending; null when one is under way or none waits.</summary>
    public TranscriptMessage? TakeNext()
    {
        if (_underWay is not null)
        {
            return null;
        }

        var next = _held;
        _held = null;
        if (next is null && !_waiting.TryDequeue(out next))
        {
            return null;
        }

        next.HandOver();
        _underWay = next;
        return next;
    }

    /// <summary>Closes the message that is under way, or holds it where nobody knows what became of it; null when there is none.</summary>
    public TranscriptMessage? Complete(CarrierResult result)
    {
        var message = _underWay;
        _underWay = null;
        switch (result.Kind)
        {
            case CarrierResultKind.Delivered:
                message?.TryMove(DeliveryInput.Confirm);
                break;
            case CarrierResultKind.Accepted:
                message?.TryMove(DeliveryInput.Accept);
                break;
            case CarrierResultKind.Failed:
                message?.TryMove(DeliveryInput.Fail, result.Failure);
                break;
            default:
                _held = message ?? _held;
                break;
        }

        return message;
    }

    /// <summary>Takes the message that is under way back: it was not handed over after all, and is the next to go.</summary>
    public void TakeBack()
    {
        _underWay?.WasNotHandedOver();
        (_held, _underWay) = (_underWay, null);
    }

    /// <summary>Fails what was never handed over, since nothing goes any more: that much is sure before anybody is asked.</summary>
    /// <param name="failureOf">Why a message is not there.</param>
    public IReadOnlyList<TranscriptMessage> FailWaiting(Func<TranscriptMessage, ImDeliveryFailure> failureOf)
    {
        TranscriptMessage[] open = _held is null ? [.. _waiting] : [_held, .. _waiting];
        TranscriptMessage[] failed = Array.FindAll(open, message => message.Handovers == 0);
        _held = _held is { Handovers: 0 } ? null : _held;
        _waiting.Clear();
        foreach (var message in open.Except(failed).Where(message => message != _held))
        {
            _waiting.Enqueue(message);
        }

        Array.ForEach(failed, message => message.TryMove(DeliveryInput.Fail, failureOf(message)));
        return failed;
    }

    /// <summary>
    /// Settles what is held or waits, since nothing goes any more: what came before the last message that the other party has, and that message,
    /// are there; the rest is not. A message under way has its own answer coming.
    /// </summary>
    /// <param name="settlement">What the other party has; null when nobody knows.</param>
    /// <param name="failureOf">Why a message that is not there is not.</param>
    public IReadOnlyList<TranscriptMessage> Settle(CarrierSettlement? settlement, Func<TranscriptMessage, ImDeliveryFailure> failureOf)
    {
        TranscriptMessage[] open = _held is null ? [.. _waiting] : [_held, .. _waiting];
        _held = null;
        _waiting.Clear();
        var delivered = settlement?.LastReceivedId is { } last ? Array.FindIndex(open, message => message.MessageId == last) : -1;
        for (var i = 0; i < open.Length; i++)
        {
            open[i].TryMove(i <= delivered ? DeliveryInput.Confirm : DeliveryInput.Fail, i <= delivered ? null : failureOf(open[i]));
        }

        return open;
    }
}
