using System.Windows;
using System.Windows.Controls;
using System.Windows.Input;

namespace SampleShell;

/// <summary>The open interactions as tabs.</summary>
internal sealed partial class InteractionWindow : Window
{
    public InteractionWindow(InteractionsViewModel interactions)
    {
        DataContext = interactions;
        InitializeComponent();
    }

    public event EventHandler? SelectionChanged;

    /// <summary>Gives the focus to the first thing in the selected view that takes it, unless the view took it itself.</summary>
    public void FocusContent()
    {
        if (DataContext is InteractionsViewModel { Selected.Content: UIElement { IsKeyboardFocusWithin: false } view })
        {
            view.MoveFocus(new TraversalRequest(FocusNavigationDirection.First));
        }
    }

    private void OnSelectionChanged(object sender, SelectionChangedEventArgs arguments)
    {
        if (arguments.OriginalSource == Tabs)
        {
            SelectionChanged?.Invoke(this, EventArgs.Empty);
        }
    }
}
