using System.Windows;
using System.Windows.Controls;
using System.Windows.Media.Animation;

namespace PluginIm.Views;

/// <summary>Remaining time as a ring that runs out. It moves evenly where the system allows motion, and from second to second elsewhere.</summary>
internal sealed class RemainingRing : ProgressBar
{
    public static readonly DependencyProperty ShownShareProperty =
        DependencyProperty.Register(nameof(ShownShare), typeof(double), typeof(RemainingRing), new PropertyMetadata(1.0));

    public static readonly DependencyProperty TextProperty =
        DependencyProperty.Register(nameof(Text), typeof(string), typeof(RemainingRing), new PropertyMetadata(""));

    private static readonly Duration Second = new(TimeSpan.FromSeconds(1));

    /// <summary>The share that is drawn.</summary>
    public double ShownShare
    {
        get => (double)GetValue(ShownShareProperty);
        set => SetValue(ShownShareProperty, value);
    }

    /// <summary>What stands in the middle of the ring.</summary>
    public string Text
    {
        get => (string)GetValue(TextProperty);
        set => SetValue(TextProperty, value);
    }

    protected override void OnValueChanged(double oldValue, double newValue)
    {
        base.OnValueChanged(oldValue, newValue);
        if (Motion.IsAllowed && IsLoaded)
        {
            BeginAnimation(ShownShareProperty, new DoubleAnimation(newValue, Second));
        }
        else
        {
            BeginAnimation(ShownShareProperty, null);
            ShownShare = newValue;
        }
    }
}
