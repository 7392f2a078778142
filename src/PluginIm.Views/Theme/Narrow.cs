using System.Windows;

namespace PluginIm.Views;

/// <summary>Tells a view and all that is in it whether it has less room than it takes to show everything side by side.</summary>
internal static class Narrow
{
    /// <summary>The width below which a view is narrow.</summary>
    public static readonly DependencyProperty BelowProperty = DependencyProperty.RegisterAttached(
        "Below", typeof(double), typeof(Narrow), new PropertyMetadata(0.0, OnBelowChanged));

    /// <summary>Whether the view is narrow; set by its size.</summary>
    public static readonly DependencyProperty IsNarrowProperty = DependencyProperty.RegisterAttached(
        "IsNarrow", typeof(bool), typeof(Narrow), new FrameworkPropertyMetadata(false, FrameworkPropertyMetadataOptions.Inherits));

    public static double GetBelow(DependencyObject view) => (double)view.GetValue(BelowProperty);

    public static void SetBelow(DependencyObject view, double value) => view.SetValue(BelowProperty, value);

    public static bool GetIsNarrow(DependencyObject view) => (bool)view.GetValue(IsNarrowProperty);

    public static void SetIsNarrow(DependencyObject view, bool value) => view.SetValue(IsNarrowProperty, value);

    private static void OnBelowChanged(DependencyObject target, DependencyPropertyChangedEventArgs e)
    {
        var view = (FrameworkElement)target;
        view.SizeChanged += (_, _) => SetIsNarrow(view, view.ActualWidth < GetBelow(view));
    }
}
