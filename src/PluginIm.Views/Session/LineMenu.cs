using System.Runtime.InteropServices;
using System.Windows;
using System.Windows.Controls;
using System.Windows.Controls.Primitives;
using System.Windows.Input;
using PluginIm.ViewModels;
using PluginIm.ViewModels.Texts;

namespace PluginIm.Views;

/// <summary>
/// What can be done with the lines of a transcript: copied, and for one line its links opened, its numbers called, the failed message sent
/// again. By mouse as a context menu; by keyboard the same menu, on Enter too.
/// </summary>
internal static class LineMenu
{
    /// <summary>Turns it on for a list of transcript lines whose data context is the session.</summary>
    public static readonly DependencyProperty IsOnProperty = DependencyProperty.RegisterAttached(
        "IsOn", typeof(bool), typeof(LineMenu), new PropertyMetadata(false, OnIsOnChanged));

    public static bool GetIsOn(DependencyObject list) => (bool)list.GetValue(IsOnProperty);

    public static void SetIsOn(DependencyObject list, bool value) => list.SetValue(IsOnProperty, value);

    /// <summary>The menu as it stands for the lines that are selected.</summary>
    public static ContextMenu For(ListBox list)
    {
        Fill(list);
        list.ContextMenu!.PlacementTarget = list;
        list.ContextMenu.Placement = PlacementMode.Bottom;
        return list.ContextMenu;
    }

    private static void OnIsOnChanged(DependencyObject target, DependencyPropertyChangedEventArgs e)
    {
        if (target is ListBox list && (bool)e.NewValue)
        {
            list.ContextMenu = new ContextMenu();
            list.ContextMenu.SetResourceReference(FrameworkElement.StyleProperty, "Im.Menu");
            list.ContextMenuOpening += (_, _) => Fill(list);
            list.PreviewKeyDown += OnKeyDown;
            list.CommandBindings.Add(new CommandBinding(
                ApplicationCommands.Copy, (_, _) => Copy(list), (_, can) => can.CanExecute = list.SelectedItems.Count > 0));
            list.CommandBindings.Add(new CommandBinding(
                ApplicationCommands.SelectAll, (_, _) => list.SelectAll(), (_, can) => can.CanExecute = list.Items.Count > 0));
        }
    }

    private static void OnKeyDown(object sender, KeyEventArgs e)
    {
        var list = (ListBox)sender;
        if (e.Key == Key.Enter && Keyboard.FocusedElement is ListBoxItem line)
        {
            e.Handled = true;
            var menu = For(list);
            menu.PlacementTarget = line;
            menu.IsOpen = true;
        }
    }

    private static void Fill(ListBox list)
    {
        var menu = list.ContextMenu!;
        menu.Placement = PlacementMode.MousePoint;
        menu.Items.Clear();
        menu.Items.Add(new MenuItem { Header = Words.MenuCopy, Command = ApplicationCommands.Copy, CommandTarget = list });
        menu.Items.Add(new MenuItem { Header = Words.MenuSelectAll, Command = ApplicationCommands.SelectAll, CommandTarget = list });
        if (list.SelectedItems.Count == 1 && list.SelectedItem is MessageLineViewModel line && list.DataContext is SessionViewModel session)
        {
            foreach (var piece in session.Links.TargetsIn(line.Text))
            {
                menu.Items.Add(new MenuItem { Header = Literal(piece.ActionText), Command = session.Links.CommandFor(piece), CommandParameter = piece });
            }

            if (line.CanSendAgain)
            {
                menu.Items.Add(new MenuItem { Header = Words.ButtonSendAgain, Command = line.SendAgainCommand });
            }
        }
    }

    /// <summary>An underscore of an address is one, and marks no access key.</summary>
    private static string? Literal(string? text) => text?.Replace("_", "__", StringComparison.Ordinal);

    private static void Copy(ListBox list)
    {
        try
        {
            Clipboard.SetDataObject(TranscriptViewModel.CopyOf(list.SelectedItems.Cast<TranscriptLineViewModel>()), copy: true);
        }
        catch (ExternalException)
        {
            // Another program holds the clipboard, longer than the system waits for it.
            (list.DataContext as SessionViewModel)?.ShowCopyFailed();
        }
    }
}
