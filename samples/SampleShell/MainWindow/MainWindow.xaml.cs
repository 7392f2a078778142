using System.Windows;
using System.Windows.Controls;
using System.Windows.Controls.Primitives;

namespace SampleShell;

/// <summary>The desktop's main window.</summary>
internal sealed partial class MainWindow : Window
{
    public MainWindow(MainWindowViewModel viewModel)
    {
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

    /// <summary>A click opens the button's menu below it.</summary>
    private void OnMenuClick(object sender, RoutedEventArgs arguments)
    {
        var button = (Button)sender;
        button.ContextMenu!.PlacementTarget = button;
        button.ContextMenu.Placement = PlacementMode.Bottom;
        button.ContextMenu.IsOpen = true;
    }
}
