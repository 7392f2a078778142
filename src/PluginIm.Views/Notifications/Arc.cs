using System.Windows;
using System.Windows.Media;

namespace PluginIm.Views;

/// <summary>A part of a circle, from its top clockwise.</summary>
internal sealed class Arc : FrameworkElement
{
    public static readonly DependencyProperty ShareProperty = DependencyProperty.Register(
        nameof(Share), typeof(double), typeof(Arc), new FrameworkPropertyMetadata(0.0, FrameworkPropertyMetadataOptions.AffectsRender));

    public static readonly DependencyProperty StrokeProperty = DependencyProperty.Register(
        nameof(Stroke), typeof(Brush), typeof(Arc), new FrameworkPropertyMetadata(null, FrameworkPropertyMetadataOptions.AffectsRender));

    public static readonly DependencyProperty ThicknessProperty = DependencyProperty.Register(
        nameof(Thickness), typeof(double), typeof(Arc), new FrameworkPropertyMetadata(1.0, FrameworkPropertyMetadataOptions.AffectsRender));

    /// <summary>How much of the circle there is, from 0 to 1.</summary>
    public double Share
    {
        get => (double)GetValue(ShareProperty);
        set => SetValue(ShareProperty, value);
    }

    public Brush? Stroke
    {
        get => (Brush?)GetValue(StrokeProperty);
        set => SetValue(StrokeProperty, value);
    }

    public double Thickness
    {
        get => (double)GetValue(ThicknessProperty);
        set => SetValue(ThicknessProperty, value);
    }

    protected override void OnRender(DrawingContext drawingContext)
    {
        var radius = (Math.Min(ActualWidth, ActualHeight) - Thickness) / 2;
        var share = Math.Clamp(Share, 0, 1);
        if (radius <= 0 || share == 0)
        {
            return;
        }

        var middle = new Point(ActualWidth / 2, ActualHeight / 2);
        var pen = new Pen(Stroke, Thickness) { StartLineCap = PenLineCap.Round, EndLineCap = PenLineCap.Round };
        if (share == 1)
        {
            drawingContext.DrawEllipse(null, pen, middle, radius, radius);
            return;
        }

        var angle = share * 2 * Math.PI;
        var end = new Point(middle.X + (radius * Math.Sin(angle)), middle.Y - (radius * Math.Cos(angle)));
        var geometry = new StreamGeometry();
        using (var figure = geometry.Open())
        {
            figure.BeginFigure(new Point(middle.X, middle.Y - radius), isFilled: false, isClosed: false);
            figure.ArcTo(end, new Size(radius, radius), 0, isLargeArc: share > 0.5, SweepDirection.Clockwise, isStroked: true, isSmoothJoin: true);
        }

        geometry.Freeze();
        drawingContext.DrawGeometry(null, pen, geometry);
    }
}
