using System.Collections.Specialized;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;

namespace PluginIm.ViewModels;

/// <summary>Has the shell show the waiting invitations in its own way. Used on the user-interface thread.</summary>
public sealed class ShellNotifications : IDisposable
{
    private readonly Dictionary<NotificationViewModel, IDisposable?> _shown = [];
    private readonly NotificationListViewModel _notifications;
    private readonly IImNotifications _shell;
    private readonly ILogger _logger;

    /// <summary>Hands invitations over from here on.</summary>
    /// <param name="notifications">The waiting invitations.</param>
    /// <param name="shell">The shell's way.</param>
    /// <param name="logger">Where it is named when the shell fails to.</param>
    public ShellNotifications(NotificationListViewModel notifications, IImNotifications shell, ILogger<ShellNotifications> logger)
    {
        (_notifications, _shell, _logger) = (notifications, shell, logger);
        ((INotifyCollectionChanged)notifications.Items).CollectionChanged += OnItemsChanged;
        Show(notifications.Items);
    }

    /// <summary>Brings the keyboard to a notification.</summary>
    public void Activate() => Ask("activate", () =>
    {
        _shell.Activate();
        return null;
    });

    /// <summary>Takes every notification away.</summary>
    public void Dispose()
    {
        ((INotifyCollectionChanged)_notifications.Items).CollectionChanged -= OnItemsChanged;
        Show([]);
    }

    private void OnItemsChanged(object? sender, NotifyCollectionChangedEventArgs e) => Show(_notifications.Items);

    private void Show(IReadOnlyCollection<NotificationViewModel> items)
    {
        foreach (var gone in _shown.Keys.Except(items).ToList())
        {
            _shown.Remove(gone, out var shown);
            Ask("take away", () =>
            {
                shown?.Dispose();
                return null;
            });
        }

        foreach (var item in items.Where(item => !_shown.ContainsKey(item)))
        {
            // Entered first: a shell that answers at once takes the item away while it is being shown.
            _shown[item] = null;
            var shown = Ask("show", () => _shell.Show(new ShellNotification(item)));
            if (_shown.ContainsKey(item))
            {
                _shown[item] = shown;
            }
            else
            {
                shown?.Dispose();
            }
        }
    }

    /// <summary>The boundary to the shell: the invitation can still be answered by shortcut, and is listed when it was missed.</summary>
    private IDisposable? Ask(string what, Func<IDisposable?> ask)
    {
        try
        {
            return ask();
        }
        catch (Exception exception)
        {
            ViewModelLog.NotificationFailed(_logger, what, exception);
            return null;
        }
    }

    private sealed class ShellNotification(NotificationViewModel item) : IImNotification
    {
        public string Sender => item.Sender.Text;

        public string SenderAddress => item.Invitation.From.Address;

        public string Heading => item.Heading;

        public string Message => item.Message;

        public IReadOnlyList<string> CaseLines { get; } = [.. item.CaseLines.Select(line => line.Text)];

        public string Announcement => item.Announcement;

        public DateTimeOffset ExpiresAt => item.Invitation.ExpiresAt;

        public void Accept() => Take(item.AcceptCommand);

        public void Reject() => Take(item.RejectCommand);

        private static void Take(System.Windows.Input.ICommand command)
        {
            if (command.CanExecute(null))
            {
                command.Execute(null);
            }
        }
    }
}
