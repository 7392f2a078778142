using System.Collections.Specialized;
using System.Windows;
using System.Windows.Interop;
using PluginIm.ViewModels;

namespace PluginIm.Views;

/// <summary>
/// Shows a window for each notification at the bottom right of the main window's monitor: the oldest at the bottom, later ones above it,
/// and all move down when one goes.
/// </summary>
public sealed class NotificationWindows : IDisposable
{
    private const int Gap = 12;

    private readonly List<NotificationWindow> _windows = [];
    private readonly NotificationListViewModel _notifications;
    private readonly Func<Window?> _mainWindow;

    /// <summary>Shows notifications from here on.</summary>
    /// <param name="notifications">The waiting invitations.</param>
    /// <param name="mainWindow">Finds the shell's main window, whose monitor is used; null while there is none.</param>
    public NotificationWindows(NotificationListViewModel notifications, Func<Window?> mainWindow)
    {
        _notifications = notifications;
        _mainWindow = mainWindow;
        ((INotifyCollectionChanged)notifications.Items).CollectionChanged += OnItemsChanged;
        Show();
    }

    internal IReadOnlyList<NotificationWindow> Windows => _windows;

    /// <summary>Closes every window.</summary>
    public void Dispose()
    {
        ((INotifyCollectionChanged)_notifications.Items).CollectionChanged -= OnItemsChanged;
        CloseAllBut([]);
    }

    private void OnItemsChanged(object? sender, NotifyCollectionChangedEventArgs e) => Show();

    private void Show()
    {
        CloseAllBut(_notifications.Items);
        foreach (var item in _notifications.Items.Where(item => _windows.All(window => window.DataContext != item)))
        {
            var window = new NotificationWindow(item, _mainWindow());
            _windows.Add(window);
            window.SizeChanged += (_, _) => Arrange();
            window.Show();
        }

        Arrange();
    }

    private void CloseAllBut(IReadOnlyCollection<object> items)
    {
        foreach (var window in _windows.Where(window => !items.Contains(window.DataContext)).ToList())
        {
            _windows.Remove(window);
            window.Close();
        }
    }

    private void Arrange()
    {
        var area = WindowPlacing.WorkAreaOf(_mainWindow() is { } main ? new WindowInteropHelper(main).Handle : 0);
        var bottom = area.Bottom - Gap;
        foreach (var window in _windows.Where(window => window.Handle != 0))
        {
            var bounds = WindowPlacing.BoundsOf(window.Handle);
            var top = Math.Max(area.Top, bottom - bounds.Height);
            WindowPlacing.Place(window.Handle, area.Right - Gap - bounds.Width, top);
            bottom = top - Gap;
        }
    }
}
