namespace PluginIm.Messaging;

/// <summary>A message in a transcript.</summary>
public sealed class TranscriptMessage : TranscriptEntry
{
    private volatile DeliveryStatus _shown;
    private volatile bool _wasSentAgain;
    private DeliveryStatus _status;
    private int _handovers;

    internal TranscriptMessage(long ordinal, DateTimeOffset time, ImParty party, string messageId, string text, bool isMine, DeliveryStatus status)
        : base(ordinal, time, party)
    {
        MessageId = messageId;
        Text = text;
        IsMine = isMine;
        _shown = _status = status;
    }

    /// <summary>A message that comes back from a journal.</summary>
    internal TranscriptMessage(JournaledMessage journaled)
        : this(
            journaled.Ordinal, journaled.Time, journaled.Party, journaled.MessageId, journaled.Text, journaled.IsMine, new DeliveryStatus(journaled.Delivery, journaled.Failure)) =>
        _wasSentAgain = journaled.WasSentAgain;

    /// <summary>Identity of the message on both desktops; a message that is sent again keeps it.</summary>
    public string MessageId { get; }

    /// <summary>The text, lines parted by a line feed.</summary>
    public string Text { get; }

    /// <summary>Whether the agent of this desktop wrote it.</summary>
    public bool IsMine { get; }

    /// <summary>
    /// How far the message has come; it only moves forward. A received message is delivered, or accepted while it goes on to others
    /// from here and its author does not know yet that all have it. With a journal it is shown once it outlives the process:
    /// what was shown once is shown again after a crash, whether or not anybody can be asked by then.
    /// </summary>
    public ImDelivery Delivery => _shown.Delivery;

    /// <summary>Why the message failed; null unless <see cref="Delivery"/> is <see cref="ImDelivery.Failed"/>.</summary>
    public ImDeliveryFailure? Failure => _shown.Failure;

    /// <summary>Whether the failed message was sent again, as a line of its own further down.</summary>
    public bool WasSentAgain => _wasSentAgain;

    /// <summary>How far the message has come, whether or not that is shown yet; its session's lock guards it.</summary>
    internal DeliveryStatus Status => _status;

    /// <summary>How often the message was handed to the carrier; its session's lock guards it.</summary>
    internal int Handovers => _handovers;

    /// <summary>Marks the message as sending: it is with the carrier from here on.</summary>
    internal void HandOver()
    {
        _handovers++;
        TryMove(DeliveryInput.Send);
    }

    /// <summary>Takes that back where it did not come to that.</summary>
    internal void WasNotHandedOver() => _handovers--;

    /// <summary>Marks a message that comes back from a journal, and may have been handed over before.</summary>
    internal void MayHaveBeenHandedOver() => _handovers++;

    /// <summary>Moves the delivery on; false when the machine refuses the move.</summary>
    internal bool TryMove(DeliveryInput input, ImDeliveryFailure? failure = null)
    {
        if (DeliveryMachine.Next(_status.Delivery, input) is not { } next)
        {
            return false;
        }

        _status = new DeliveryStatus(next, next == ImDelivery.Failed ? failure : null);
        return true;
    }

    /// <summary>Shows how far the message has come; what is behind what is shown already does nothing.</summary>
    internal void Show(DeliveryStatus status) => _shown = status.Delivery > _shown.Delivery ? status : _shown;

    internal void MarkSentAgain() => _wasSentAgain = true;
}
