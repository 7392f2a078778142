using System.Windows;
using System.Windows.Input;
using PluginIm.ViewModels;

namespace PluginIm.Views;

/// <summary>Ctrl and the wheel make the texts of a session larger and smaller.</summary>
internal static class WheelZoom
{
    public static readonly DependencyProperty ZoomProperty = DependencyProperty.RegisterAttached(
        "Zoom", typeof(ZoomViewModel), typeof(WheelZoom), new PropertyMetadata(OnZoomChanged));

    public static ZoomViewModel? GetZoom(DependencyObject view) => (ZoomViewModel?)view.GetValue(ZoomProperty);

    public static void SetZoom(DependencyObject view, ZoomViewModel? value) => view.SetValue(ZoomProperty, value);

    private static void OnZoomChanged(DependencyObject target, DependencyPropertyChangedEventArgs e)
    {
        if (target is UIElement view && e.OldValue is null)
        {
            view.PreviewMouseWheel += OnWheel;
        }
    }

    private static void OnWheel(object sender, MouseWheelEventArgs e)
    {
        if (Keyboard.Modifiers == ModifierKeys.Control && GetZoom((UIElement)sender) is { } zoom)
        {
            e.Handled = true;
            (e.Delta > 0 ? zoom.InCommand : zoom.OutCommand).Execute(null);
        }
    }
}
