using System.Windows;
using System.Windows.Controls;
using System.Windows.Input;
using System.Windows.Media;

namespace SampleShell;

/// <summary>The search field and the list below it: how keys lead from one to the other, and to the menu of a row.</summary>
internal sealed partial class TeamCommunicatorView : UserControl
{
    public TeamCommunicatorView() => InitializeComponent();

    /// <summary>Gives the field the focus, with what it holds selected: what is typed comes in its place.</summary>
    public void FocusSearch()
    {
        Search.Focus();
        Search.SelectAll();
    }

    private static ListBoxItem? RowOf(object source)
    {
        var element = source as DependencyObject;
        while (element is not (null or ListBoxItem))
        {
            element = element is Visual ? VisualTreeHelper.GetParent(element) : LogicalTreeHelper.GetParent(element);
        }

        return element as ListBoxItem;
    }

    private void OnActionsClick(object sender, RoutedEventArgs arguments)
    {
        var button = (Button)sender;
        TargetMenu.Open((TargetViewModel)button.DataContext, button, this);
    }

    /// <summary>Down and Enter lead into the list. Escape empties the field; where it is empty, the window takes it as leaving.</summary>
    private void OnSearchKeyDown(object sender, KeyEventArgs arguments)
    {
        switch (arguments.Key)
        {
            case Key.Down or Key.Enter when ResultList.IsVisible && ResultList.Items.Count > 0:
                FocusRow(Math.Max(0, ResultList.SelectedIndex));
                arguments.Handled = true;
                break;
            case Key.Escape when Search.Text.Length > 0:
                Search.Clear();
                arguments.Handled = true;
                break;
        }
    }

    private void FocusRow(int index)
    {
        ResultList.SelectedIndex = index;
        ResultList.ScrollIntoView(ResultList.SelectedItem);
        ResultList.UpdateLayout();
        (ResultList.ItemContainerGenerator.ContainerFromIndex(index) as UIElement)?.Focus();
    }

    /// <summary>Enter takes the main action, or shows why it cannot be taken; Right opens the menu; Up from the first row and Escape lead back.</summary>
    private void OnResultsKeyDown(object sender, KeyEventArgs arguments)
    {
        if (RowOf(arguments.OriginalSource) is not { DataContext: TargetViewModel target } row)
        {
            return;
        }

        switch (arguments.Key)
        {
            case Key.Enter:
                Take(target, row);
                break;
            case Key.Right:
                TargetMenu.Open(target, row, this);
                break;
            case Key.Up when ResultList.SelectedIndex == 0:
            case Key.Escape:
                Search.Focus();
                break;
            case Key.Back when Search.Text.Length > 0:
                TypeInSearch(Search.Text[..^1]);
                break;
            default:
                return;
        }

        arguments.Handled = true;
    }

    private void Take(TargetViewModel target, UIElement row)
    {
        if (!target.TryMainAction())
        {
            TargetMenu.Open(target, row, this);
        }
    }

    /// <summary>Who types on in the list types in the field.</summary>
    private void OnResultsTextInput(object sender, TextCompositionEventArgs arguments)
    {
        if (arguments.Text.Length > 0 && !char.IsControl(arguments.Text[0]))
        {
            TypeInSearch(Search.Text + arguments.Text);
            arguments.Handled = true;
        }
    }

    private void TypeInSearch(string text)
    {
        Search.Focus();
        Search.Text = text;
        Search.CaretIndex = text.Length;
    }

    /// <summary>The menu key, Shift+F10 and the right button.</summary>
    private void OnResultsContextMenuOpening(object sender, ContextMenuEventArgs arguments)
    {
        if (RowOf(arguments.OriginalSource) is { DataContext: TargetViewModel target } row)
        {
            TargetMenu.Open(target, row, this);
            arguments.Handled = true;
        }
    }

    private void OnResultsDoubleClick(object sender, MouseButtonEventArgs arguments)
    {
        if (arguments.ChangedButton == MouseButton.Left
            && RowOf(arguments.OriginalSource) is { DataContext: TargetViewModel target } row
            && !IsInButton(arguments.OriginalSource))
        {
            Take(target, row);
            arguments.Handled = true;
        }
    }

    private static bool IsInButton(object source) =>
        source is Visual visual && (visual is Button || VisualTreeHelper.GetParent(visual) is { } parent && IsInButton(parent));
}
