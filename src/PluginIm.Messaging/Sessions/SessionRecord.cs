using Microsoft.Extensions.Logging;

namespace PluginIm.Messaging;

/// <summary>
/// What a session has said and heard: transcript, outbox and inbox, which change together, each change told once.
/// The session's lock guards it.
/// </summary>
internal sealed class SessionRecord(string sessionId, TimeProvider time, ILogger logger, Action<ImSessionChangeKind, TranscriptEntry?> tell)
{
    private readonly Transcript _transcript = new();
    private readonly Outbox _outbox = new();
    private readonly Inbox _inbox = new();

    public IReadOnlyList<TranscriptEntry> Transcript => _transcript.Snapshot;

    /// <summary>Appends a text of the agent, which waits in the outbox from here on.</summary>
    public void Write(ImParty me, string messageId, string text)
    {
        var message = _transcript.AppendMessage(time.GetLocalNow(), me, messageId, text, isMine: true);
        _outbox.Add(message);
        tell(ImSessionChangeKind.EntryAdded, message);
    }

    /// <summary>Takes a message of the other party: once, however often it comes.</summary>
    public CarrierReceipt Take(ImParty peer, CarrierMessage message)
    {
        var receipt = _inbox.Examine(message, out var text);
        if (text is not null)
        {
            var entry = _transcript.AppendMessage(time.GetLocalNow(), peer, message.Id, text, isMine: false);
            tell(ImSessionChangeKind.EntryAdded, entry);
        }

        return receipt;
    }

    public void AppendLine(ImSystemEvent systemEvent, ImParty? party, ImEndReason? reason) =>
        tell(ImSessionChangeKind.EntryAdded, _transcript.AppendSystemLine(time.GetLocalNow(), party, systemEvent, reason));

    /// <summary>The next message to hand to the carrier, marked as sending; null while one is under way, or when none waits.</summary>
    public CarrierMessage? SendNext()
    {
        if (_outbox.TakeNext() is not { } message)
        {
            return null;
        }

        tell(ImSessionChangeKind.EntryChanged, message);
        return new CarrierMessage(message.MessageId, message.Text, message.Time);
    }

    /// <summary>Closes the message that is under way with what became of it.</summary>
    public void Complete(CarrierResult result)
    {
        if (_outbox.Complete(result) is { } message)
        {
            Settle(message);
        }
    }

    /// <summary>Gives up what still waits in the outbox.</summary>
    public void FailWaiting(ImDeliveryFailure failure)
    {
        foreach (var message in _outbox.FailWaiting(failure))
        {
            Settle(message);
        }
    }

    /// <summary>Marks a failed message as sent again; false when it is none that could be.</summary>
    public bool TrySendAgain(TranscriptMessage message)
    {
        if (message is not { IsMine: true, Delivery: ImDelivery.Failed, WasSentAgain: false })
        {
            return false;
        }

        message.MarkSentAgain();
        tell(ImSessionChangeKind.EntryChanged, message);
        return true;
    }

    private void Settle(TranscriptMessage message)
    {
        if (message.Delivery == ImDelivery.Failed)
        {
            MessagingLog.NotDelivered(logger, sessionId, message.MessageId, message.Failure);
        }

        tell(ImSessionChangeKind.EntryChanged, message);
    }
}
