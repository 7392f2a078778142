using System.Collections.ObjectModel;
using Microsoft.Extensions.Logging;
using PluginIm.Messaging;

namespace PluginIm.ViewModels;

/// <summary>The invitations that wait for the agent's answer, oldest first. Used on the user-interface thread.</summary>
public sealed class NotificationListViewModel : IDisposable
{
    private readonly ObservableCollection<NotificationViewModel> _items = [];
    private readonly ImChannel _channel;
    private readonly TimeProvider _timeProvider;
    private readonly SynchronizationContext _userInterface;
    private readonly ILogger _logger;

    /// <summary>Shows the invitations of a channel from here on.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="timeProvider">The clock that remaining time is read from.</param>
    /// <param name="userInterface">The user-interface thread.</param>
    /// <param name="logger">Where failed commands are named.</param>
    public NotificationListViewModel(ImChannel channel, TimeProvider timeProvider, SynchronizationContext userInterface, ILogger<NotificationListViewModel> logger)
    {
        _channel = channel;
        _timeProvider = timeProvider;
        _userInterface = userInterface;
        _logger = logger;
        Items = new ReadOnlyObservableCollection<NotificationViewModel>(_items);
        channel.InvitationReceived += OnInvitationReceived;
    }

    /// <summary>Raised when the agent has accepted an invitation, with its session.</summary>
    public event EventHandler<ImSession>? Accepted;

    /// <summary>The waiting invitations, oldest first.</summary>
    public ReadOnlyObservableCollection<NotificationViewModel> Items { get; }

    /// <summary>Stops listening and takes every notification away.</summary>
    public void Dispose()
    {
        _channel.InvitationReceived -= OnInvitationReceived;
        foreach (var item in _items)
        {
            item.Closed -= OnClosed;
            item.Dispose();
        }

        _items.Clear();
    }

    private void OnInvitationReceived(object? sender, ImInvitation invitation) => _userInterface.Post(_ => Add(invitation), null);

    private void Add(ImInvitation invitation)
    {
        // An invitation that was taken back before the user interface got to it is not shown at all.
        if (invitation.Session.State == ImSessionState.Ended)
        {
            return;
        }

        var item = new NotificationViewModel(invitation, _timeProvider, _userInterface, _logger);
        item.Closed += OnClosed;
        _items.Add(item);
    }

    private void OnClosed(object? sender, ImInvitationOutcome outcome)
    {
        var item = (NotificationViewModel)sender!;
        item.Closed -= OnClosed;
        _items.Remove(item);
        if (outcome == ImInvitationOutcome.Accepted)
        {
            Accepted?.Invoke(this, item.Session);
        }
    }
}
