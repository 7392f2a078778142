namespace PluginIm.Messaging;

/// <summary>
/// The way of an incoming message into the transcript: limit, dedupe, validate; its session appends and notifies.
/// The session's lock guards it.
/// </summary>
internal sealed class Inbox
{
    /// <summary>Longest text taken from a peer, whose own limit may differ from this desktop's: what fits a SIP message of 16,000 bytes.</summary>
    internal const int MaxLength = 16_000;

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>The last message that was taken; null before the first.</summary>
    public string? LastId { get; private set; }

    /// <summary>Whether a message is longer than anything that is taken.</summary>
    public static bool IsTooLong(CarrierMessage message) => message.Text.Length > MaxLength;

    /// <summary>Whether a message was taken before.</summary>
    public bool Has(string messageId) => _known.Contains(messageId);

    /// <summary>Examines a message. <paramref name="text"/> is what to append; null when there is nothing to append.</summary>
    public CarrierReceipt Examine(CarrierMessage message, out string? text)
    {
        text = null;
        if (IsTooLong(message))
        {
            return CarrierReceipt.TooLong;
        }

        if (!Remember(message.Id))
        {
            return CarrierReceipt.Taken;
        }

        var normal = MessageText.Normalise(message.Text);
        text = MessageText.IsBlank(normal) ? null : normal;
        return CarrierReceipt.Taken;
    }

    /// <summary>Notes a message that is in the transcript; false when it was noted already.</summary>
    public bool Remember(string messageId)
    {
        if (!_known.Add(messageId))
        {
            return false;
        }

        LastId = messageId;
        return true;
    }
}
