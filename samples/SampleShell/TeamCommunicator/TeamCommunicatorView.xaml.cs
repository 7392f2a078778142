using System.Windows;
using System.Windows.Controls;
using System.Windows.Controls.Primitives;
using System.Windows.Input;

namespace SampleShell;

/// <summary>The search field and its results: keys and the menu beside a target.</summary>
internal sealed partial class TeamCommunicatorView : UserControl
{
    public TeamCommunicatorView() => InitializeComponent();

    public void FocusSearch() => Search.Focus();

    private static ContextMenu MenuOf(TargetViewModel target, UIElement place, Style entryStyle)
    {
        var menu = new ContextMenu { PlacementTarget = place, Placement = PlacementMode.Bottom };
        menu.SetResourceReference(FontFamilyProperty, "ShellFont");
        foreach (var action in target.Actions())
        {
            menu.Items.Add(new MenuItem { DataContext = action, Header = action, Style = entryStyle });
        }

        if (menu.Items.Count == 0)
        {
            menu.Items.Add(new MenuItem { Header = "There is nothing to do here.", IsEnabled = false });
        }

        return menu;
    }

    private void OnActionsClick(object sender, RoutedEventArgs arguments)
    {
        var button = (Button)sender;
        OpenMenu((TargetViewModel)button.DataContext, button);
    }

    private void OpenMenu(TargetViewModel target, UIElement place) =>
        MenuOf(target, place, (Style)Resources["ActionEntry"]).IsOpen = true;

    /// <summary>The arrow key leads from the field into the results; Escape empties the field.</summary>
    private void OnSearchKeyDown(object sender, KeyEventArgs arguments)
    {
        switch (arguments.Key)
        {
            case Key.Down when ResultList.Items.Count > 0:
                ResultList.SelectedIndex = Math.Max(0, ResultList.SelectedIndex);
                ResultList.ScrollIntoView(ResultList.SelectedItem);
                ResultList.UpdateLayout();
                (ResultList.ItemContainerGenerator.ContainerFromItem(ResultList.SelectedItem) as UIElement)?.Focus();
                arguments.Handled = true;
                break;
            case Key.Escape when Search.Text.Length > 0:
                Search.Clear();
                arguments.Handled = true;
                break;
        }
    }

    /// <summary>Enter opens the menu of the target; up from the first target leads back to the field.</summary>
    private void OnResultsKeyDown(object sender, KeyEventArgs arguments)
    {
        if (arguments.OriginalSource is not ListBoxItem item)
        {
            return;
        }

        switch (arguments.Key)
        {
            case Key.Enter or Key.Apps:
                OpenMenu((TargetViewModel)item.DataContext, item);
                arguments.Handled = true;
                break;
            case Key.Up when ResultList.SelectedIndex == 0:
                Search.Focus();
                arguments.Handled = true;
                break;
        }
    }
}
