namespace PluginIm.Messaging;

/// <summary>One line of a transcript. Lines are appended and never taken away or moved.</summary>
public abstract class TranscriptEntry
{
    private protected TranscriptEntry(long ordinal, DateTimeOffset time, ImParty? party)
    {
        Ordinal = ordinal;
        Time = time;
        Party = party;
    }

    /// <summary>Place in the transcript, counted from 1 without gaps.</summary>
    public long Ordinal { get; }

    /// <summary>When the line was appended, by this desktop's clock.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>Who wrote the message or brought about the event; null when nobody in particular.</summary>
    public ImParty? Party { get; }
}
