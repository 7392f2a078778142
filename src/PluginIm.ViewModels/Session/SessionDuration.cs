using CommunityToolkit.Mvvm.ComponentModel;
using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>For how long a session has been connected: runs from the answer, and stops with the session. Used on the user-interface thread.</summary>
public sealed partial class SessionDuration : ObservableObject, IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _timeProvider;
    private readonly SynchronizationContext _userInterface;
    private DateTimeOffset? _start;
    private ITimer? _timer;

    internal SessionDuration(TimeProvider timeProvider, SynchronizationContext userInterface)
    {
        _timeProvider = timeProvider;
        _userInterface = userInterface;
    }

    /// <summary>Minutes and seconds, and hours where there are any; null before anybody has answered.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(SpokenText))]
    public partial string? Text { get; private set; }

    /// <summary>The time in a sentence; null before anybody has answered.</summary>
    public string? SpokenText => Text is null ? null : Wording.Fill(Words.DurationName, Text);

    /// <summary>Nothing is counted any more.</summary>
    public void Dispose()
    {
        _timer?.Dispose();
        _timer = null;
        _start = null;
    }

    /// <summary>Takes a line of the transcript into account: answer and end stand there, also when the session comes back from the journal.</summary>
    internal void Observe(TranscriptEntry entry)
    {
        if (entry is not TranscriptSystemLine line)
        {
            return;
        }

        if (line.Event == ImSystemEvent.Accepted && _start is null && Text is null)
        {
            _start = line.Time;

            // Set anew each time the time was shown: a user interface that is busy has no more than one second waiting.
            _timer = _timeProvider.CreateTimer(
                _ => _userInterface.Post(static self => ((SessionDuration)self!).Show(), this), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Show();
        }
        else if (line.Reason is not null && _start is { } start)
        {
            Text = Clock.ShowElapsed(line.Time - start);
            Dispose();
        }
    }

    private TimeSpan UntilNextSecond() => Second - TimeSpan.FromTicks((_timeProvider.GetUtcNow() - _start!.Value).Ticks % Second.Ticks);

    private void Show()
    {
        if (_start is { } start)
        {
            Text = Clock.ShowElapsed(_timeProvider.GetUtcNow() - start);
            _timer?.Change(UntilNextSecond(), Timeout.InfiniteTimeSpan);
        }
    }
}
