using System.Globalization;
using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using PluginIm.Contracts;
using Softphone;

namespace SampleShell;

/// <summary>A call as the agent sees and steers it. Used on the user-interface thread.</summary>
internal sealed partial class CallViewModel : ObservableObject, IVoiceCall
{
    /// <summary>What the meter shows as nothing, in dBFS.</summary>
    public const double Quietest = -60;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);

    private readonly PhoneCall _call;
    private readonly SynchronizationContext _userInterface;
    private readonly ITimer _ticking;
    private string _duration = "";
    private bool _wasOver;

    /// <param name="call">The call.</param>
    /// <param name="interaction">The interaction in whose context it was placed; null for none.</param>
    /// <param name="time">The clock.</param>
    /// <param name="userInterface">The thread on which this is used.</param>
    public CallViewModel(PhoneCall call, IInteraction? interaction, TimeProvider time, SynchronizationContext userInterface)
    {
        (_call, Context, InteractionId, _userInterface) = (call, interaction?.Title, interaction?.Id, userInterface);
        _wasOver = IsOver;
        call.Changed += OnChanged;
        _ticking = time.CreateTimer(_ => userInterface.Post(_ => OnTick(), null), null, Tick, Tick);
    }

    /// <inheritdoc/>
    public event EventHandler? Changed;

    /// <summary>The call is over.</summary>
    public event EventHandler? Ended;

    /// <inheritdoc/>
    public string ConversationId => _call.ConversationId ?? "";

    /// <inheritdoc/>
    public VoiceCallState State => _call.State switch
    {
        CallState.Talking => _call.IsHeldByPeer ? VoiceCallState.Held : VoiceCallState.Connected,
        CallState.Holding or CallState.OnHold or CallState.Resuming => VoiceCallState.Held,
        CallState.Ended => VoiceCallState.Ended,
        _ => VoiceCallState.Ringing,
    };

    /// <inheritdoc/>
    public string? Problem => CallWording.Problem(_call, PeerName);

    /// <summary>The interaction in whose context it was placed, as agents read it; null for none.</summary>
    public string? Context { get; }

    /// <summary>The same by its key.</summary>
    public string? InteractionId { get; }

    /// <inheritdoc/>
    public string PeerName => _call.PeerName ?? _call.PeerAddress;

    /// <inheritdoc/>
    public bool IsIncoming => _call.IsIncoming;

    /// <summary>The user of the address: for a colleague the logon, whose colour the avatar has everywhere.</summary>
    public string Logon => _call.PeerAddress.Split(':', '@') is [_, var user, ..] ? user : _call.PeerAddress;

    public string Initials => InitialsOf.Name(PeerName);

    public string StateText => CallWording.State(_call, PeerName);

    /// <summary>State and context in a line.</summary>
    public string Line => Context is null ? StateText : Words.PhoneStateInContext.With(StateText, Context);

    /// <summary>How long both talk, or talked; empty before.</summary>
    public string Duration => _duration;

    /// <summary>How loud the other side is, from 0 to 1.</summary>
    public double Level => Math.Clamp(1 - (_call.Statistics.ReceivedLevel / Quietest), 0, 1);

    public string LevelText => Words.PhoneLevel.With(Math.Round(Level * 100));

    public bool IsRinging => _call.State is CallState.Alerting;

    public bool IsOver => _call.State == CallState.Ended;

    public bool IsEstablished => State is VoiceCallState.Connected or VoiceCallState.Held;

    public bool IsOnHold => _call.State is CallState.OnHold or CallState.Resuming;

    /// <summary>Whether the agent is occupied by it: what only rings here is not answered yet.</summary>
    public bool IsUnderWay => !IsOver && !IsRinging;

    public bool CanHangUp => IsUnderWay;

    public string HoldText => IsOnHold ? Words.PhoneResume : Words.PhoneHold;

    /// <inheritdoc/>
    [RelayCommand(CanExecute = nameof(CanHangUp))]
    public void HangUp() => _call.HangUp();

    /// <summary>Follows the call no longer; the call itself goes on.</summary>
    public void Close()
    {
        _call.Changed -= OnChanged;
        _ticking.Dispose();
    }

    [RelayCommand(CanExecute = nameof(IsRinging))]
    private void Answer() => _call.Answer();

    [RelayCommand(CanExecute = nameof(IsRinging))]
    private void Decline() => _call.Decline();

    /// <summary>Whether the other side has this telephone number.</summary>
    public bool IsWith(string number) => PhoneNumber.Same(Logon, number);

    [RelayCommand(CanExecute = nameof(IsEstablished))]
    private void ToggleHold()
    {
        if (IsOnHold)
        {
            _call.Resume();
        }
        else
        {
            _call.Hold();
        }
    }

    private void OnChanged(object? sender, EventArgs arguments) => _userInterface.Post(_ => Refresh(), null);

    private void Refresh()
    {
        OnTick();
        OnPropertyChanged((string?)null);
        AnswerCommand.NotifyCanExecuteChanged();
        DeclineCommand.NotifyCanExecuteChanged();
        HangUpCommand.NotifyCanExecuteChanged();
        ToggleHoldCommand.NotifyCanExecuteChanged();
        Changed?.Invoke(this, EventArgs.Empty);
        if (IsOver && !_wasOver)
        {
            _wasOver = true;
            _ticking.Dispose();
            Ended?.Invoke(this, EventArgs.Empty);
        }
    }

    private void OnTick()
    {
        var duration = _call.Duration;
        var text = IsEstablished || duration > TimeSpan.Zero
            ? duration.ToString(duration.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture)
            : "";
        if (SetProperty(ref _duration, text, nameof(Duration)) || IsEstablished)
        {
            OnPropertyChanged(nameof(Level));
            OnPropertyChanged(nameof(LevelText));
        }
    }
}
