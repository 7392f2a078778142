using System.Windows;
using System.Windows.Interop;
using PluginIm.ViewModels;

namespace PluginIm.Views;

/// <summary>An invitation that waits for its answer. It lies on top and is never activated, whatever is clicked in it.</summary>
public sealed partial class NotificationWindow : Window
{
    /// <summary>Creates the window.</summary>
    /// <param name="notification">What it shows.</param>
    /// <param name="mainWindow">The shell's main window, whose theme is followed; null while there is none.</param>
    public NotificationWindow(NotificationViewModel notification, Window? mainWindow)
    {
        InitializeComponent();
        ImTheme.Follow(Card, mainWindow);
        DataContext = notification;
    }

    internal nint Handle => new WindowInteropHelper(this).Handle;

    /// <inheritdoc/>
    protected override void OnSourceInitialized(EventArgs e)
    {
        base.OnSourceInitialized(e);
        WindowPlacing.NeverActivate(Handle);
    }
}
