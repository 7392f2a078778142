using Microsoft.Extensions.Logging;

namespace PluginIm.Messaging;

/// <summary>
/// What a session has said and heard: transcript, outbox and inbox, which change together, each change told once and written to
/// the journal. The session's lock guards it.
/// </summary>
internal sealed partial class SessionRecord(
    Lock gate,
    string sessionId,
    SessionJournal journal,
    RecentMessages recent,
    TimeProvider time,
    ILogger logger,
    Action<ImSessionChangeKind, TranscriptEntry?> tell)
{
    private readonly Transcript _transcript = new();
    private readonly Outbox _outbox = new();
    private readonly Inbox _inbox = new();

    /// <summary>Identity of the session; changes where two invitations become one.</summary>
    public string SessionId { get; set; } = sessionId;

    public IReadOnlyList<TranscriptEntry> Transcript => _transcript.Snapshot;

    /// <summary>Whether nothing waits for the carrier.</summary>
    public bool IsAllSent => _outbox.IsEmpty;

    /// <summary>The last message that was taken from the other party; null before the first.</summary>
    public string? LastReceivedId => _inbox.LastId;

    /// <summary>Whether there is a message of the agent that did not get there and was not sent again.</summary>
    public bool HasUndelivered => _transcript.Snapshot.Any(entry => entry is TranscriptMessage { IsMine: true, Status.Delivery: ImDelivery.Failed, WasSentAgain: false });

    /// <summary>Takes over the lines of a session that comes back from a journal. What was not settled goes again, in its order.</summary>
    /// <param name="lines">The lines, oldest first.</param>
    /// <param name="lastReceivedId">The last message that was taken, which has no line where there was nothing to see in it.</param>
    /// <param name="wasInvited">Whether anything may have gone out in the session.</param>
    public void Restore(IEnumerable<JournaledLine> lines, string? lastReceivedId, bool wasInvited)
    {
        foreach (var line in lines)
        {
            switch (line)
            {
                case JournaledMessage message:
                    Restore(new TranscriptMessage(message), wasInvited);
                    break;
                case JournaledSystemLine told:
                    _transcript.Restore(new TranscriptSystemLine(told.Ordinal, told.Time, told.Party, told.Event, told.Reason));
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(lines), line.GetType().Name, "No such kind of line.");
            }
        }

        if (lastReceivedId is not null)
        {
            _inbox.Remember(lastReceivedId);
        }
    }

    /// <summary>The last line's place; 0 where there is none.</summary>
    public long LastOrdinal => _transcript.Snapshot.Count;

    /// <summary>Whether a message is with somebody who passes it on, and not known to be with all.</summary>
    public bool HasUnconfirmed => AcceptedOnes().Any();

    /// <summary>The messages of which it is not known that all have them to whom they go on, and whose authors may wait to hear of that.</summary>
    public IEnumerable<TranscriptMessage> AcceptedOnes() =>
        _transcript.Snapshot.OfType<TranscriptMessage>().Where(message => message.Status.Delivery == ImDelivery.Accepted);

    /// <summary>A message's place, the last where it stands in several; null where it has none.</summary>
    public long? OrdinalOf(string messageId) => Find(messageId, _ => true)?.Ordinal;

    /// <summary>The last message that somebody wrote; null where there is none.</summary>
    public string? LastIdOf(ImParty author) => _transcript.Snapshot.OfType<TranscriptMessage>()
        .LastOrDefault(message => !message.IsMine && ImAddress.IsSame(message.Party!.Address, author.Address))?.MessageId;

    /// <summary>All have it to whom it goes on, but for those who refused it, and its author knows, or left.</summary>
    public void NotePassedOn(string messageId, bool isRefused)
    {
        if (Find(messageId, message => !message.IsMine) is { } message)
        {
            Move(message, isRefused ? DeliveryInput.Fail : DeliveryInput.Confirm, isRefused ? new ImDeliveryFailure(ImDeliveryFailureKind.PartyRefused) : null);
        }
    }

    /// <summary>Whether that was noted.</summary>
    public bool IsPassedOn(string messageId) => Find(messageId, message => !message.IsMine) is { Status.Delivery: ImDelivery.Delivered };

    /// <summary>Nobody passes on anything any more: of what was accepted nobody will hear.</summary>
    public void FailUnconfirmed(ImDeliveryFailure failure)
    {
        foreach (var message in AcceptedOnes().Where(message => message.IsMine).ToArray())
        {
            Move(message, DeliveryInput.Fail, failure);
        }
    }

    /// <summary>Appends a text of the agent, which waits in the outbox from here on.</summary>
    public void Write(ImParty me, string messageId, string text)
    {
        var message = _transcript.AppendMessage(time.GetLocalNow(), me, messageId, text, DeliveryStatus.Queued);
        _outbox.Add(message);
        TellAdded(message);
    }

    /// <summary>Takes the message that came with an invitation, or before its acceptance: once, however often it comes, and in however many sessions.</summary>
    /// <param name="peer">The other party.</param>
    /// <param name="message">The message.</param>
    public CarrierReceipt TakeInvited(ImParty peer, CarrierMessage message)
    {
        var receipt = _inbox.Examine(message, out var text);
        if (text is not null && !recent.Has(peer, message.Id))
        {
            Show(peer, message, text, goesOn: false);
        }

        return receipt;
    }

    /// <summary>Takes a message of the other party in an accepted session: once, however often it comes, and in however many sessions.</summary>
    /// <param name="peer">The other party.</param>
    /// <param name="message">The message.</param>
    /// <param name="undecided">Not null while another session, which is being accepted, may show it: once this has ended it is to be taken again.</param>
    /// <param name="goesOn">Whether it goes on to others from here: then <see cref="NotePassedOn"/> follows.</param>
    public CarrierReceipt Take(ImParty peer, CarrierMessage message, out Task? undecided, bool goesOn = false)
    {
        undecided = null;
        var isFirst = !_inbox.Has(message.Id) && !Inbox.IsTooLong(message) && recent.TryAdd(peer, message.Id, out undecided);
        if (undecided is not null)
        {
            return CarrierReceipt.Taken;
        }

        var receipt = _inbox.Examine(message, out var text);
        if (text is not null && isFirst)
        {
            Show(peer, message, text, goesOn);
        }

        return receipt;
    }

    public void AppendLine(ImSystemEvent systemEvent, ImParty? party, ImEndReason? reason) =>
        TellAdded(_transcript.AppendSystemLine(time.GetLocalNow(), party, systemEvent, reason));

    /// <summary>The next message to hand to the carrier, marked as sending; null while one is under way, or when none waits.</summary>
    public TranscriptMessage? SendNext()
    {
        var message = _outbox.TakeNext();
        if (message is { Handovers: 1 })
        {
            message.Show(message.Status);
            tell(ImSessionChangeKind.EntryChanged, message);
        }

        return message;
    }

    /// <summary>Takes the message that is under way back: it was not handed over after all.</summary>
    public void TakeBack() => _outbox.TakeBack();

    /// <summary>Closes the message that is under way with what became of it; null when there is none.</summary>
    public TranscriptMessage? Complete(CarrierResult result)
    {
        var message = _outbox.Complete(result);
        if (message is not null && result.Kind != CarrierResultKind.Interrupted)
        {
            TellMoved(message);
        }

        return message;
    }

    /// <summary>Fails what was never handed over, since nothing goes any more.</summary>
    public void FailWaiting(Func<TranscriptMessage, ImDeliveryFailure> failureOf)
    {
        foreach (var message in _outbox.FailWaiting(failureOf))
        {
            TellMoved(message);
        }
    }

    /// <summary>Settles what is held or waits in the outbox, since nothing goes any more.</summary>
    public void Settle(CarrierSettlement? settlement, Func<TranscriptMessage, ImDeliveryFailure> failureOf)
    {
        foreach (var message in _outbox.Settle(settlement, failureOf))
        {
            TellMoved(message);
        }
    }

    /// <summary>Notes what the other party, or a switch, tells of a message. What was read was read with all before it.</summary>
    /// <param name="messageId">The message.</param>
    /// <param name="notification">What became of it.</param>
    /// <param name="isConference">Whether it went to several, of whom some may have it all the same.</param>
    public void Notify(string messageId, CarrierNotification notification, bool isConference = false)
    {
        if (Find(messageId, message => message.IsMine) is not { } named)
        {
            return;
        }

        var (input, failure) = notification switch
        {
            CarrierNotification.Delivered => (DeliveryInput.Confirm, null),
            CarrierNotification.Read => (DeliveryInput.Read, null),
            _ => (DeliveryInput.Fail, new ImDeliveryFailure(isConference ? ImDeliveryFailureKind.PartyRefused : ImDeliveryFailureKind.Refused)),
        };
        var messages = _transcript.Snapshot;
        var last = (int)named.Ordinal - 1;
        for (var i = last; i >= 0 && (i == last || input == DeliveryInput.Read); i--)
        {
            // Who has read a message has read what stands above it; the walk ends where that is known.
            if (messages[i] is TranscriptMessage { IsMine: true } message)
            {
                if (message is { Status.Delivery: ImDelivery.Read } && i != last)
                {
                    break;
                }

                Move(message, input, failure);
            }
        }
    }

    /// <summary>Marks a failed message as sent again; false when it is none that could be.</summary>
    public bool TrySendAgain(TranscriptMessage message)
    {
        if (message is not { IsMine: true, Status.Delivery: ImDelivery.Failed, WasSentAgain: false })
        {
            return false;
        }

        message.MarkSentAgain();
        TellMoved(message);
        return true;
    }

    private TranscriptMessage? Find(string messageId, Func<TranscriptMessage, bool> isWanted)
    {
        var entries = _transcript.Snapshot;
        for (var i = entries.Count - 1; i >= 0; i--)
        {
            if (entries[i] is TranscriptMessage message && message.MessageId == messageId && isWanted(message))
            {
                return message;
            }
        }

        return null;
    }

    private void Restore(TranscriptMessage message, bool wasInvited)
    {
        _transcript.Restore(message);
        if (!message.IsMine)
        {
            _inbox.Remember(message.MessageId);
        }
        else if (message.Status.Delivery is ImDelivery.Queued or ImDelivery.Sending)
        {
            // One was under way at most, the first; the journal does not say whether it was.
            if (_outbox.IsEmpty && wasInvited)
            {
                message.MayHaveBeenHandedOver();
            }

            _outbox.Add(message);
        }
    }

    private void Move(TranscriptMessage message, DeliveryInput input, ImDeliveryFailure? failure)
    {
        if (message.TryMove(input, failure))
        {
            TellMoved(message);
        }
    }

    private void Show(ImParty peer, CarrierMessage message, string text, bool goesOn) => TellAdded(_transcript.AppendMessage(
        time.GetLocalNow(), message.Author ?? peer, message.Id, text, goesOn ? DeliveryStatus.Accepted : DeliveryStatus.Delivered));

    private void TellAdded(TranscriptEntry entry)
    {
        journal.Append(SessionId, entry);
        tell(ImSessionChangeKind.EntryAdded, entry);
    }

    private void TellMoved(TranscriptMessage message)
    {
        var status = message.Status;
        if (status.Delivery == ImDelivery.Failed && !message.WasSentAgain)
        {
            // A colleague who rejects or does not answer is everyday; a message that the network loses is not.
            var level = status.Failure?.Kind == ImDeliveryFailureKind.SessionEnded ? LogLevel.Information : LogLevel.Warning;
            MessagingLog.NotDelivered(logger, level, SessionId, message.MessageId, status.Failure);
        }

        journal.Write(new DeliveryChanged(SessionId, message.Ordinal, status.Delivery, status.Failure, message.WasSentAgain));
        if (journal.Kept.IsCompleted)
        {
            Show(message, status);
        }
        else
        {
            ShowWhenKeptAsync(message, status, journal.Kept).Forget(logger);
        }
    }

    /// <summary>What is shown must not be less after a crash, when perhaps nobody is there any more to be asked: it is kept first.</summary>
    private async Task ShowWhenKeptAsync(TranscriptMessage message, DeliveryStatus status, Task kept)
    {
        await kept.ConfigureAwait(false);
        lock (gate)
        {
            Show(message, status);
        }
    }

    private void Show(TranscriptMessage message, DeliveryStatus status)
    {
        message.Show(status);
        tell(ImSessionChangeKind.EntryChanged, message);
    }
}
