using System.Windows;
using System.Windows.Automation.Peers;
using System.Windows.Controls;
using System.Windows.Documents;
using System.Windows.Input;
using PluginIm.ViewModels;

namespace PluginIm.Views;

/// <summary>
/// The lines of a transcript: one stop of the keyboard, however long. It is entered at the line that was selected, or the newest in view; the arrows go
/// from line to line, Tab through the links of the line that has the keyboard, and then on.
/// </summary>
internal sealed class TranscriptList : ListBox
{
    protected override AutomationPeer OnCreateAutomationPeer() => new TranscriptListPeer(this);

    protected override void OnPreviewGotKeyboardFocus(KeyboardFocusChangedEventArgs e)
    {
        base.OnPreviewGotKeyboardFocus(e);
        var isEntered = e.NewFocus is ListBoxItem && !(e.OldFocus is DependencyObject former && Holds(former));
        if (isEntered && Keyboard.IsKeyDown(Key.Tab) && Entrance() is { } line && line != e.NewFocus)
        {
            e.Handled = true;
            line.Focus();
        }
    }

    protected override void OnPreviewKeyDown(KeyEventArgs e)
    {
        base.OnPreviewKeyDown(e);
        if (!e.Handled && e.Key == Key.Tab && Keyboard.Modifiers is ModifierKeys.None or ModifierKeys.Shift)
        {
            e.Handled = MoveInLine(Keyboard.Modifiers == ModifierKeys.None);
        }
    }

    private static bool FocusLink(Hyperlink link)
    {
        // Only for as long as it has the keyboard: a click on a link leaves the caret where the agent writes.
        link.Focusable = true;
        link.LostKeyboardFocus += OnLinkLeft;
        return link.Focus();
    }

    private static void OnLinkLeft(object sender, KeyboardFocusChangedEventArgs e)
    {
        var link = (Hyperlink)sender;
        link.LostKeyboardFocus -= OnLinkLeft;
        link.Focusable = false;
    }

    /// <summary>Goes to the next or the former link of the line that has the keyboard; before the first link is the line itself.</summary>
    private bool MoveInLine(bool isForward)
    {
        if (Keyboard.FocusedElement is not DependencyObject focused || ContainerFromElement(focused) is not ListBoxItem line)
        {
            return false;
        }

        List<Hyperlink> links = [.. MessageText.LinksIn(line)];
        var former = focused is Hyperlink link ? links.IndexOf(link) : -1;
        if (former < 0 && !isForward)
        {
            return false;
        }

        var place = former + (isForward ? 1 : -1);
        return place < 0 ? line.Focus() : place < links.Count && FocusLink(links[place]);
    }

    private bool Holds(DependencyObject element) => ContainerFromElement(element) is not null;

    private ListBoxItem? Entrance()
    {
        var panel = TranscriptPanel.Of(this);
        var selected = SelectedItem is null ? null : ItemContainerGenerator.ContainerFromItem(SelectedItem) as ListBoxItem;
        return selected is not null && panel?.IsInView(selected) == true
            ? selected
            : panel is null ? null : ItemContainerGenerator.ContainerFromIndex(panel.LowestWhole) as ListBoxItem;
    }

    /// <summary>Names the lines in their order, in which their elements do not stand.</summary>
    private sealed class TranscriptListPeer(TranscriptList owner) : ListBoxAutomationPeer(owner)
    {
        protected override List<AutomationPeer>? GetChildrenCore() => base.GetChildrenCore()?.OrderBy(PlaceOf).ToList();

        private static long PlaceOf(AutomationPeer child) => child is ItemAutomationPeer { Item: TranscriptLineViewModel line } ? line.Ordinal : long.MaxValue;
    }
}
