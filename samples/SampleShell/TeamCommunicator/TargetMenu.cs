using System.Windows;
using System.Windows.Automation;
using System.Windows.Controls;
using System.Windows.Controls.Primitives;

namespace SampleShell;

/// <summary>The menu beside a target: what modules offer, then its star.</summary>
internal static class TargetMenu
{
    /// <param name="target">For whom.</param>
    /// <param name="place">What it hangs below.</param>
    /// <param name="owner">Where its entries' styles are.</param>
    public static void Open(TargetViewModel target, UIElement place, FrameworkElement owner)
    {
        var menu = new ContextMenu { PlacementTarget = place, Placement = PlacementMode.Bottom };
        menu.SetResourceReference(Control.FontFamilyProperty, "ShellFont");
        AutomationProperties.SetName(menu, target.MenuName);
        var entries = target.Actions();
        foreach (var action in entries)
        {
            menu.Items.Add(new MenuItem { DataContext = action, Header = action, Style = (Style)owner.FindResource("ActionEntry") });
        }

        var plain = (Style)owner.FindResource("PlainEntry");
        if (entries.Count == 0)
        {
            menu.Items.Add(new MenuItem { Header = Words.TargetNoAction, IsEnabled = false, Style = plain });
        }

        menu.Items.Add(new Separator());
        menu.Items.Add(new MenuItem { Header = target.FavouriteCaption, Command = target.ToggleFavouriteCommand, Style = plain });
        menu.IsOpen = true;
    }
}
