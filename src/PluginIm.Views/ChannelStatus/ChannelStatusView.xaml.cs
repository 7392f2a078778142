using System.Windows;
using System.Windows.Controls;
using System.Windows.Data;
using PluginIm.ViewModels;

namespace PluginIm.Views;

/// <summary>Where the instant-messaging channel stands, as a line for a status bar, and what the agent has missed.</summary>
public sealed partial class ChannelStatusView : UserControl
{
    /// <summary>Creates the view.</summary>
    /// <param name="status">The channel's status.</param>
    /// <param name="missed">What was missed.</param>
    public ChannelStatusView(ChannelStatusViewModel status, MissedListViewModel missed)
    {
        InitializeComponent();
        ImTheme.Follow(this);
        DataContext = status;
        MissedPart.DataContext = missed;
    }

    private void OnLiveTextChanged(object? sender, DataTransferEventArgs e) => LiveRegion.Announce((UIElement)e.TargetObject);

    private void OnMissedOpened(object? sender, EventArgs e) => MissedList.TakeKeyboard();

    /// <summary>The keyboard goes back to where the list was opened from; nowhere, when it was opened with the mouse and never came here.</summary>
    private void OnMissedClosed(object? sender, EventArgs e)
    {
        if (MissedList.IsKeyboardFocusWithin && MissedButton.IsVisible)
        {
            MissedButton.Focus();
        }
    }
}
