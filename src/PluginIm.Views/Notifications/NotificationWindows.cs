using System.Collections.Specialized;
using System.Windows;
using System.Windows.Interop;
using System.Windows.Media;
using System.Windows.Threading;
using PluginIm.ViewModels;

namespace PluginIm.Views;

/// <summary>
/// Shows a window for each notification at the bottom right of the main window's monitor: the oldest at the bottom, later ones above it,
/// and all move down when one goes. Those for which there is no room wait, and the uppermost says how many they are.
/// </summary>
public sealed class NotificationWindows : IDisposable
{
    private const int Gap = 12;
    private const double MoreHeight = 40;

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

    /// <summary>Brings the keyboard to the oldest notification, or from one to the next, as the agent has asked.</summary>
    public void TakeKeyboard()
    {
        var next = _windows.FindIndex(window => window.IsActive) + 1;
        var shown = _windows.FindAll(window => window.IsVisible);
        if (shown.Count > 0)
        {
            shown[next % shown.Count].TakeKeyboard();
        }
    }

    /// <summary>Closes every window.</summary>
    public void Dispose()
    {
        ((INotifyCollectionChanged)_notifications.Items).CollectionChanged -= OnItemsChanged;
        CloseAllBut([]);
    }

    private void OnItemsChanged(object? sender, NotifyCollectionChangedEventArgs e)
    {
        var before = _windows.Count;
        Show();
        if (_mainWindow() is not { } main)
        {
            return;
        }

        if (_windows.Count == 0)
        {
            TaskbarFlash.End(main);
        }
        else if (_windows.Count > before && !main.IsActive)
        {
            TaskbarFlash.Start(main);
        }
    }

    private void Show()
    {
        CloseAllBut(_notifications.Items);
        foreach (var item in _notifications.Items.Where(item => _windows.All(window => window.DataContext != item)))
        {
            var window = new NotificationWindow(item, _mainWindow());
            _windows.Add(window);
            // The system's window follows the layout in the same turn, after this event.
            window.SizeChanged += (_, _) => window.Dispatcher.BeginInvoke(DispatcherPriority.Loaded, Arrange);
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
        var main = _mainWindow();
        var area = WindowPlacing.WorkAreaOf(main is null ? 0 : new WindowInteropHelper(main).Handle);
        var bottom = area.Bottom - Gap;
        var shown = 0;
        foreach (var window in _windows.Where(window => window.Handle != 0))
        {
            var bounds = WindowPlacing.BoundsOf(window.Handle);
            var isAboveTheFirst = shown > 0;
            if (isAboveTheFirst && bottom - bounds.Height - RoomForMore(window) < area.Top)
            {
                break;
            }

            var top = Math.Max(area.Top, bottom - bounds.Height);
            WindowPlacing.Place(window.Handle, area.Right - Gap - bounds.Width, top);
            bottom = top - Gap;
            shown++;
        }

        ShowFirst(shown);
    }

    /// <summary>The line that says how many more wait makes a window higher: without the room for it the window would go again.</summary>
    private static double RoomForMore(NotificationWindow window) =>
        ((NotificationViewModel)window.DataContext).MoreText is null ? MoreHeight * VisualTreeHelper.GetDpi(window).DpiScaleY : 0;

    private void ShowFirst(int count)
    {
        for (var i = 0; i < _windows.Count; i++)
        {
            _windows[i].Visibility = i < count ? Visibility.Visible : Visibility.Hidden;
            ((NotificationViewModel)_windows[i].DataContext).ShowMore(i == count - 1 ? _windows.Count - count : 0);
        }
    }
}
