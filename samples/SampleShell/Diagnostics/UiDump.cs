using System.Windows;
using System.Windows.Automation;
using System.Windows.Automation.Peers;
using System.Windows.Automation.Provider;
using System.Windows.Interop;

namespace SampleShell;

/// <summary>
/// All windows and menus of the process, by the automation peers that assistive technology reads. Where no other process
/// can ask for them (Wine has no UI Automation across processes), this is how a test sees what is on screen. A minimized window is not.
/// </summary>
internal sealed record UiDump(IReadOnlyList<UiWindow> Windows)
{
    /// <summary>Called on the user-interface thread.</summary>
    public static UiDump Take() => new(
    [
        .. PresentationSource.CurrentSources.OfType<HwndSource>()
            .Where(source => source is { IsDisposed: false, RootVisual: UIElement { IsVisible: true } and not Window { WindowState: WindowState.Minimized } })
            .Select(source => Describe((UIElement)source.RootVisual)),
    ]);

    private static UiWindow Describe(UIElement root)
    {
        var peer = UIElementAutomationPeer.CreatePeerForElement(root);
        var elements = new List<UiElement>();
        if (peer is not null)
        {
            Collect(peer, 0, elements);
        }

        var bounds = peer is null ? Rect.Empty : peer.GetBoundingRectangle();
        return root is Window window
            ? new UiWindow(window.Title, window.IsActive, UiBounds.From(bounds), elements)
            : new UiWindow("", false, UiBounds.From(bounds), elements);
    }

    private static void Collect(AutomationPeer peer, int depth, List<UiElement> elements)
    {
        elements.Add(new UiElement(
            peer.GetAutomationId(),
            peer.GetName(),
            peer.GetAutomationControlType().ToString(),
            ValueOf(peer),
            peer.IsEnabled(),
            peer.HasKeyboardFocus(),
            peer.IsOffscreen(),
            depth,
            UiBounds.From(peer.GetBoundingRectangle())));
        // A list's children are made when asked for; what a peer holds may be older than the list.
        peer.ResetChildrenCache();
        foreach (var child in peer.GetChildren() ?? [])
        {
            Collect(child, depth + 1, elements);
        }
    }

    private static string? ValueOf(AutomationPeer peer)
    {
        try
        {
            return peer.IsPassword() ? null : (peer.GetPattern(PatternInterface.Value) as IValueProvider)?.Value;
        }
        catch (ElementNotAvailableException)
        {
            return null;
        }
    }
}
