using System.Globalization;
using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>
/// A call with a contact: who calls, how it stands and for how long, and the agent's notes. Where the contact's call is at this desktop's telephone, that says how it
/// stands, and the shared file follows; else the shared file says it. While the agent calls a colleague in its context the contact is on hold.
/// </summary>
internal sealed partial class VoiceViewModel : ObservableObject, IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly WorkInteraction _interaction;
    private readonly Telephone _telephone;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private bool _isHeldForConsultation;

    public VoiceViewModel(WorkInteraction interaction, Telephone telephone, TimeProvider time)
    {
        _interaction = interaction;
        _telephone = telephone;
        _time = time;
        var userInterface = SynchronizationContext.Current;
        interaction.RecordChanged += OnRecordChanged;
        telephone.Changed += OnTelephoneChanged;
        _timer = time.CreateTimer(_ => userInterface?.Post(_ => OnPropertyChanged(nameof(Duration)), null), null, Second, Second);
    }

    public string Caller => _interaction.Record.Contact.DisplayName;

    public string Number => _interaction.Record.Address;

    /// <summary>What the caller chose before it rang.</summary>
    public string Path => _interaction.Record.Note;

    public string Queue => _interaction.Record.Queue;

    public VoiceCallState State => Line?.State ?? Kept;

    public string StateText => Line is { } line ? line.StateText : State switch
    {
        VoiceCallState.Ringing => Words.CallRinging,
        VoiceCallState.Connected => Words.CallConnected,
        VoiceCallState.Held => Words.CallHeld,
        _ => Words.CallEnded,
    };

    public bool IsOver => State == VoiceCallState.Ended;

    /// <summary>For how long the call has been as it is; empty once it is over.</summary>
    public string Duration
    {
        get
        {
            if (Line is { } line)
            {
                return line.Duration;
            }

            if (IsOver || _interaction.Record.Call is not { } call)
            {
                return "";
            }

            var duration = _time.GetUtcNow() - call.Since;
            duration = duration < TimeSpan.Zero ? TimeSpan.Zero : duration;
            return duration.ToString(duration.TotalHours >= 1 ? @"h\:mm\:ss" : @"mm\:ss", CultureInfo.InvariantCulture);
        }
    }

    public string HoldCaption => IsOnHold ? Words.CallRetrieve : Words.CallHold;

    /// <summary>Whom the agent calls about it, and how that call stands; empty for nobody.</summary>
    public string Consultation => Consulting is { } call ? Words.CallConsulting.With(call.PeerName, call.StateText) : "";

    /// <summary>Goes into the contact's history with the call.</summary>
    public string Notes
    {
        get => _interaction.Draft;
        set => _interaction.Draft = value;
    }

    /// <summary>The contact's call at this telephone.</summary>
    private CallViewModel? Line => _telephone.CallOf(_interaction.Record);

    /// <summary>The call to a colleague that was placed from here.</summary>
    private CallViewModel? Consulting => _telephone.Call is { IsOver: false } call && call.InteractionId == _interaction.Id ? call : null;

    private VoiceCallState Kept => _interaction.Record.Call?.State ?? VoiceCallState.Ended;

    private bool IsOnHold => Line?.IsOnHold ?? Kept == VoiceCallState.Held;

    public void Dispose()
    {
        _telephone.Changed -= OnTelephoneChanged;
        _interaction.RecordChanged -= OnRecordChanged;
        _timer.Dispose();
    }

    [RelayCommand(CanExecute = nameof(CanHold))]
    private Task HoldAsync()
    {
        if (Line is { } line)
        {
            line.ToggleHoldCommand.Execute(null);
            return Task.CompletedTask;
        }

        return _interaction.SetCallAsync(IsOnHold ? VoiceCallState.Connected : VoiceCallState.Held);
    }

    [RelayCommand(CanExecute = nameof(IsUnderWay))]
    private Task HangUpAsync()
    {
        if (Line is { } line)
        {
            line.HangUp();
            return Task.CompletedTask;
        }

        return _interaction.SetCallAsync(VoiceCallState.Ended);
    }

    private bool IsUnderWay() => !IsOver;

    /// <summary>Nobody talks with two at a time.</summary>
    private bool CanHold() => !IsOver && Consulting is null;

    private void OnRecordChanged(object? sender, EventArgs arguments) => Refresh();

    private void OnTelephoneChanged(object? sender, EventArgs arguments)
    {
        Refresh();
        _ = FollowAsync();
    }

    /// <summary>Everybody who has the interaction sees how its call stands.</summary>
    private Task FollowAsync()
    {
        if (Line is { } line)
        {
            return line.State == Kept ? Task.CompletedTask : _interaction.SetCallAsync(line.State);
        }

        var holds = Consulting is not null && Kept == VoiceCallState.Connected;
        var retrieves = Consulting is null && _isHeldForConsultation;
        _isHeldForConsultation = holds || (_isHeldForConsultation && !retrieves);
        return holds ? _interaction.SetCallAsync(VoiceCallState.Held)
            : retrieves ? _interaction.SetCallAsync(VoiceCallState.Connected)
            : Task.CompletedTask;
    }

    private void Refresh()
    {
        OnPropertyChanged(nameof(State));
        OnPropertyChanged(nameof(StateText));
        OnPropertyChanged(nameof(IsOver));
        OnPropertyChanged(nameof(Duration));
        OnPropertyChanged(nameof(HoldCaption));
        OnPropertyChanged(nameof(Consultation));
        HoldCommand.NotifyCanExecuteChanged();
        HangUpCommand.NotifyCanExecuteChanged();
    }
}
