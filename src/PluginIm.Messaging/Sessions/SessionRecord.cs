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
    private readonly List<(CarrierMessage Message, string Text)> _early = [];

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
            AppendTheirs(peer, message, text);
        }

        return receipt;
    }

    /// <summary>Takes a message that overtook the news of the acceptance; it is shown after that.</summary>
    public CarrierReceipt TakeEarly(CarrierMessage message)
    {
        var receipt = _inbox.Examine(message, out var text);
        if (text is not null)
        {
            _early.Add((message, text));
        }

        return receipt;
    }

    /// <summary>Shows what came early.</summary>
    public void ShowEarly(ImParty peer)
    {
        foreach (var (message, text) in _early)
        {
            AppendTheirs(peer, message, text);
        }

        _early.Clear();
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

    private void AppendTheirs(ImParty peer, CarrierMessage message, string text) =>
        tell(ImSessionChangeKind.EntryAdded, _transcript.AppendMessage(time.GetLocalNow(), peer, message.Id, text, isMine: false));

    private void Settle(TranscriptMessage message)
    {
        if (message.Delivery == ImDelivery.Failed)
        {
            // A colleague who rejects or does not answer is everyday; a message that the network loses is not.
            var level = message.Failure?.Kind == ImDeliveryFailureKind.SessionEnded ? LogLevel.Information : LogLevel.Warning;
            MessagingLog.NotDelivered(logger, level, sessionId, message.MessageId, message.Failure);
        }

        tell(ImSessionChangeKind.EntryChanged, message);
    }
}
