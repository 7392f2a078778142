using System.Windows;
using System.Windows.Controls;

namespace SampleShell;

/// <summary>A list that shows its end when it comes up, and goes on to do so while the reader is there.</summary>
internal static class ScrollsToEnd
{
    public static readonly DependencyProperty IsOnProperty = DependencyProperty.RegisterAttached(
        "IsOn", typeof(bool), typeof(ScrollsToEnd), new PropertyMetadata(false, OnIsOnChanged));

    public static bool GetIsOn(ScrollViewer viewer) => (bool)viewer.GetValue(IsOnProperty);

    public static void SetIsOn(ScrollViewer viewer, bool value) => viewer.SetValue(IsOnProperty, value);

    private static void OnIsOnChanged(DependencyObject element, DependencyPropertyChangedEventArgs arguments) =>
        ((ScrollViewer)element).ScrollChanged += OnScrollChanged;

    private static void OnScrollChanged(object sender, ScrollChangedEventArgs arguments)
    {
        var viewer = (ScrollViewer)sender;
        var wasAtEnd = arguments.VerticalOffset >= arguments.ExtentHeight - arguments.ExtentHeightChange - (arguments.ViewportHeight - arguments.ViewportHeightChange) - 1;
        if ((arguments.ExtentHeightChange > 0 || arguments.ViewportHeightChange != 0) && wasAtEnd)
        {
            viewer.ScrollToEnd();
        }
    }
}
