using System.Windows.Input;

namespace MinimalShell;

/// <summary>Colleagues at the left, interactions at the right, the channel's status below.</summary>
internal sealed partial class ShellWindow : IInteractionWindows
{
    public ShellWindow(Colleagues colleagues)
    {
        DataContext = colleagues;
        InitializeComponent();
    }

    public IInteractionHandle Open(InteractionTab tab, bool activate)
    {
        var shown = new Tab { Title = tab.Title, Content = tab.Content };
        shown.IsSelected = Interactions.Items.Add(shown) == 0 || activate;
        return shown;
    }

    private async void OnChosen(object sender, MouseButtonEventArgs e)
    {
        if (People.SelectedItem is InternalTarget target && ((Colleagues)DataContext).FindAction(target) is { } action)
        {
            await action.ExecuteAsync(target, null, CancellationToken.None);
        }
    }
}
