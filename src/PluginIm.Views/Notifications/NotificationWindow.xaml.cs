using System.Windows;
using System.Windows.Interop;
using PluginIm.ViewModels;

namespace PluginIm.Views;

/// <summary>An invitation that waits for its answer. It lies on top and is never activated, whatever is clicked in it.</summary>
public sealed partial class NotificationWindow : Window
{
    /// <summary>Creates the window.</summary>
    /// <param name="notification">What it shows.</param>
    public NotificationWindow(NotificationViewModel notification)
    {
        InitializeComponent();
        // The card, not the window: a window's own theme reaches what is in it.
        ImTheme.Follow(Card);
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
