using CommunityToolkit.Mvvm.ComponentModel;
using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>A line of a transcript.</summary>
public abstract class TranscriptLineViewModel : ObservableObject
{
    private readonly TranscriptEntry _entry;
    private readonly bool _startsDate;

    private protected TranscriptLineViewModel(TranscriptEntry entry, TranscriptEntry? above, TranscriptContext context)
    {
        _entry = entry;
        _startsDate = context.StartsDate(entry, above);
        Context = context;
    }

    /// <summary>Place in the transcript, counted from 1.</summary>
    public long Ordinal => _entry.Ordinal;

    /// <summary>What the line says.</summary>
    public abstract string Text { get; }

    /// <summary>When the line was written, worded in the agent's culture; null when time stamps are turned off.</summary>
    public string? Time => Context.TimeOf(_entry);

    /// <summary>The time without seconds; null when time stamps are turned off.</summary>
    public string? ShortTime => Context.ShortTimeOf(_entry);

    /// <summary>The day, where it stands above the line; else null.</summary>
    public string? DateHeading => _startsDate ? Context.DateOf(_entry) : null;

    /// <summary>Whether what the agent has not seen begins here.</summary>
    public bool IsFirstUnread { get; private set; }

    /// <summary>Whether this is the line that the agent has just found.</summary>
    public bool IsCurrentMatch { get; private set; }

    /// <summary>Whether the text runs from right to left.</summary>
    public bool IsRightToLeft => TextDirection.IsRightToLeft(Text);

    /// <summary>What stands above the line, in words; empty when nothing does.</summary>
    public string Above => string.Join(' ', new[] { DateHeading, IsFirstUnread ? Words.UnreadHeading : null }.Where(text => text is not null));

    /// <summary>The whole line in words, as it is read aloud and copied.</summary>
    public abstract string AutomationName { get; }

    /// <summary>The colour that the options give the line, <c>#AARRGGBB</c>; null leaves it to the theme.</summary>
    public abstract string? Colour { get; }

    private protected TranscriptContext Context { get; }

    /// <inheritdoc/>
    public override string ToString() => AutomationName;

    internal void ShowCurrentMatch(bool isCurrentMatch)
    {
        IsCurrentMatch = isCurrentMatch;
        OnPropertyChanged(nameof(IsCurrentMatch));
    }

    internal void ShowFirstUnread(bool isFirstUnread)
    {
        IsFirstUnread = isFirstUnread;
        OnPropertyChanged(nameof(IsFirstUnread));
        OnPropertyChanged(nameof(Above));
    }
}
