using System.Windows.Input;
using PluginIm.Contracts;

namespace MinimalShell;

/// <summary>Colleagues at the left, interactions at the right, the channel's status below. A double click on a colleague takes the module's action.</summary>
internal sealed partial class ShellWindow
{
    private readonly Colleagues _colleagues;

    public ShellWindow(Colleagues colleagues)
    {
        DataContext = _colleagues = colleagues;
        InitializeComponent();
    }

    private async void OnChosen(object sender, MouseButtonEventArgs e)
    {
        if (People.SelectedItem is InternalTarget target && _colleagues.Actions.Find(offered => offered.GetState(target, null) is { IsVisible: true, IsEnabled: true }) is { } action)
        {
            await action.ExecuteAsync(target, null, CancellationToken.None);
        }
    }
}
