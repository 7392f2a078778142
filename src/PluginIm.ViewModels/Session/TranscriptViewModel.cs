using System.Collections.ObjectModel;
using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>The lines of a session, in the order in which they came. Used on the user-interface thread alone.</summary>
public sealed class TranscriptViewModel
{
    private readonly ObservableCollection<TranscriptLineViewModel> _lines = [];
    private readonly ImSession _session;
    private readonly ImOptions _options;
    private readonly TimeProvider _timeProvider;

    internal TranscriptViewModel(ImSession session, ImOptions options, TimeProvider timeProvider)
    {
        _session = session;
        _options = options;
        _timeProvider = timeProvider;
        Lines = new ReadOnlyObservableCollection<TranscriptLineViewModel>(_lines);
    }

    /// <summary>The lines, oldest first.</summary>
    public ReadOnlyObservableCollection<TranscriptLineViewModel> Lines { get; }

    private bool IsSessionOpen => _session.State != ImSessionState.Ended;

    /// <summary>Appends what the session's transcript has more than is shown, and returns it.</summary>
    internal IReadOnlyList<TranscriptLineViewModel> AppendMissing()
    {
        var entries = _session.Transcript;
        var first = _lines.Count;
        for (var i = first; i < entries.Count; i++)
        {
            _lines.Add(LineFor(entries[i], i == 0 ? null : entries[i - 1]));
        }

        return [.. _lines.Skip(first)];
    }

    /// <summary>Shows the delivery of an entry as it stands.</summary>
    internal void Refresh(TranscriptEntry entry)
    {
        // Ordinals count from 1 without gaps, so the entry's place needs no search.
        if (entry.Ordinal <= _lines.Count && _lines[(int)entry.Ordinal - 1] is MessageLineViewModel line)
        {
            line.Refresh(IsSessionOpen);
        }
    }

    /// <summary>Shows every failed message as it stands, since sending again depends on the session.</summary>
    internal void RefreshFailed()
    {
        foreach (var line in _lines.OfType<MessageLineViewModel>().Where(line => line.IsFailed))
        {
            line.Refresh(IsSessionOpen);
        }
    }

    private TranscriptLineViewModel LineFor(TranscriptEntry entry, TranscriptEntry? above)
    {
        var time = _options.TimeStamp ? Clock.Show(entry.Time, _timeProvider) : null;
        return entry switch
        {
            TranscriptMessage message => new MessageLineViewModel(
                message,
                time,
                message.IsMine ? _options.AgentTextColor : _options.OtherAgentTextColor,
                StartsGroup(message, above),
                IsSessionOpen,
                failed => _session.SendAgain(failed)),
            TranscriptSystemLine line => new SystemLineViewModel(
                line,
                SystemLineWording.Of(line.Event, line.Party, line.Reason, _session.Me, _session.Others[0], _session.IsPageMode),
                time,
                _options.SystemTextColor),
            _ => throw new InvalidOperationException($"A transcript line of kind {entry.GetType().Name} cannot be shown."),
        };
    }

    private static bool StartsGroup(TranscriptMessage message, TranscriptEntry? above) =>
        above is not TranscriptMessage former || former.Party?.Address != message.Party?.Address;
}
