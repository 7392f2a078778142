using System.Windows;
using System.Windows.Controls;
using System.Windows.Input;
using PluginIm.ViewModels;
using PluginIm.ViewModels.Texts;

namespace PluginIm.Views;

/// <summary>What can be done with values: copied, opened where they lead somewhere, shown whole. By mouse as a context menu; by keyboard the same menu, on Enter too.</summary>
internal static class FieldMenu
{
    /// <summary>Turns it on for a list of <see cref="CaseFieldViewModel"/>.</summary>
    public static readonly DependencyProperty IsOnProperty = DependencyProperty.RegisterAttached(
        "IsOn", typeof(bool), typeof(FieldMenu), new PropertyMetadata(false, OnIsOnChanged));

    public static bool GetIsOn(DependencyObject list) => (bool)list.GetValue(IsOnProperty);

    public static void SetIsOn(DependencyObject list, bool value) => list.SetValue(IsOnProperty, value);

    private static void OnIsOnChanged(DependencyObject target, DependencyPropertyChangedEventArgs e)
    {
        if (target is ListBox list && (bool)e.NewValue)
        {
            ListMenu.Attach(list, Fill);
            list.CommandBindings.Add(new CommandBinding(ApplicationCommands.Copy, (_, _) => CopySelected(list), (_, can) => can.CanExecute = list.SelectedItems.Count > 0));
        }
    }

    private static bool Fill(ListBox list)
    {
        var menu = list.ContextMenu!;
        if (list.SelectedItem is not CaseFieldViewModel field)
        {
            return false;
        }

        menu.Items.Add(Item(Words.MenuCopyValue, () => Copy(field.Text)));
        if (field.Label.Length > 0)
        {
            menu.Items.Add(Item(Words.MenuCopyWithLabel, () => Copy(field.CopyText)));
        }

        foreach (var piece in field.Targets)
        {
            menu.Items.Add(new MenuItem { Header = ListMenu.Literal(piece.ActionText), Command = field.Links.CommandFor(piece), CommandParameter = piece });
        }

        if (field.IsLong)
        {
            menu.Items.Add(new MenuItem { Header = field.ToggleText, Command = field.ToggleCommand });
        }

        return true;
    }

    private static MenuItem Item(string header, Action action)
    {
        var item = new MenuItem { Header = header };
        item.Click += (_, _) => action();
        return item;
    }

    private static void CopySelected(ListBox list)
    {
        var fields = list.SelectedItems.Cast<CaseFieldViewModel>().OrderBy(list.Items.IndexOf).ToList();
        Copy(fields is [var single] ? single.Text : string.Join(Environment.NewLine, fields.Select(field => field.CopyText)));
    }

    /// <summary>Where another program holds the clipboard, it is copied by doing it again, as in every program.</summary>
    private static void Copy(string text) => ListMenu.TryCopy(text.ReplaceLineEndings());
}
