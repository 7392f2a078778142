using System.Windows;
using System.Windows.Controls;
using System.Windows.Input;

namespace SampleShell;

/// <summary>The desktop's main window.</summary>
internal sealed partial class MainWindow : Window
{
    private readonly MainWindowViewModel _viewModel;

    public MainWindow(MainWindowViewModel viewModel)
    {
        _viewModel = viewModel;
        DataContext = viewModel;
        InitializeComponent();
        Loaded += (_, _) => TeamCommunicator.FocusSearch();
    }

    /// <summary>Puts the window where the command line asked for it.</summary>
    public void Place(WindowBounds bounds)
    {
        WindowStartupLocation = WindowStartupLocation.Manual;
        Left = bounds.X;
        Top = bounds.Y;
        Width = bounds.Width;
        Height = bounds.Height;
    }

    public void FocusSearch() => TeamCommunicator.FocusSearch();

    /// <summary>Who leaves the search goes back to the conversation; without one, to what comes next in the window.</summary>
    protected override void OnKeyDown(KeyEventArgs e)
    {
        base.OnKeyDown(e);
        if (e is { Handled: false, Key: Key.Escape } && TeamCommunicator.IsKeyboardFocusWithin)
        {
            e.Handled = true;
            if (_viewModel.Interactions.HasOpen)
            {
                _viewModel.Interactions.ActivateSelectedCommand.Execute(null);
            }
            else
            {
                Menu.Focus();
            }
        }
    }

    private void OnMenuClick(object sender, RoutedEventArgs arguments) => ButtonMenu.Open((Button)sender);

    private void OnFindTarget(object sender, ExecutedRoutedEventArgs arguments) => FocusSearch();
}
