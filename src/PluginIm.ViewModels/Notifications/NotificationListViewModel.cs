using System.Collections.ObjectModel;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>The invitations that wait for the agent's answer, oldest first. Used on the user-interface thread.</summary>
public sealed class NotificationListViewModel : IDisposable
{
    private readonly ObservableCollection<NotificationViewModel> _items = [];
    private readonly ImChannel _channel;
    private readonly Bells _bells;
    private readonly PartyPresence _presence;
    private readonly TimeProvider _timeProvider;
    private readonly SynchronizationContext _userInterface;
    private readonly ILogger _logger;
    private Shortcut? _accepts;
    private Shortcut? _rejects;
    private bool _isDisposed;

    /// <summary>Shows the invitations of a channel from here on.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="options">Bells, and whether invitations are accepted without the agent.</param>
    /// <param name="bells">What rings.</param>
    /// <param name="directory">Knows how ready a sender is; null shows no presence.</param>
    /// <param name="changes">Tells when that may have changed; null keeps what was known at first.</param>
    /// <param name="timeProvider">The clock that remaining time is read from.</param>
    /// <param name="userInterface">The user-interface thread.</param>
    /// <param name="logger">Where failed commands are named.</param>
    public NotificationListViewModel(
        ImChannel channel,
        NotificationOptions options,
        Bells bells,
        ITargetDirectory? directory,
        ITargetDirectoryChanges? changes,
        TimeProvider timeProvider,
        SynchronizationContext userInterface,
        ILogger<NotificationListViewModel> logger)
    {
        _channel = channel;
        Options = options;
        _bells = bells;
        _presence = new PartyPresence(directory, changes, userInterface, logger);
        _timeProvider = timeProvider;
        _userInterface = userInterface;
        _logger = logger;
        Items = new ReadOnlyObservableCollection<NotificationViewModel>(_items);
        channel.InvitationReceived += OnInvitationReceived;
    }

    /// <summary>Raised when the agent has accepted an invitation, with its session.</summary>
    public event EventHandler<ImSession>? Accepted;

    /// <summary>Raised when an invitation was accepted without the agent, with its session.</summary>
    public event EventHandler<ImSession>? AutoAnswered;

    /// <summary>Raised when an invitation has gone without an answer of the agent.</summary>
    public event EventHandler<MissedInvitation>? Missed;

    /// <summary>Bells, and whether invitations are accepted without the agent: for invitations from here on.</summary>
    public NotificationOptions Options { get; set; }

    /// <summary>The waiting invitations, oldest first.</summary>
    public ReadOnlyObservableCollection<NotificationViewModel> Items { get; }

    /// <summary>The shortcuts that work at this moment; the oldest notification shows them.</summary>
    /// <param name="accepts">Accepts the oldest; null while there is none.</param>
    /// <param name="rejects">Rejects the oldest; null while there is none.</param>
    public void ShowShortcuts(Shortcut? accepts, Shortcut? rejects)
    {
        (_accepts, _rejects) = (accepts, rejects);
        ShowKeys();
    }

    /// <summary>Accepts the oldest invitation that is not answered yet; without one nothing happens.</summary>
    public void AcceptOldest() => OldestUnanswered()?.AcceptCommand.Execute(null);

    /// <summary>Rejects the oldest invitation that is not answered yet; without one nothing happens.</summary>
    public void RejectOldest() => OldestUnanswered()?.RejectCommand.Execute(null);

    /// <summary>Stops listening and takes every notification away.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _channel.InvitationReceived -= OnInvitationReceived;
        foreach (var item in _items)
        {
            item.Dispose();
        }

        _items.Clear();
        _presence.Dispose();
    }

    private NotificationViewModel? OldestUnanswered() => _items.FirstOrDefault(item => !item.IsAnswered);

    /// <summary>Listens at once, so that nothing that becomes of the invitation is missed before the user interface gets to it.</summary>
    private void OnInvitationReceived(object? sender, ImInvitation invitation)
    {
        invitation.Closed += OnClosed;
        _userInterface.Post(_ => Add(invitation), null);
    }

    private void OnClosed(object? sender, ImInvitationOutcome outcome)
    {
        var invitation = (ImInvitation)sender!;
        invitation.Closed -= OnClosed;
        _userInterface.Post(_ => Remove(invitation, outcome), null);
    }

    private void Add(ImInvitation invitation)
    {
        // An invitation that was taken back before the user interface got to it is not shown at all.
        if (_isDisposed || invitation.Session.State == ImSessionState.Ended)
        {
            return;
        }

        if (Options.AutoAnswer)
        {
            _bells.Tell(Options.NewMessageBell);
            _ = UserCommand.RunAsync(_logger, "Auto-answer", () => invitation.AcceptAsync());
            return;
        }

        var item = new NotificationViewModel(invitation, _channel.Options.ToastCaseKeys, _timeProvider, _userInterface, _logger);
        _items.Add(item);
        item.RingBy(_bells.Ring(Options.RingingBell));
        ShowKeys();
        ShowPresence();
    }

    private void Remove(ImInvitation invitation, ImInvitationOutcome outcome)
    {
        if (_isDisposed)
        {
            return;
        }

        if (_items.FirstOrDefault(item => item.Invitation == invitation) is { } item)
        {
            item.Dispose();
            _items.Remove(item);
            ShowKeys();
            ShowPresence();
        }

        switch (outcome)
        {
            case ImInvitationOutcome.Accepted when Options.AutoAnswer:
                AutoAnswered?.Invoke(this, invitation.Session);
                break;
            case ImInvitationOutcome.Accepted:
                Accepted?.Invoke(this, invitation.Session);
                break;
            case ImInvitationOutcome.Expired or ImInvitationOutcome.Cancelled or ImInvitationOutcome.Failed:
                Missed?.Invoke(this, new MissedInvitation(invitation.From, invitation.FirstMessage, invitation.ReceivedAt, outcome));
                break;
            default:
                break;
        }
    }

    private void ShowPresence() => _presence.Show([.. _items.Select(item => item.Sender)]);

    private void ShowKeys()
    {
        foreach (var item in _items)
        {
            item.KeysText = item == _items[0] ? KeysText() : null;
        }
    }

    private string? KeysText() => (_accepts, _rejects) switch
    {
        ({ } accepts, { } rejects) => Wording.Fill(Words.NotificationKeys, accepts.Text, rejects.Text),
        ({ } accepts, null) => Wording.Fill(Words.NotificationKeyAccepts, accepts.Text),
        (null, { } rejects) => Wording.Fill(Words.NotificationKeyRejects, rejects.Text),
        _ => null,
    };
}
