using System.Windows;
using System.Windows.Controls;
using System.Windows.Controls.Primitives;
using System.Windows.Media;

namespace PluginIm.Views;

/// <content>What a scroll bar, a wheel and the keyboard do with the panel.</content>
internal sealed partial class TranscriptPanel : IScrollInfo
{
    private const double LineHeight = 20;

    private double _scrollBy;
    private int? _bottom;

    public bool CanHorizontallyScroll { get; set; }

    public bool CanVerticallyScroll { get; set; }

    public double ExtentWidth => _viewport.Width;

    public double ExtentHeight => _heights.Total;

    public double ViewportWidth => _viewport.Width;

    public double ViewportHeight => _viewport.Height;

    public double HorizontalOffset => 0;

    public double VerticalOffset => _heights.Before(_top) + _topHidden;

    public ScrollViewer? ScrollOwner { get; set; }

    /// <summary>The lowest line of which nothing is below the view; the line on top where that fills it.</summary>
    public int LowestWhole => Math.Max(_top, LastWhole());

    private double HighestOffset => Math.Max(0, ExtentHeight - ViewportHeight);

    /// <summary>Whether something of a line is in view.</summary>
    public bool IsInView(UIElement line)
    {
        var top = VisualTreeHelper.GetOffset(line).Y;
        return _shown.Contains(line) && top < ViewportHeight && top + line.RenderSize.Height > 0;
    }

    public void LineUp() => ScrollBy(-LineHeight);

    public void LineDown() => ScrollBy(LineHeight);

    public void PageUp() => ScrollBy(-Math.Max(LineHeight, ViewportHeight - LineHeight));

    public void PageDown() => ScrollBy(Math.Max(LineHeight, ViewportHeight - LineHeight));

    public void MouseWheelUp() => ScrollBy(-LineHeight * SystemParameters.WheelScrollLines);

    public void MouseWheelDown() => ScrollBy(LineHeight * SystemParameters.WheelScrollLines);

    public void SetVerticalOffset(double offset)
    {
        var target = Math.Clamp(offset, 0, HighestOffset);
        if (Math.Abs(target - VerticalOffset) < 0.5)
        {
            return;
        }

        IsAtEnd = target >= HighestOffset - Tolerance;
        (_top, _topHidden) = _heights.At(target);
        (_scrollBy, _bottom) = (0, null);
        InvalidateMeasure();
    }

    public Rect MakeVisible(Visual visual, Rect rectangle)
    {
        if (!IsAncestorOf(visual))
        {
            return Rect.Empty;
        }

        var place = visual.TransformToAncestor(this).TransformBounds(rectangle);
        if (place.Top < 0 && place.Bottom < ViewportHeight)
        {
            ScrollBy(place.Top);
        }
        else if (place.Bottom > ViewportHeight && place.Top > 0)
        {
            ScrollBy(Math.Min(place.Top, place.Bottom - ViewportHeight));
        }

        return place;
    }

    public void LineLeft()
    {
        // Lines wrap: there is nothing at either side.
    }

    public void LineRight() => LineLeft();

    public void PageLeft() => LineLeft();

    public void PageRight() => LineLeft();

    public void MouseWheelLeft() => LineLeft();

    public void MouseWheelRight() => LineLeft();

    public void SetHorizontalOffset(double offset) => LineLeft();

    protected override void BringIndexIntoView(int index)
    {
        var above = index < _top || (index == _top && _topHidden > 0);
        if (above)
        {
            (_top, _topHidden, _bottom) = (index, 0, null);
        }
        else if (index > LastWhole())
        {
            _bottom = index;
        }
        else
        {
            return;
        }

        (IsAtEnd, _scrollBy) = (false, 0);
        InvalidateMeasure();
        UpdateLayout();
    }

    private int LastWhole()
    {
        var (index, _) = _heights.At(VerticalOffset + ViewportHeight + 0.5);
        return VerticalOffset + ViewportHeight + 0.5 >= ExtentHeight ? Count - 1 : index - 1;
    }

    private void ScrollBy(double distance)
    {
        if (distance == 0 || (distance > 0 && IsAtEnd))
        {
            return;
        }

        IsAtEnd = false;
        _scrollBy += distance;
        InvalidateMeasure();
    }

    /// <summary>Tells the scroll bar what changed.</summary>
    private void ShowScrolling()
    {
        var (extent, offset) = (new Size(_viewport.Height, ExtentHeight), VerticalOffset);
        if (extent != _shownExtent || offset != _shownOffset)
        {
            (_shownExtent, _shownOffset) = (extent, offset);
            ScrollOwner?.InvalidateScrollInfo();
        }
    }
}
