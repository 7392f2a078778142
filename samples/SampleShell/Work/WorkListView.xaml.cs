using System.Windows.Controls;
using System.Windows.Input;

namespace SampleShell;

/// <summary>What waits for the agent: a double click or Enter opens it.</summary>
internal sealed partial class WorkListView : UserControl
{
    public WorkListView() => InitializeComponent();

    private void OnKey(object sender, KeyEventArgs arguments)
    {
        if (arguments is { Key: Key.Enter, OriginalSource: ListBoxItem { DataContext: WorkRowViewModel row } })
        {
            arguments.Handled = true;
            Open(row);
        }
    }

    private void OnDoubleClick(object sender, MouseButtonEventArgs arguments)
    {
        if (arguments.ChangedButton == MouseButton.Left && List.SelectedItem is WorkRowViewModel row)
        {
            arguments.Handled = true;
            Open(row);
        }
    }

    private void Open(WorkRowViewModel row) => ((WorkListViewModel)DataContext).OpenCommand.Execute(row);
}
