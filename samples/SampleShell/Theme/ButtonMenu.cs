using System.Windows.Controls;
using System.Windows.Controls.Primitives;

namespace SampleShell;

/// <summary>A click opens a button's menu below it.</summary>
internal static class ButtonMenu
{
    public static void Open(Button button)
    {
        button.ContextMenu!.PlacementTarget = button;
        button.ContextMenu.Placement = PlacementMode.Bottom;
        button.ContextMenu.IsOpen = true;
    }
}
