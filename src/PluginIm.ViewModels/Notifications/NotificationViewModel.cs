using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using Microsoft.Extensions.Logging;
using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>An invitation as its notification shows it, until it is answered or goes away by itself.</summary>
public sealed partial class NotificationViewModel : ObservableObject, IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _timeProvider;
    private readonly SynchronizationContext _userInterface;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private IDisposable? _ringing;

    internal NotificationViewModel(
        ImInvitation invitation, IReadOnlyList<string> caseKeys, TimeProvider timeProvider, SynchronizationContext userInterface, ILogger logger)
    {
        Invitation = invitation;
        IsConsultation = invitation.Session.Case is not null;
        CaseLines = invitation.Session.Case is { } information ? CaseSummary.Of(information, caseKeys, timeProvider) : [];
        _timeProvider = timeProvider;
        _userInterface = userInterface;
        _logger = logger;
        Sender = new PartyViewModel(invitation.From);
        MessageExcerpt = Excerpt.Of(invitation.FirstMessage);
        IsRightToLeft = TextDirection.IsRightToLeft(invitation.FirstMessage);
        ShowRemaining();
        _timer = timeProvider.CreateTimer(OnTick, null, Tick, Tick);
    }

    /// <summary>Who invites.</summary>
    public PartyViewModel Sender { get; }

    /// <summary>The first message.</summary>
    public string Message => Invitation.FirstMessage;

    /// <summary>The beginning of the first message, as far as a few lines can show it.</summary>
    public string MessageExcerpt { get; }

    /// <summary>Whether the first message is written from right to left.</summary>
    public bool IsRightToLeft { get; }

    /// <summary>Whether the sender asks about a case.</summary>
    public bool IsConsultation { get; }

    /// <summary>What the case is, in a few lines; empty for anything but a consultation.</summary>
    public IReadOnlyList<CaseSummaryLine> CaseLines { get; }

    /// <summary>What the notification is called.</summary>
    public string Title => IsConsultation ? Words.NotificationConsultationTitle : Words.NotificationTitle;

    /// <summary>What stands above the sender's name.</summary>
    public string Heading => IsConsultation ? Words.NotificationConsultationHeading : Words.NotificationHeading;

    /// <summary>The whole notification in words, as it is read aloud.</summary>
    public string Announcement => IsConsultation
        ? Wording.Fill(
            Words.NotificationConsultationAnnouncement, Sender.Text, MessageExcerpt, string.Join(Words.CaseLineSeparator, CaseLines.Select(line => line.Text)))
        : Wording.Fill(Words.NotificationAnnouncement, Sender.Text, MessageExcerpt);

    /// <summary>The session that the invitation opens.</summary>
    public ImSession Session => Invitation.Session;

    /// <summary>The shortcuts that answer this one, in words; null while they answer another.</summary>
    [ObservableProperty]
    public partial string? KeysText { get; internal set; }

    /// <summary>How many more wait for which the screen has no room, in words; null when there are none.</summary>
    [ObservableProperty]
    public partial string? MoreText { get; private set; }

    /// <summary>How long the notification stays, in words.</summary>
    [ObservableProperty]
    public partial string RemainingText { get; private set; } = "";

    /// <summary>How many seconds the notification stays.</summary>
    [ObservableProperty]
    public partial int RemainingSeconds { get; private set; }

    /// <summary>How much of the time is left, from 1 down to 0.</summary>
    [ObservableProperty]
    public partial double RemainingShare { get; private set; }

    /// <summary>Whether the agent has answered already and the answer is on its way.</summary>
    [ObservableProperty]
    [NotifyCanExecuteChangedFor(nameof(AcceptCommand), nameof(RejectCommand))]
    public partial bool IsAnswered { get; private set; }

    internal ImInvitation Invitation { get; }

    /// <summary>Stops counting and ringing; the invitation itself is left as it is.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        _ringing?.Dispose();
    }

    /// <summary>Says how many more wait for which the screen has no room.</summary>
    /// <param name="count">How many.</param>
    public void ShowMore(int count) => MoreText = count > 0 ? Wording.Fill(Words.NotificationMore, count) : null;

    /// <summary>Rings until the invitation is answered or gone.</summary>
    internal void RingBy(IDisposable? ringing) => _ringing = ringing;

    [RelayCommand(CanExecute = nameof(CanAnswer))]
    private Task AcceptAsync() => AnswerAsync("Accept", () => Invitation.AcceptAsync());

    [RelayCommand(CanExecute = nameof(CanAnswer))]
    private Task RejectAsync() => AnswerAsync("Reject", () => Invitation.RejectAsync());

    private bool CanAnswer() => !IsAnswered;

    private async Task AnswerAsync(string command, Func<Task> answer)
    {
        IsAnswered = true;
        _ringing?.Dispose();
        await UserCommand.RunAsync(_logger, command, answer);
    }

    private void OnTick(object? state) => _userInterface.Post(static self => ((NotificationViewModel)self!).ShowRemaining(), this);

    private void ShowRemaining()
    {
        var remaining = Invitation.ExpiresAt - _timeProvider.GetUtcNow();
        var whole = Invitation.ExpiresAt - Invitation.ReceivedAt;
        RemainingSeconds = Math.Max(0, (int)Math.Ceiling(remaining.TotalSeconds));
        RemainingText = Wording.Fill(Words.NotificationRemaining, RemainingSeconds);
        RemainingShare = whole > TimeSpan.Zero ? Math.Clamp(remaining / whole, 0, 1) : 0;
    }
}
