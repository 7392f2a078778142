namespace PluginIm.Messaging;

/// <summary>A line of a transcript as a journal keeps it: a message or a system line.</summary>
public abstract record JournaledLine
{
    private protected JournaledLine()
    {
    }

    /// <summary>Place in the transcript, counted from 1.</summary>
    public required long Ordinal { get; init; }

    /// <summary>When the line was appended, by this desktop's clock.</summary>
    public required DateTimeOffset Time { get; init; }
}
