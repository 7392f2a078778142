using System.Windows;
using System.Windows.Controls;
using System.Windows.Input;
using System.Windows.Threading;

namespace SampleShell;

/// <summary>The frame of every interaction view, with the plugin's region in a scope of its own.</summary>
internal sealed partial class InteractionFrame : UserControl
{
    public InteractionFrame() => InitializeComponent();

    /// <summary>
    /// When the Team Communicator or a consultation goes, the keyboard goes to what came in its place, else back to the button. Who has it elsewhere keeps it.
    /// </summary>
    private void OnColleaguesVisibleChanged(object sender, DependencyPropertyChangedEventArgs arguments)
    {
        if (arguments.NewValue is false)
        {
            Dispatcher.BeginInvoke(DispatcherPriority.Input, FocusAfterColleagues);
        }
    }

    private void OnTranscriptsClick(object sender, RoutedEventArgs arguments) => ButtonMenu.Open((Button)sender);

    private void FocusAfterColleagues()
    {
        if (!IsVisible || Window.GetWindow(this) is not { IsActive: true } || Keyboard.FocusedElement is UIElement { IsVisible: true } and not (Window or TabItem))
        {
            return;
        }

        if (ImRegion.Content is not UIElement { IsVisible: true } view || !view.MoveFocus(new TraversalRequest(FocusNavigationDirection.First)))
        {
            Consult.Focus();
        }
    }
}
