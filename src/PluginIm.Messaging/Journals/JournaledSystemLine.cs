namespace PluginIm.Messaging;

/// <summary>A system line as a journal keeps it.</summary>
public sealed record JournaledSystemLine : JournaledLine
{
    /// <summary>Who brought it about; null when nobody in particular.</summary>
    public ImParty? Party { get; init; }

    /// <summary>What happened.</summary>
    public required ImSystemEvent Event { get; init; }

    /// <summary>Why the session ended, on the line that tells its end.</summary>
    public ImEndReason? Reason { get; init; }
}
