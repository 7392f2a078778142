using System.Windows;
using System.Windows.Controls;
using System.Windows.Input;

namespace PluginIm.Views;

/// <summary>Selects all lines from where the mouse was pressed to where it is, as it does in a text.</summary>
internal static class DragSelection
{
    /// <summary>Turns it on for a list in which several lines can be selected.</summary>
    public static readonly DependencyProperty IsOnProperty = DependencyProperty.RegisterAttached(
        "IsOn", typeof(bool), typeof(DragSelection), new PropertyMetadata(false, OnIsOnChanged));

    private static readonly DependencyProperty StartProperty =
        DependencyProperty.RegisterAttached("Start", typeof(int), typeof(DragSelection), new PropertyMetadata(-1));

    private static readonly DependencyProperty EndProperty =
        DependencyProperty.RegisterAttached("End", typeof(int), typeof(DragSelection), new PropertyMetadata(-1));

    public static bool GetIsOn(DependencyObject list) => (bool)list.GetValue(IsOnProperty);

    public static void SetIsOn(DependencyObject list, bool value) => list.SetValue(IsOnProperty, value);

    private static void OnIsOnChanged(DependencyObject target, DependencyPropertyChangedEventArgs e)
    {
        if (target is ListBox list && (bool)e.NewValue)
        {
            list.PreviewMouseLeftButtonDown += OnPressed;
            list.AddHandler(UIElement.MouseMoveEvent, new MouseEventHandler(OnMoved), handledEventsToo: true);
        }
    }

    private static void OnPressed(object sender, MouseButtonEventArgs e)
    {
        var list = (ListBox)sender;
        var index = Keyboard.Modifiers == ModifierKeys.None ? IndexAt(list, e.OriginalSource) : -1;
        list.SetValue(StartProperty, index);
        list.SetValue(EndProperty, index);
    }

    private static void OnMoved(object sender, MouseEventArgs e)
    {
        var list = (ListBox)sender;
        var start = (int)list.GetValue(StartProperty);
        var end = IndexAt(list, list.InputHitTest(e.GetPosition(list)));
        if (e.LeftButton != MouseButtonState.Pressed || start < 0 || end < 0 || end == (int)list.GetValue(EndProperty))
        {
            return;
        }

        list.SetValue(EndProperty, end);
        list.SelectedItems.Clear();
        for (var i = Math.Min(start, end); i <= Math.Max(start, end); i++)
        {
            list.SelectedItems.Add(list.Items[i]);
        }
    }

    private static int IndexAt(ListBox list, object? source) =>
        source is DependencyObject element && ItemsControl.ContainerFromElement(list, element) is { } line
            ? list.ItemContainerGenerator.IndexFromContainer(line)
            : -1;
}
