using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <content>What the agent writes.</content>
public sealed partial class SessionViewModel
{
    private InputLength _inputLength;

    /// <summary>Whether text can still be written and sent.</summary>
    public bool IsInputEnabled => State != ImSessionState.Ended;

    /// <summary>What the empty input says.</summary>
    public string InputHint => State switch
    {
        ImSessionState.NotConnected => Wording.Fill(Words.InputHintFirst, Parties[0].DisplayName),
        ImSessionState.Establishing => Wording.Fill(Words.InputHintWaiting, Parties[0].DisplayName),
        ImSessionState.Connected when Parties.Count > 1 => Words.InputHintAll,
        ImSessionState.Connected => Wording.Fill(Words.InputHintConnected, Parties[0].DisplayName),
        ImSessionState.Interrupted => Wording.Fill(Words.InputHintInterrupted, Parties[0].DisplayName),
        _ => Words.InputHintEnded,
    };

    /// <summary>What the agent has written and not sent.</summary>
    [ObservableProperty]
    [NotifyCanExecuteChangedFor(nameof(SendCommand))]
    [NotifyPropertyChangedFor(nameof(IsInputRightToLeft))]
    public partial string InputText { get; set; } = "";

    /// <summary>Why the text was not sent, with what to do; null when nothing is wrong.</summary>
    [ObservableProperty]
    public partial string? InputProblem { get; private set; }

    /// <summary>How many characters are left near the limit, or too many beyond it; null far from it.</summary>
    [ObservableProperty]
    public partial string? InputCounter { get; private set; }

    /// <summary>Whether the text is longer than a message may be.</summary>
    [ObservableProperty]
    public partial bool IsInputTooLong { get; private set; }

    /// <summary>Whether what is written runs from right to left.</summary>
    public bool IsInputRightToLeft => TextDirection.IsRightToLeft(InputText);

    /// <summary>Tells the agent that another program kept the clipboard to itself.</summary>
    public void ShowCopyFailed() => InputProblem = Words.CopyFailed;

    partial void OnInputTextChanged(string value)
    {
        var former = _inputLength;
        _inputLength = new InputLength(value, _options.MaxLength);
        InputProblem = _inputLength.Problem;
        InputCounter = _inputLength.CounterText;
        IsInputTooLong = _inputLength.IsTooLong;
        if (_inputLength.AnnouncementAfter(former) is { } announcement)
        {
            Announcement = announcement;
        }

        _session.SetDraft(value);
    }

    [RelayCommand(CanExecute = nameof(CanSend))]
    private void Send()
    {
        switch (_session.Send(InputText))
        {
            case ImSendResult.Accepted:
                InputText = "";
                Transcript.MarkUnreadFrom(null);
                MessageSent?.Invoke(this, EventArgs.Empty);
                break;
            case ImSendResult.TooLong:
                // Said again, since it was asked for again.
                Announcement = "";
                Announcement = _inputLength.Problem ?? "";
                break;
            case ImSendResult.Blank:
                break;
            default:
                InputProblem = Words.InputNotOpen;
                break;
        }
    }

    private bool CanSend() => IsInputEnabled && !string.IsNullOrWhiteSpace(InputText);
}
