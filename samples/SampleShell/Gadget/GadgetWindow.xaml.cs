using System.Windows;
using System.Windows.Input;

namespace SampleShell;

/// <summary>A small window, always on top, that never takes the focus by itself.</summary>
internal sealed partial class GadgetWindow : Window
{
    private readonly GadgetViewModel _viewModel;

    public GadgetWindow(GadgetViewModel viewModel)
    {
        _viewModel = viewModel;
        DataContext = viewModel;
        InitializeComponent();
    }

    public void FocusSearch() => TeamCommunicator.FocusSearch();

    /// <summary>Who leaves the search goes back to the conversation.</summary>
    protected override void OnKeyDown(KeyEventArgs e)
    {
        base.OnKeyDown(e);
        if (e is { Handled: false, Key: Key.Escape } && TeamCommunicator.IsKeyboardFocusWithin)
        {
            e.Handled = true;
            _viewModel.Interactions.ActivateSelectedCommand.Execute(null);
        }
    }

    private void OnFindTarget(object sender, ExecutedRoutedEventArgs arguments) => FocusSearch();
}
