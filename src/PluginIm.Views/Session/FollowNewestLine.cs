using System.Windows;
using System.Windows.Controls;

namespace PluginIm.Views;

/// <summary>Says whether the newest line of a transcript is in view; it stays there for as long as the agent does not scroll up.</summary>
internal static class FollowNewestLine
{
    /// <summary>Turns it on for a list.</summary>
    public static readonly DependencyProperty IsOnProperty = DependencyProperty.RegisterAttached(
        "IsOn", typeof(bool), typeof(FollowNewestLine), new PropertyMetadata(false, OnIsOnChanged));

    /// <summary>Whether the newest line is in view; set by the list as the agent scrolls.</summary>
    public static readonly DependencyProperty IsAtNewestProperty = DependencyProperty.RegisterAttached(
        "IsAtNewest", typeof(bool), typeof(FollowNewestLine), new FrameworkPropertyMetadata(true, FrameworkPropertyMetadataOptions.BindsTwoWayByDefault));

    public static bool GetIsOn(DependencyObject list) => (bool)list.GetValue(IsOnProperty);

    public static void SetIsOn(DependencyObject list, bool value) => list.SetValue(IsOnProperty, value);

    public static bool GetIsAtNewest(DependencyObject list) => (bool)list.GetValue(IsAtNewestProperty);

    public static void SetIsAtNewest(DependencyObject list, bool value) => list.SetValue(IsAtNewestProperty, value);

    /// <summary>Goes to the newest line and follows from there.</summary>
    public static void GoToNewest(ListBox list) => TranscriptPanel.Of(list)?.GoToEnd();

    private static void OnIsOnChanged(DependencyObject list, DependencyPropertyChangedEventArgs e)
    {
        if ((bool)e.NewValue)
        {
            ((ListBox)list).AddHandler(ScrollViewer.ScrollChangedEvent, new ScrollChangedEventHandler(OnScrollChanged));
        }
    }

    private static void OnScrollChanged(object sender, ScrollChangedEventArgs e)
    {
        if (TranscriptPanel.Of((ListBox)sender) is { } panel)
        {
            ((ListBox)sender).SetCurrentValue(IsAtNewestProperty, panel.IsAtEnd);
        }
    }
}
