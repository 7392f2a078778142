using System.Collections.Specialized;
using Microsoft.Extensions.Logging;

namespace PluginIm.ViewModels;

/// <summary>
/// Lets the agent answer the oldest invitation from whatever program has the keyboard. The shortcuts belong to the plugin only while an
/// invitation waits; one that does not work is named in the log and beside the channel's status.
/// </summary>
public sealed class NotificationShortcuts : IDisposable
{
    private readonly IGlobalShortcuts _shortcuts;
    private readonly NotificationListViewModel _notifications;
    private readonly ChannelStatusViewModel _status;
    private readonly Action _goToNotification;
    private readonly ILogger _logger;
    private readonly HashSet<(Shortcut, ShortcutRefusal)> _named = [];
    private NotificationOptions _options;
    private RefusedShortcut? _refused;
    private bool _isOn;

    /// <summary>Serves the notifications from here on.</summary>
    /// <param name="shortcuts">Registers them; owned from here on.</param>
    /// <param name="notifications">The waiting invitations.</param>
    /// <param name="options">Which shortcuts.</param>
    /// <param name="status">Where the agent is told of one that does not work.</param>
    /// <param name="goToNotification">Takes the keyboard to the notifications.</param>
    /// <param name="logger">Where one that does not work is named.</param>
    public NotificationShortcuts(
        IGlobalShortcuts shortcuts,
        NotificationListViewModel notifications,
        NotificationOptions options,
        ChannelStatusViewModel status,
        Action goToNotification,
        ILogger<NotificationShortcuts> logger)
    {
        _shortcuts = shortcuts;
        _notifications = notifications;
        _options = options;
        _status = status;
        _goToNotification = goToNotification;
        _logger = logger;
        ((INotifyCollectionChanged)notifications.Items).CollectionChanged += OnItemsChanged;

        // Tried before the first invitation, so that the agent hears early of one that does not work.
        TurnOn();
        Follow();
    }

    /// <summary>Serves with other shortcuts from here on.</summary>
    /// <param name="options">Which.</param>
    public void Use(NotificationOptions options)
    {
        TurnOff();
        _options = options;
        TurnOn();
        Follow();
    }

    /// <summary>Gives the shortcuts back, and registers no more.</summary>
    public void Dispose()
    {
        ((INotifyCollectionChanged)_notifications.Items).CollectionChanged -= OnItemsChanged;
        _shortcuts.Dispose();
    }

    private void OnItemsChanged(object? sender, NotifyCollectionChangedEventArgs e) => Follow();

    private void Follow()
    {
        var isWanted = _notifications.Items.Count > 0;
        if (isWanted && !_isOn)
        {
            TurnOn();
        }
        else if (!isWanted && _isOn)
        {
            TurnOff();
        }
    }

    private void TurnOn()
    {
        _isOn = true;
        _refused = null;
        var accepts = Register(_options.AcceptShortcut, _notifications.AcceptOldest);
        var rejects = Register(_options.RejectShortcut, _notifications.RejectOldest);
        _ = Register(_options.NotificationShortcut, _goToNotification);
        _notifications.ShowShortcuts(accepts, rejects);
        _status.RefusedShortcut = _refused;
    }

    private void TurnOff()
    {
        _isOn = false;
        _shortcuts.Clear();
        _notifications.ShowShortcuts(null, null);
    }

    private Shortcut? Register(Shortcut? shortcut, Action action)
    {
        if (shortcut is null || _shortcuts.Register(shortcut, action) is not { } refusal)
        {
            return shortcut;
        }

        _refused ??= new RefusedShortcut(shortcut, refusal);
        if (_named.Add((shortcut, refusal)))
        {
            ViewModelLog.ShortcutRefused(_logger, shortcut.Text, refusal);
        }

        return null;
    }
}
