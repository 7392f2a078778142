using System.Windows;
using System.Windows.Controls;
using System.Windows.Media;

namespace PluginIm.Views;

/// <summary>Keeps the newest line of a list in view as long as the agent has not scrolled up; then it says that there is more below.</summary>
internal static class FollowNewestLine
{
    /// <summary>Turns it on for a list.</summary>
    public static readonly DependencyProperty IsOnProperty = DependencyProperty.RegisterAttached(
        "IsOn", typeof(bool), typeof(FollowNewestLine), new PropertyMetadata(false, OnIsOnChanged));

    /// <summary>Whether lines have come that the agent, who has scrolled up, cannot see.</summary>
    public static readonly DependencyProperty HasUnseenProperty = DependencyProperty.RegisterAttached(
        "HasUnseen", typeof(bool), typeof(FollowNewestLine), new PropertyMetadata(false));

    private static readonly DependencyProperty StaysAtEndProperty = DependencyProperty.RegisterAttached(
        "StaysAtEnd", typeof(bool), typeof(FollowNewestLine), new PropertyMetadata(true));

    /// <summary>How far from the end still counts as the end: less than a line.</summary>
    private const double Tolerance = 8;

    public static bool GetIsOn(DependencyObject list) => (bool)list.GetValue(IsOnProperty);

    public static void SetIsOn(DependencyObject list, bool value) => list.SetValue(IsOnProperty, value);

    public static bool GetHasUnseen(DependencyObject list) => (bool)list.GetValue(HasUnseenProperty);

    public static void SetHasUnseen(DependencyObject list, bool value) => list.SetValue(HasUnseenProperty, value);

    /// <summary>Goes to the newest line and follows from there.</summary>
    public static void GoToNewest(ListBox list)
    {
        list.SetValue(StaysAtEndProperty, true);
        SetHasUnseen(list, false);
        FindScrollViewer(list)?.ScrollToEnd();
    }

    private static void OnIsOnChanged(DependencyObject list, DependencyPropertyChangedEventArgs e)
    {
        if ((bool)e.NewValue)
        {
            ((ListBox)list).AddHandler(ScrollViewer.ScrollChangedEvent, new ScrollChangedEventHandler(OnScrollChanged));
        }
    }

    private static void OnScrollChanged(object sender, ScrollChangedEventArgs e)
    {
        var list = (ListBox)sender;
        if (e.OriginalSource is not ScrollViewer viewer || viewer.TemplatedParent != list)
        {
            return;
        }

        var grew = e.ExtentHeightChange != 0 || e.ViewportHeightChange != 0;
        var isAtEnd = viewer.VerticalOffset >= viewer.ScrollableHeight - Tolerance;
        if (!grew)
        {
            // Nothing came and nothing was resized: this is the agent's own scrolling.
            list.SetValue(StaysAtEndProperty, isAtEnd);
        }
        else if ((bool)list.GetValue(StaysAtEndProperty))
        {
            viewer.ScrollToEnd();
        }
        else if (e.ExtentHeightChange > 0 && !isAtEnd)
        {
            SetHasUnseen(list, true);
        }

        if (isAtEnd)
        {
            SetHasUnseen(list, false);
        }
    }

    private static ScrollViewer? FindScrollViewer(DependencyObject element)
    {
        if (element is ScrollViewer viewer)
        {
            return viewer;
        }

        for (var i = 0; i < VisualTreeHelper.GetChildrenCount(element); i++)
        {
            if (FindScrollViewer(VisualTreeHelper.GetChild(element, i)) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
