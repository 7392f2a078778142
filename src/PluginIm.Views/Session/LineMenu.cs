using System.Windows;
using System.Windows.Controls;
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
        ListMenu.Fill(list, Fill);
        return list.ContextMenu!;
    }

    private static void OnIsOnChanged(DependencyObject target, DependencyPropertyChangedEventArgs e)
    {
        if (target is ListBox list && (bool)e.NewValue)
        {
            ListMenu.Attach(list, Fill);
            list.CommandBindings.Add(new CommandBinding(
                ApplicationCommands.Copy, (_, _) => Copy(list), (_, can) => can.CanExecute = list.SelectedItems.Count > 0));
            list.CommandBindings.Add(new CommandBinding(
                ApplicationCommands.SelectAll, (_, _) => list.SelectAll(), (_, can) => can.CanExecute = list.Items.Count > 0));
        }
    }

    private static bool Fill(ListBox list)
    {
        var menu = list.ContextMenu!;
        menu.Items.Add(new MenuItem { Header = Words.MenuCopy, Command = ApplicationCommands.Copy, CommandTarget = list });
        menu.Items.Add(new MenuItem { Header = Words.MenuSelectAll, Command = ApplicationCommands.SelectAll, CommandTarget = list });
        if (list.SelectedItems.Count == 1 && list.SelectedItem is MessageLineViewModel line && list.DataContext is SessionViewModel session)
        {
            foreach (var piece in session.Links.TargetsIn(line.Text))
            {
                menu.Items.Add(new MenuItem { Header = ListMenu.Literal(piece.ActionText), Command = session.Links.CommandFor(piece), CommandParameter = piece });
            }

            if (line.CanSendAgain)
            {
                menu.Items.Add(new MenuItem { Header = Words.ButtonSendAgain, Command = line.SendAgainCommand });
            }
        }

        return true;
    }

    private static void Copy(ListBox list)
    {
        if (!ListMenu.TryCopy(TranscriptViewModel.CopyOf(list.SelectedItems.Cast<TranscriptLineViewModel>())))
        {
            (list.DataContext as SessionViewModel)?.ShowCopyFailed();
        }
    }
}
