using System.Windows;
using System.Windows.Input;
using System.Windows.Interop;
using System.Windows.Media.Animation;
using System.Windows.Threading;
using PluginIm.ViewModels;

namespace PluginIm.Views;

/// <summary>
/// An invitation that waits for its answer. It lies on top and is never activated by itself, whatever is clicked in it; the agent can bring
/// the keyboard to it, and Escape or an answer gives the keyboard back to where it was.
/// </summary>
public sealed partial class NotificationWindow : Window
{
    private static readonly Duration Entry = new(TimeSpan.FromMilliseconds(160));

    private nint _before;
    private bool _hasKeyboard;

    /// <summary>Creates the window.</summary>
    /// <param name="notification">What it shows.</param>
    /// <param name="mainWindow">The shell's main window, whose theme is followed; null while there is none.</param>
    public NotificationWindow(NotificationViewModel notification, Window? mainWindow)
    {
        InitializeComponent();
        ImTheme.Follow(Card, mainWindow);
        DataContext = notification;
        Loaded += OnLoaded;
    }

    internal nint Handle => new WindowInteropHelper(this).Handle;

    /// <summary>Brings the keyboard here, as the agent has asked.</summary>
    internal void TakeKeyboard()
    {
        if (ActiveWindow.Handle is var before && before != Handle)
        {
            _before = before;
        }

        _hasKeyboard = true;
        AcceptButton.Focusable = true;
        RejectButton.Focusable = true;
        Activate();
        AcceptButton.Focus();
    }

    /// <inheritdoc/>
    protected override void OnSourceInitialized(EventArgs e)
    {
        base.OnSourceInitialized(e);
        WindowPlacing.NeverActivate(Handle);
    }

    /// <inheritdoc/>
    protected override void OnPreviewKeyDown(KeyEventArgs e)
    {
        base.OnPreviewKeyDown(e);
        if (e.Key == Key.Escape)
        {
            e.Handled = true;
            GiveKeyboardBack();
        }
    }

    /// <inheritdoc/>
    protected override void OnDeactivated(EventArgs e)
    {
        base.OnDeactivated(e);
        _hasKeyboard = false;
        AcceptButton.Focusable = false;
        RejectButton.Focusable = false;
    }

    /// <inheritdoc/>
    protected override void OnClosing(System.ComponentModel.CancelEventArgs e)
    {
        GiveKeyboardBack();
        base.OnClosing(e);
    }

    private void GiveKeyboardBack()
    {
        if (_hasKeyboard)
        {
            _hasKeyboard = false;
            ActiveWindow.GiveTo(_before);
        }
    }

    private void OnLoaded(object sender, RoutedEventArgs e)
    {
        // What is bound may not stand there yet.
        Dispatcher.BeginInvoke(DispatcherPriority.Background, () => LiveRegion.Announce(AnnouncementText));
        if (Motion.IsAllowed)
        {
            Card.BeginAnimation(OpacityProperty, new DoubleAnimation(0, 1, Entry));
        }
    }
}
