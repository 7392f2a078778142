namespace PluginIm.Messaging;

/// <summary>A line of a transcript that tells an event of the session.</summary>
public sealed class TranscriptSystemLine : TranscriptEntry
{
    internal TranscriptSystemLine(long ordinal, DateTimeOffset time, ImParty? party, ImSystemEvent systemEvent, ImEndReason? reason)
        : base(ordinal, time, party)
    {
        Event = systemEvent;
        Reason = reason;
    }

    /// <summary>What happened.</summary>
    public ImSystemEvent Event { get; }

    /// <summary>Why the session ended, on the line that tells its end.</summary>
    public ImEndReason? Reason { get; }
}
