using CommunityToolkit.Mvvm.ComponentModel;
using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>Where the instant-messaging channel stands, as a line for a status bar. Used on the user-interface thread.</summary>
public sealed partial class ChannelStatusViewModel : ObservableObject, IDisposable
{
    private readonly ImChannel _channel;
    private readonly TimeProvider _timeProvider;
    private readonly SynchronizationContext _userInterface;
    private ImChannelStatus _shown;
    private bool _isDisposed;

    /// <summary>Shows the status of a channel.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="timeProvider">The agent's time zone.</param>
    /// <param name="userInterface">The user-interface thread.</param>
    public ChannelStatusViewModel(ImChannel channel, TimeProvider timeProvider, SynchronizationContext userInterface)
    {
        _channel = channel;
        _timeProvider = timeProvider;
        _userInterface = userInterface;
        channel.StatusChanged += OnStatusChanged;
        (_shown, IsUnsaved) = (channel.Status, channel.IsJournalBroken);
    }

    /// <summary>The state.</summary>
    public ImChannelState State => _shown.State;

    /// <summary>Whether a crash of the desktop would lose what is open, since it cannot be kept at this moment.</summary>
    public bool IsUnsaved { get; private set; }

    /// <summary>The state in words.</summary>
    public string Text => State switch
    {
        ImChannelState.SignedOut => Words.ChannelSignedOut,
        ImChannelState.Connecting => Words.ChannelConnecting,
        ImChannelState.Ready => IsUnsaved ? Words.ChannelReadyUnsaved : Words.ChannelReady,
        ImChannelState.Unreachable => _shown.NextTry is { } time
            ? Wording.Fill(Words.ChannelUnreachableRetry, Clock.Show(time, _timeProvider))
            : Words.ChannelUnreachable,
        _ when _shown.IsPasswordMissing => Words.ChannelNoPassword,
        _ => Words.ChannelRefused,
    };

    /// <summary>What is to be done about the state, else what the network said about it; null when there is nothing to add.</summary>
    public string? Detail => _shown.IsPasswordMissing ? Wording.Fill(Words.ChannelNoPasswordDetail, _channel.Me.Logon)
        : State == ImChannelState.Ready && IsUnsaved ? Words.ChannelUnsavedDetail
        : string.IsNullOrWhiteSpace(_shown.Detail) ? null
        : _shown.Detail;

    /// <summary>A shortcut for invitations that does not work; null when all do.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(ShortcutProblem))]
    public partial RefusedShortcut? RefusedShortcut { get; set; }

    /// <summary>Logs the agent in and out; null where the shell has no say in it.</summary>
    public ChannelLogin? Login { get; init; }

    /// <summary>Which shortcut does not work and why, in words; null when all do.</summary>
    public string? ShortcutProblem => RefusedShortcut switch
    {
        null => null,
        { Refusal: ShortcutRefusal.Taken } refused => Wording.Fill(Words.ShortcutTaken, refused.Shortcut.Text),
        { } refused => Wording.Fill(Words.ShortcutTyped, refused.Shortcut.Text),
    };

    /// <summary>Shows the status as it is, for good.</summary>
    public void Dispose()
    {
        _channel.StatusChanged -= OnStatusChanged;
        _isDisposed = true;
    }

    private void OnStatusChanged(object? sender, EventArgs e) => _userInterface.Post(static self => ((ChannelStatusViewModel)self!).Show(), this);

    private void Show()
    {
        if (_isDisposed)
        {
            return;
        }

        (_shown, IsUnsaved) = (_channel.Status, _channel.IsJournalBroken);
        OnPropertyChanged(nameof(State));
        OnPropertyChanged(nameof(IsUnsaved));
        OnPropertyChanged(nameof(Text));
        OnPropertyChanged(nameof(Detail));
    }
}
