using System.Windows.Controls;
using System.Windows.Input;

namespace SampleShell;

/// <summary>The Team Communicator in an interaction: it has the keyboard when it comes, and Escape in an empty field closes it.</summary>
internal sealed partial class InteractionCommunicator : UserControl
{
    public InteractionCommunicator()
    {
        InitializeComponent();
        Loaded += (_, _) => TeamCommunicator.FocusSearch();
    }

    protected override void OnKeyDown(KeyEventArgs e)
    {
        base.OnKeyDown(e);
        if (e is { Handled: false, Key: Key.Escape } && DataContext is InteractionCommunicatorViewModel viewModel)
        {
            e.Handled = true;
            viewModel.CloseCommand.Execute(null);
        }
    }
}
