using System.Windows;
using System.Windows.Automation;
using System.Windows.Automation.Peers;
using System.Windows.Controls;

namespace SampleShell;

/// <summary>A text that a screen reader says when it changes by itself, once what it says now is said.</summary>
internal static class LiveText
{
    public static readonly DependencyProperty TextProperty = DependencyProperty.RegisterAttached(
        "Text", typeof(string), typeof(LiveText), new PropertyMetadata("", OnTextChanged));

    public static string GetText(TextBlock block) => (string)block.GetValue(TextProperty);

    public static void SetText(TextBlock block, string value) => block.SetValue(TextProperty, value);

    private static void OnTextChanged(DependencyObject element, DependencyPropertyChangedEventArgs arguments)
    {
        var block = (TextBlock)element;
        block.Text = (string)arguments.NewValue;
        AutomationProperties.SetLiveSetting(block, AutomationLiveSetting.Polite);
        if (block.Text.Length > 0)
        {
            UIElementAutomationPeer.CreatePeerForElement(block)?.RaiseAutomationEvent(AutomationEvents.LiveRegionChanged);
        }
    }
}
