using System.Windows;
using System.Windows.Controls;
using System.Windows.Input;

namespace PluginIm.Views;

/// <summary>Asks for more once the end of a list comes near, by wheel, bar or keyboard.</summary>
internal static class MoreAtEnd
{
    /// <summary>How much of the list, in heights of what is in view, is left when more is asked for.</summary>
    private const double Left = 1;

    public static readonly DependencyProperty CommandProperty = DependencyProperty.RegisterAttached(
        "Command", typeof(ICommand), typeof(MoreAtEnd), new PropertyMetadata(OnCommandChanged));

    public static ICommand? GetCommand(DependencyObject list) => (ICommand?)list.GetValue(CommandProperty);

    public static void SetCommand(DependencyObject list, ICommand? value) => list.SetValue(CommandProperty, value);

    private static void OnCommandChanged(DependencyObject target, DependencyPropertyChangedEventArgs e)
    {
        if (target is ListBox list && e.OldValue is null)
        {
            list.AddHandler(ScrollViewer.ScrollChangedEvent, new ScrollChangedEventHandler(OnScrollChanged));
        }
    }

    private static void OnScrollChanged(object sender, ScrollChangedEventArgs e)
    {
        if (e.ViewportHeight > 0 && e.VerticalOffset + (e.ViewportHeight * (1 + Left)) >= e.ExtentHeight)
        {
            GetCommand((ListBox)sender)?.Execute(null);
        }
    }
}
