using CommunityToolkit.Mvvm.ComponentModel;
using PluginIm.Messaging;

namespace PluginIm.ViewModels;

/// <summary>A line of a transcript.</summary>
public abstract class TranscriptLineViewModel : ObservableObject
{
    private protected TranscriptLineViewModel(TranscriptEntry entry, string? time)
    {
        Ordinal = entry.Ordinal;
        Time = time;
    }

    /// <summary>Place in the transcript, counted from 1.</summary>
    public long Ordinal { get; }

    /// <summary>When the line was written, worded in the agent's culture; null when time stamps are turned off.</summary>
    public string? Time { get; }

    /// <summary>The whole line in words, as it is read aloud.</summary>
    public abstract string AutomationName { get; }

    /// <summary>The colour that the options give the line, <c>#AARRGGBB</c>; null leaves it to the theme.</summary>
    public abstract string? Colour { get; }

    /// <inheritdoc/>
    public override string ToString() => AutomationName;
}
