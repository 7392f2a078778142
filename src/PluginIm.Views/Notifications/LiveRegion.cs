using System.Windows;
using System.Windows.Automation.Peers;

namespace PluginIm.Views;

/// <summary>Has a screen reader read what stands in an element.</summary>
internal static class LiveRegion
{
    /// <summary>Raised for each announcement, with the element that is read.</summary>
    public static event EventHandler? Announced;

    public static void Announce(UIElement element)
    {
        UIElementAutomationPeer.CreatePeerForElement(element)?.RaiseAutomationEvent(AutomationEvents.LiveRegionChanged);
        Announced?.Invoke(element, EventArgs.Empty);
    }
}
