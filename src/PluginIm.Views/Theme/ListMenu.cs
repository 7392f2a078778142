using System.Runtime.InteropServices;
using System.Windows;
using System.Windows.Controls;
using System.Windows.Controls.Primitives;
using System.Windows.Input;

namespace PluginIm.Views;

/// <summary>A menu of what can be done with the selected rows of a list: by mouse as a context menu; by keyboard the same, below the row, on Enter too.</summary>
internal static class ListMenu
{
    /// <summary>Gives a list its menu.</summary>
    /// <param name="list">The list.</param>
    /// <param name="fill">Fills the emptied menu for the rows that are selected; false where there is nothing to do.</param>
    public static void Attach(ListBox list, Func<ListBox, bool> fill)
    {
        list.ContextMenu = new ContextMenu();
        list.ContextMenu.SetResourceReference(FrameworkElement.StyleProperty, "Im.Menu");
        list.ContextMenuOpening += (_, opening) => opening.Handled = !Fill(list, fill);
        list.PreviewKeyDown += (_, pressed) =>
        {
            if (pressed.Key == Key.Enter && Keyboard.FocusedElement is ListBoxItem row && Fill(list, fill))
            {
                pressed.Handled = true;
                OpenBelow(list.ContextMenu, row);
            }
        };
    }

    /// <summary>Opens a menu below an element.</summary>
    public static void OpenBelow(ContextMenu menu, UIElement element)
    {
        menu.PlacementTarget = element;
        menu.Placement = PlacementMode.Bottom;
        menu.IsOpen = true;
    }

    /// <summary>An underscore of an address is one, and marks no access key.</summary>
    public static string? Literal(string? text) => text?.Replace("_", "__", StringComparison.Ordinal);

    /// <summary>Puts a text on the clipboard; false while another program holds that longer than the system waits for it.</summary>
    public static bool TryCopy(string text)
    {
        try
        {
            Clipboard.SetDataObject(text, copy: true);
            return true;
        }
        catch (ExternalException)
        {
            return false;
        }
    }

    /// <summary>Makes the menu for the rows that are selected at this moment; false where there is nothing to do.</summary>
    public static bool Fill(ListBox list, Func<ListBox, bool> fill)
    {
        list.ContextMenu!.Placement = PlacementMode.MousePoint;
        list.ContextMenu.Items.Clear();
        return fill(list);
    }
}
