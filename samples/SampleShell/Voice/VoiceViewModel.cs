using System.Globalization;
using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>A call with a contact: who calls, how it stands and for how long, and the agent's notes.</summary>
internal sealed partial class VoiceViewModel : ObservableObject, IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly WorkInteraction _interaction;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;

    public VoiceViewModel(WorkInteraction interaction, TimeProvider time)
    {
        _interaction = interaction;
        _time = time;
        var userInterface = SynchronizationContext.Current;
        interaction.RecordChanged += (_, _) => OnCallChanged();
        _timer = time.CreateTimer(_ => userInterface?.Post(_ => OnPropertyChanged(nameof(Duration)), null), null, Second, Second);
    }

    public string Caller => _interaction.Record.Contact.DisplayName;

    public string Number => _interaction.Record.Address;

    /// <summary>What the caller chose before it rang.</summary>
    public string Path => _interaction.Record.Note;

    public string Queue => _interaction.Record.Queue;

    public VoiceCallState State => _interaction.Record.Call?.State ?? VoiceCallState.Ended;

    public string StateText => State switch
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
            if (IsOver || _interaction.Record.Call is not { } call)
            {
                return "";
            }

            var duration = _time.GetUtcNow() - call.Since;
            duration = duration < TimeSpan.Zero ? TimeSpan.Zero : duration;
            return duration.ToString(duration.TotalHours >= 1 ? @"h\:mm\:ss" : @"mm\:ss", CultureInfo.InvariantCulture);
        }
    }

    public string HoldCaption => State == VoiceCallState.Held ? Words.CallRetrieve : Words.CallHold;

    /// <summary>Goes into the contact's history with the call.</summary>
    public string Notes
    {
        get => _interaction.Draft;
        set => _interaction.Draft = value;
    }

    public void Dispose() => _timer.Dispose();

    [RelayCommand(CanExecute = nameof(IsUnderWay))]
    private Task HoldAsync() => _interaction.SetCallAsync(State == VoiceCallState.Held ? VoiceCallState.Connected : VoiceCallState.Held);

    [RelayCommand(CanExecute = nameof(IsUnderWay))]
    private Task HangUpAsync() => _interaction.SetCallAsync(VoiceCallState.Ended);

    private bool IsUnderWay() => !IsOver;

    private void OnCallChanged()
    {
        OnPropertyChanged(nameof(State));
        OnPropertyChanged(nameof(StateText));
        OnPropertyChanged(nameof(IsOver));
        OnPropertyChanged(nameof(Duration));
        OnPropertyChanged(nameof(HoldCaption));
        HoldCommand.NotifyCanExecuteChanged();
        HangUpCommand.NotifyCanExecuteChanged();
    }
}
