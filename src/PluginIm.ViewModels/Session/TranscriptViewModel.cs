using System.Collections.ObjectModel;
using CommunityToolkit.Mvvm.ComponentModel;
using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>The lines of a session, in the order in which they came. Used on the user-interface thread alone.</summary>
public sealed partial class TranscriptViewModel : ObservableObject
{
    private readonly ObservableCollection<TranscriptLineViewModel> _lines = [];
    private readonly List<MessageLineViewModel> _failed = [];
    private readonly ImSession _session;
    private readonly TranscriptContext _context;
    private TranscriptLineViewModel? _firstUnread;

    internal TranscriptViewModel(ImSession session, ImOptions options, TimeProvider timeProvider)
    {
        _session = session;
        _context = new TranscriptContext(session, options, timeProvider);
        Lines = new ReadOnlyObservableCollection<TranscriptLineViewModel>(_lines);
    }

    /// <summary>The lines, oldest first.</summary>
    public ReadOnlyObservableCollection<TranscriptLineViewModel> Lines { get; }

    /// <summary>Whether the newest line is in view. Set by the view.</summary>
    [ObservableProperty]
    public partial bool IsAtNewest { get; set; } = true;

    /// <summary>Messages of other parties that have come below what is in view.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(JumpText))]
    public partial int NewBelow { get; private set; }

    /// <summary>What the way to the newest line says.</summary>
    public string JumpText => NewBelow switch
    {
        0 => Words.JumpToNewest,
        1 => Words.JumpToOneNew,
        _ => Wording.Fill(Words.JumpToNew, NewBelow),
    };

    /// <summary>The text of lines as it is copied: of one its text alone, of several each with time and name.</summary>
    /// <param name="lines">Lines of this transcript, in any order.</param>
    /// <returns>The text; lines are parted as the system does.</returns>
    public static string CopyOf(IEnumerable<TranscriptLineViewModel> lines)
    {
        var ordered = lines.OrderBy(line => line.Ordinal).ToList();
        var texts = ordered is [var single] ? [single.Text] : ordered.Select(line => line.AutomationName);
        return string.Join('\n', texts).ReplaceLineEndings();
    }

    /// <summary>Appends what the session's transcript has more than is shown, and returns it.</summary>
    internal IReadOnlyList<TranscriptEntry> AppendMissing()
    {
        var entries = _session.Transcript;
        var first = _lines.Count;
        if (first == entries.Count)
        {
            return [];
        }

        for (var i = first; i < entries.Count; i++)
        {
            _lines.Add(LineFor(entries[i], i == 0 ? null : entries[i - 1]));
            NewBelow += !IsAtNewest && entries[i] is TranscriptMessage { IsMine: false } ? 1 : 0;
        }

        return [.. entries.Skip(first)];
    }

    /// <summary>The line of an entry that is shown.</summary>
    internal TranscriptLineViewModel LineOf(TranscriptEntry entry) => _lines[(int)entry.Ordinal - 1];

    /// <summary>Shows the delivery of an entry as it stands; hands over its line when that says something the agent must hear of.</summary>
    internal MessageLineViewModel? Refresh(TranscriptEntry entry)
    {
        // Ordinals count from 1 without gaps, so the entry's place needs no search.
        if (entry.Ordinal > _lines.Count || LineOf(entry) is not MessageLineViewModel line)
        {
            return null;
        }

        line.Refresh();
        if (!line.IsFailed || _failed.Contains(line))
        {
            return null;
        }

        _failed.Add(line);
        return line;
    }

    /// <summary>Shows what depends on the session's state: whether a failed message can be sent again, and what is known of the one under way.</summary>
    internal void RefreshUnsettled()
    {
        for (var i = _lines.Count - 1; i >= 0; i--)
        {
            // What waits and what is under way stand behind all that has arrived or has not.
            if (_lines[i] is MessageLineViewModel { IsMine: true } own)
            {
                if (own.Delivery > ImDelivery.Sending)
                {
                    break;
                }

                own.Refresh();
            }
        }

        foreach (var line in _failed)
        {
            line.Refresh();
        }
    }

    /// <summary>Marks where what the agent has not seen begins; null takes the mark away.</summary>
    internal void MarkUnreadFrom(TranscriptLineViewModel? line)
    {
        _firstUnread?.ShowFirstUnread(false);
        _firstUnread = line;
        line?.ShowFirstUnread(true);
    }

    /// <summary>Marks the line unless an earlier one is marked.</summary>
    internal void MarkUnread(TranscriptLineViewModel line)
    {
        if (_firstUnread is null)
        {
            MarkUnreadFrom(line);
        }
    }

    partial void OnIsAtNewestChanged(bool value) => NewBelow = value ? 0 : NewBelow;

    private TranscriptLineViewModel LineFor(TranscriptEntry entry, TranscriptEntry? above)
    {
        switch (entry)
        {
            case TranscriptMessage message:
                var line = new MessageLineViewModel(message, above, _context);
                if (line.IsFailed)
                {
                    _failed.Add(line);
                }

                return line;
            case TranscriptSystemLine systemLine:
                return new SystemLineViewModel(systemLine, above, _context);
            default:
                throw new InvalidOperationException($"A transcript line of kind {entry.GetType().Name} cannot be shown.");
        }
    }
}
