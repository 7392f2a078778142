using System.Windows;
using System.Windows.Controls;
using System.Windows.Input;
using System.Windows.Threading;
using PluginIm.ViewModels;

namespace PluginIm.Views;

/// <summary>The invitations that the agent has missed.</summary>
internal sealed partial class MissedListView : UserControl
{
    public MissedListView()
    {
        InitializeComponent();
        ImTheme.Follow(this);
    }

    /// <summary>Puts the keyboard on the latest, as soon as it is on the screen.</summary>
    public void TakeKeyboard() => Dispatcher.BeginInvoke(DispatcherPriority.Input, () =>
    {
        if (List.ItemContainerGenerator.ContainerFromIndex(0) is UIElement first)
        {
            first.Focus();
        }
    });

    protected override void OnPreviewKeyDown(KeyEventArgs e)
    {
        base.OnPreviewKeyDown(e);
        if (e.Key == Key.Escape && DataContext is MissedListViewModel missed)
        {
            e.Handled = true;
            missed.IsOpen = false;
        }
    }
}
