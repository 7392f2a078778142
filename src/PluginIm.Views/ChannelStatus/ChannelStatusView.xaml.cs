using System.Windows;
using System.Windows.Automation.Peers;
using System.Windows.Controls;
using System.Windows.Data;
using PluginIm.ViewModels;

namespace PluginIm.Views;

/// <summary>Where the instant-messaging channel stands, as a line for a status bar.</summary>
public sealed partial class ChannelStatusView : UserControl
{
    /// <summary>Creates the view.</summary>
    /// <param name="status">What it shows.</param>
    public ChannelStatusView(ChannelStatusViewModel status)
    {
        InitializeComponent();
        ImTheme.Follow(this);
        DataContext = status;
    }

    private void OnLiveTextChanged(object? sender, DataTransferEventArgs e) =>
        UIElementAutomationPeer.FromElement((UIElement)e.TargetObject)?.RaiseAutomationEvent(AutomationEvents.LiveRegionChanged);
}
