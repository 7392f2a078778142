using System.ComponentModel;
using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>
/// The way from a session to a call with the same party, and the call once there is one, whoever placed it. The shell's voice channel makes the call; the session goes on
/// beside it. Used on the user-interface thread.
/// </summary>
public sealed partial class VoiceViewModel : ObservableObject, IDisposable
{
    private readonly ImSession _session;
    private readonly IVoiceConsultations? _voice;
    private readonly IInteraction? _interaction;
    private readonly ILogger _logger;
    private PartyViewModel? _party;
    private IVoiceCall? _call;
    private bool _wasConnected;
    private bool _isSessionConnected;

    internal VoiceViewModel(ImSession session, IVoiceConsultations? voice, IInteraction? interaction, ILogger logger)
    {
        (_session, _voice, _interaction, _logger) = (session, voice, interaction, logger);
        _voice?.Changed += OnVoiceChanged;
        _voice?.CallBegan += OnCallBegan;
    }

    /// <summary>Whether the shell has a voice channel.</summary>
    public bool IsOffered => _voice is not null;

    /// <summary>Whether the button shows: while there is a call, that is in its place.</summary>
    public bool IsStartShown => IsOffered && !HasCall;

    /// <summary>What the button does, in words; where it cannot, why not.</summary>
    public string StartText => WhyNotStart() ?? Wording.Fill(Words.VoiceStart, Name);

    /// <summary>Whether there is a call of this conversation.</summary>
    public bool HasCall => _call is not null;

    /// <summary>How the call stands, in words; null without one.</summary>
    public string? CallText => _call?.State switch
    {
        VoiceCallState.Ringing when _call.IsIncoming => Wording.Fill(Words.VoiceIncoming, CallName),
        VoiceCallState.Ringing => Wording.Fill(Words.VoiceRinging, CallName),
        VoiceCallState.Connected => Wording.Fill(Words.VoiceConnected, CallName),
        VoiceCallState.Held => Wording.Fill(Words.VoiceHeld, CallName),
        _ => null,
    };

    /// <summary>What ends the call, in a word: who is called declines what only rings.</summary>
    public string HangUpText => _call is { IsIncoming: true, State: VoiceCallState.Ringing } ? Words.ButtonDecline : Words.ButtonHangUp;

    /// <summary>Why the last call ended or did not come about, in words; null when nothing is wrong.</summary>
    [ObservableProperty]
    public partial string? Problem { get; private set; }

    private string Name => _party?.DisplayName ?? "";

    /// <summary>Where more than two are in the session it is any of them.</summary>
    private string CallName => _call is { PeerName.Length: > 0 } call ? Excerpt.Of(PlainText.LineOf(call.PeerName)) : Name;

    /// <inheritdoc/>
    public void Dispose()
    {
        _voice?.Changed -= OnVoiceChanged;
        _voice?.CallBegan -= OnCallBegan;
        _party?.PropertyChanged -= OnPartyChanged;
        Leave();
    }

    /// <summary>The party with whom the session is, and whether it is connected.</summary>
    internal void Show(PartyViewModel party, ImSessionState state)
    {
        _isSessionConnected = state is ImSessionState.Connected or ImSessionState.Interrupted;
        if (_party != party)
        {
            _party?.PropertyChanged -= OnPartyChanged;
            _party = party;
            party.PropertyChanged += OnPartyChanged;
        }

        ShowStart();
    }

    [RelayCommand(CanExecute = nameof(CanStart))]
    private void Start()
    {
        if (_voice is not null && WhyNotStart() is null)
        {
            Try(() => Take(_voice.Start(_party!.Target!, _session.ConversationId, _interaction)));
        }
    }

    [RelayCommand]
    private void HangUp() => Try(() => _call?.HangUp());

    private bool CanStart() => _voice is not null && WhyNotStart() is null;

    private string? WhyNotStart()
    {
        if (_voice is null || _party is null)
        {
            return "";
        }

        return _call is not null ? Words.VoiceRunning
            : !_isSessionConnected ? Wording.Fill(Words.VoiceNotConnected, Name)
            : _party.Target is not { } target ? Wording.Fill(Words.VoiceUnknown, Name)
            : target.PresenceIn(Medium.Voice) is var presence and not Presence.Ready ? Wording.Fill(Words.VoiceNotReady, Name, PresenceWording.Of(presence))
            : _voice.WhyNotStart(target);
    }

    private void OnVoiceChanged(object? sender, EventArgs e) => ShowStart();

    private void OnPartyChanged(object? sender, PropertyChangedEventArgs e) => ShowStart();

    /// <summary>Both desktops hear of the call, whoever placed it: it belongs where its conversation is.</summary>
    private void OnCallBegan(object? sender, IVoiceCall call)
    {
        if (call.ConversationId == _session.ConversationId)
        {
            Take(call);
        }
    }

    private void Take(IVoiceCall call)
    {
        if (_call == call)
        {
            return;
        }

        Leave();
        (_call, _wasConnected, Problem) = (call, false, null);
        call.Changed += OnCallChanged;
        ShowCall();
    }

    private void Leave()
    {
        _call?.Changed -= OnCallChanged;
        _call = null;
    }

    private void OnCallChanged(object? sender, EventArgs e) => ShowCall();

    private void ShowCall()
    {
        if (_call is { } call)
        {
            if (call.State is VoiceCallState.Connected && !_wasConnected)
            {
                _wasConnected = true;
                _session.NoteCallBegan();
            }
            else if (call.State == VoiceCallState.Ended)
            {
                var name = CallName;
                Leave();
                Problem = call.Problem is { } problem ? Wording.Fill(Words.VoiceProblem, name, Excerpt.Of(PlainText.LineOf(problem))) : null;
                NoteEnd();
            }
        }

        OnPropertyChanged(nameof(HasCall));
        OnPropertyChanged(nameof(CallText));
        OnPropertyChanged(nameof(HangUpText));
        OnPropertyChanged(nameof(IsStartShown));
        ShowStart();
    }

    private void NoteEnd()
    {
        if (_wasConnected)
        {
            _wasConnected = false;
            _session.NoteCallEnded();
        }
    }

    private void ShowStart()
    {
        OnPropertyChanged(nameof(StartText));
        StartCommand.NotifyCanExecuteChanged();
    }

    private void Try(Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception)
        {
            // The boundary to the shell's voice channel: the agent is told, the session goes on.
            ViewModelLog.CommandFailed(_logger, "voice", exception);
            Problem = Words.VoiceFailed;
        }
    }
}
