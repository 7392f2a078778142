using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using Microsoft.Extensions.Logging;
using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>An invitation as its notification shows it, until it is answered or goes away by itself.</summary>
public sealed partial class NotificationViewModel : ObservableObject, IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    private readonly ImInvitation _invitation;
    private readonly TimeProvider _timeProvider;
    private readonly SynchronizationContext _userInterface;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private bool _isClosed;

    internal NotificationViewModel(ImInvitation invitation, TimeProvider timeProvider, SynchronizationContext userInterface, ILogger logger)
    {
        _invitation = invitation;
        _timeProvider = timeProvider;
        _userInterface = userInterface;
        _logger = logger;
        Sender = new PartyViewModel(invitation.From);
        invitation.Closed += OnInvitationClosed;
        ShowRemaining();
        _timer = timeProvider.CreateTimer(OnTick, null, Tick, Tick);
    }

    /// <summary>Raised once, when the invitation is answered or gone.</summary>
    public event EventHandler<ImInvitationOutcome>? Closed;

    /// <summary>Who invites.</summary>
    public PartyViewModel Sender { get; }

    /// <summary>The first message.</summary>
    public string Message => _invitation.FirstMessage;

    /// <summary>The whole notification in words, as it is read aloud.</summary>
    public string Announcement => Wording.Fill(Words.NotificationAnnouncement, Sender.Text, Message);

    /// <summary>The session that the invitation opens.</summary>
    public ImSession Session => _invitation.Session;

    /// <summary>How long the notification stays, in words.</summary>
    [ObservableProperty]
    public partial string RemainingText { get; private set; } = "";

    /// <summary>How much of the time is left, from 1 down to 0.</summary>
    [ObservableProperty]
    public partial double RemainingShare { get; private set; }

    /// <summary>Whether the agent has answered already and the answer is on its way.</summary>
    [ObservableProperty]
    [NotifyCanExecuteChangedFor(nameof(AcceptCommand), nameof(RejectCommand))]
    public partial bool IsAnswered { get; private set; }

    /// <summary>Stops counting and listening; the invitation itself is left as it is.</summary>
    public void Dispose()
    {
        _invitation.Closed -= OnInvitationClosed;
        _timer.Dispose();
    }

    [RelayCommand(CanExecute = nameof(CanAnswer))]
    private Task AcceptAsync() => AnswerAsync("Accept", () => _invitation.AcceptAsync());

    [RelayCommand(CanExecute = nameof(CanAnswer))]
    private Task RejectAsync() => AnswerAsync("Reject", () => _invitation.RejectAsync());

    private bool CanAnswer() => !IsAnswered;

    private async Task AnswerAsync(string command, Func<Task> answer)
    {
        IsAnswered = true;
        await UserCommand.RunAsync(_logger, command, answer);
    }

    private void OnTick(object? state) => _userInterface.Post(static self => ((NotificationViewModel)self!).ShowRemaining(), this);

    private void ShowRemaining()
    {
        var remaining = _invitation.ExpiresAt - _timeProvider.GetUtcNow();
        var whole = _invitation.ExpiresAt - _invitation.ReceivedAt;
        RemainingText = Wording.Fill(Words.NotificationRemaining, Math.Max(0, (int)Math.Ceiling(remaining.TotalSeconds)));
        RemainingShare = whole > TimeSpan.Zero ? Math.Clamp(remaining / whole, 0, 1) : 0;
    }

    private void OnInvitationClosed(object? sender, ImInvitationOutcome outcome) => _userInterface.Post(_ => Close(outcome), null);

    private void Close(ImInvitationOutcome outcome)
    {
        if (_isClosed)
        {
            return;
        }

        _isClosed = true;
        Dispose();
        Closed?.Invoke(this, outcome);
    }
}
