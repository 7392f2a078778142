using System.Windows;
using System.Windows.Controls;
using System.Windows.Data;
using System.Windows.Threading;
using PluginIm.ViewModels;

namespace PluginIm.Views;

/// <summary>The case of a consultation, its contact and the contact's history. No control in it edits any of them.</summary>
internal sealed partial class CaseTabsView : UserControl
{
    public CaseTabsView()
    {
        InitializeComponent();
        _ = new InView(CasePart, isInView => (DataContext as ConsultationViewModel)?.Case.Look(isInView));
    }

    /// <summary>The agent has asked for the link: the answer that opens nothing has the keyboard.</summary>
    private void OnLinkQuestionShown(object sender, DependencyPropertyChangedEventArgs e)
    {
        if ((bool)e.NewValue)
        {
            Dispatcher.BeginInvoke(DispatcherPriority.Input, () => LeaveLinkButton.Focus());
        }
        else if (IsKeyboardFocusWithin)
        {
            Dispatcher.BeginInvoke(DispatcherPriority.Input, () => (Tabs.SelectedItem as TabItem)?.Focus());
        }
    }

    private void OnLiveTextChanged(object? sender, DataTransferEventArgs e) => LiveRegion.Announce((UIElement)e.TargetObject);
}
