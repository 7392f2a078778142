using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>A missed invitation as the list shows it.</summary>
public sealed partial class MissedInvitationViewModel : ObservableObject
{
    private readonly Action<MissedInvitationViewModel> _dismiss;
    private readonly Func<ImParty, string?> _open;

    internal MissedInvitationViewModel(
        MissedInvitation missed, TimeProvider timeProvider, Func<ImParty, string?> open, Action<MissedInvitationViewModel> dismiss)
    {
        Invitation = missed;
        _open = open;
        _dismiss = dismiss;
        Sender = new PartyViewModel(missed.From);
        Time = Clock.ShowWithDay(missed.ReceivedAt, timeProvider);
        MessageExcerpt = Excerpt.Of(missed.Message);
        IsRightToLeft = TextDirection.IsRightToLeft(missed.Message);
    }

    /// <summary>Who invited.</summary>
    public PartyViewModel Sender { get; }

    /// <summary>When it came; with the day unless that is today's.</summary>
    public string Time { get; }

    /// <summary>The first message.</summary>
    public string Message => Invitation.Message;

    /// <summary>The beginning of the first message, as far as a few lines can show it.</summary>
    public string MessageExcerpt { get; }

    /// <summary>Whether the first message is written from right to left.</summary>
    public bool IsRightToLeft { get; }

    /// <summary>What became of it, in words.</summary>
    public string OutcomeText => Invitation.Outcome switch
    {
        ImInvitationOutcome.Expired => Words.MissedNotAnswered,
        ImInvitationOutcome.Cancelled => Words.MissedCancelled,
        _ => Words.MissedLost,
    };

    /// <summary>The whole entry in words, as it is read aloud.</summary>
    public string AutomationName => Wording.Fill(Words.MissedLine, Sender.Text, Time, OutcomeText, MessageExcerpt);

    /// <summary>Why no message could be sent back, in words; null when nothing is wrong.</summary>
    [ObservableProperty]
    public partial string? Problem { get; private set; }

    internal MissedInvitation Invitation { get; }

    /// <inheritdoc/>
    public override string ToString() => AutomationName;

    [RelayCommand]
    private void Open()
    {
        Problem = _open(Invitation.From);
        if (Problem is null)
        {
            _dismiss(this);
        }
    }

    [RelayCommand]
    private void Dismiss() => _dismiss(this);
}
