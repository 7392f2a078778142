namespace PluginIm.Messaging;

/// <summary>
/// What the agent has written and the carrier does not have yet, in order, with at most one message under way.
/// The session's lock guards it.
/// </summary>
internal sealed class Outbox
{
    private readonly Queue<TranscriptMessage> _waiting = new();
    private TranscriptMessage? _underWay;

    public void Add(TranscriptMessage message) => _waiting.Enqueue(message);

    /// <summary>Takes the next message and marks it as sending; null when one is under way or none waits.</summary>
    public TranscriptMessage? TakeNext()
    {
        if (_underWay is not null || !_waiting.TryDequeue(out var next))
        {
            return null;
        }

        next.TryMove(DeliveryInput.Send);
        _underWay = next;
        return next;
    }

    /// <summary>Closes the message that is under way; null when there is none.</summary>
    public TranscriptMessage? Complete(CarrierResult result)
    {
        var message = _underWay;
        _underWay = null;
        message?.TryMove(result.IsSuccess ? DeliveryInput.Confirm : DeliveryInput.Fail, result.Failure);
        return message;
    }

    /// <summary>Gives up what still waits. A message under way has its own answer coming.</summary>
    public IReadOnlyList<TranscriptMessage> FailWaiting(ImDeliveryFailure failure)
    {
        var failed = _waiting.ToArray();
        _waiting.Clear();
        foreach (var message in failed)
        {
            message.TryMove(DeliveryInput.Fail, failure);
        }

        return failed;
    }
}
