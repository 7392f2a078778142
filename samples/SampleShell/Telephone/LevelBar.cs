using System.Windows;
using System.Windows.Automation.Peers;
using System.Windows.Media;

namespace SampleShell;

/// <summary>A row of bars, as many of them filled as it is loud.</summary>
internal sealed class LevelBar : FrameworkElement
{
    public static readonly DependencyProperty LevelProperty = DependencyProperty.Register(
        nameof(Level), typeof(double), typeof(LevelBar), new FrameworkPropertyMetadata(0.0, FrameworkPropertyMetadataOptions.AffectsRender));

    public static readonly DependencyProperty FilledProperty = DependencyProperty.Register(
        nameof(Filled), typeof(Brush), typeof(LevelBar), new FrameworkPropertyMetadata(null, FrameworkPropertyMetadataOptions.AffectsRender));

    public static readonly DependencyProperty EmptyProperty = DependencyProperty.Register(
        nameof(Empty), typeof(Brush), typeof(LevelBar), new FrameworkPropertyMetadata(null, FrameworkPropertyMetadataOptions.AffectsRender));

    private const int Bars = 8;
    private const double Gap = 2;

    /// <summary>From 0 to 1.</summary>
    public double Level
    {
        get => (double)GetValue(LevelProperty);
        set => SetValue(LevelProperty, value);
    }

    public Brush? Filled
    {
        get => (Brush?)GetValue(FilledProperty);
        set => SetValue(FilledProperty, value);
    }

    public Brush? Empty
    {
        get => (Brush?)GetValue(EmptyProperty);
        set => SetValue(EmptyProperty, value);
    }

    /// <summary>How many bars stand for a level.</summary>
    public static int FilledBars(double level) => (int)Math.Ceiling(Math.Clamp(level, 0, 1) * Bars);

    protected override AutomationPeer OnCreateAutomationPeer() => new FrameworkElementAutomationPeer(this);

    protected override void OnRender(DrawingContext drawingContext)
    {
        var filled = FilledBars(Level);
        var width = (ActualWidth - ((Bars - 1) * Gap)) / Bars;
        for (var i = 0; i < Bars && width > 0; i++)
        {
            // Each bar is taller than the one before, so that the level is seen without its colour.
            var height = ActualHeight * (i + 3) / (Bars + 2);
            drawingContext.DrawRoundedRectangle(
                i < filled ? Filled : Empty, null, new Rect(i * (width + Gap), ActualHeight - height, width, height), 1, 1);
        }
    }
}
