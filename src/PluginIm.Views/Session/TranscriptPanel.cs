using System.Collections.Specialized;
using System.Windows;
using System.Windows.Controls;
using System.Windows.Controls.Primitives;

namespace PluginIm.Views;

/// <summary>
/// Lays the lines of a transcript one below the other, only those in view. What costs nothing more in a long transcript than in a short one:
/// a line that is appended, and scrolling; WPF's own panel walks over all lines for either. The place is kept by the line on top
/// and not by a distance from the start, so that nothing in view moves when lines outside of it turn out to be higher than they were taken for.
/// </summary>
internal sealed partial class TranscriptPanel : VirtualizingPanel
{
    /// <summary>How far from the end still counts as the end: less than a line.</summary>
    private const double Tolerance = 8;

    private readonly LineHeights _heights = new();
    private IRecyclingItemContainerGenerator? _generator;
    private double _width;
    private Size _viewport;
    private Size _shownExtent;
    private double _shownOffset;

    /// <summary>The line on top, and how much of it is above the view.</summary>
    private int _top;
    private double _topHidden;

    /// <summary>Whether the newest line is in view, and the next one will be.</summary>
    public bool IsAtEnd { get; private set; } = true;

    private int Count => ItemsControl.GetItemsOwner(this)?.Items.Count ?? 0;

    /// <summary>Finds the panel of a list that is on the screen.</summary>
    public static TranscriptPanel? Of(ListBox list) => FindIn(list);

    /// <summary>Goes to the newest line and follows from there.</summary>
    public void GoToEnd()
    {
        IsAtEnd = true;
        _scrollBy = 0;
        InvalidateMeasure();
    }

    protected override Size MeasureOverride(Size availableSize)
    {
        // The generator is there once somebody has asked for the children.
        _ = InternalChildren;
        _generator = (IRecyclingItemContainerGenerator)ItemContainerGenerator;
        _heights.GrowTo(Count);
        _width = double.IsInfinity(availableSize.Width) ? 0 : availableSize.Width;
        _viewport = new Size(_width, double.IsInfinity(availableSize.Height) ? 0 : availableSize.Height);

        var (first, last) = Place();
        Recycle(first, last);
        ShowScrolling();
        return _viewport;
    }

    protected override Size ArrangeOverride(Size finalSize)
    {
        var top = _heights.Before(_top) + _topHidden;
        for (var i = 0; i < InternalChildren.Count; i++)
        {
            var index = ItemContainerGenerator.IndexFromGeneratorPosition(new GeneratorPosition(i, 0));
            var child = InternalChildren[i];
            child.Arrange(new Rect(0, _heights.Before(index) - top, finalSize.Width, child.DesiredSize.Height));
        }

        return finalSize;
    }

    protected override void OnItemsChanged(object sender, ItemsChangedEventArgs args)
    {
        if (args.Action == NotifyCollectionChangedAction.Add)
        {
            // Transcripts are only appended to: what is in view stays.
            InvalidateMeasure();
            return;
        }

        if (InternalChildren.Count > 0)
        {
            RemoveInternalChildRange(0, InternalChildren.Count);
        }

        _heights.Clear();
        (_top, _topHidden, IsAtEnd) = (0, 0, true);
        InvalidateMeasure();
    }

    private static TranscriptPanel? FindIn(DependencyObject element)
    {
        if (element is TranscriptPanel panel)
        {
            return panel;
        }

        for (var i = 0; i < System.Windows.Media.VisualTreeHelper.GetChildrenCount(element); i++)
        {
            if (FindIn(System.Windows.Media.VisualTreeHelper.GetChild(element, i)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Finds which lines are in view, and has them measured.</summary>
    private (int First, int Last) Place()
    {
        if (Count == 0)
        {
            (_top, _topHidden) = (0, 0);
            return (0, -1);
        }

        if (_bottom is { } bottom)
        {
            PlaceUpFrom(Math.Min(bottom, Count - 1));
        }
        else if (IsAtEnd)
        {
            PlaceUpFrom(Count - 1);
        }
        else
        {
            Scroll();
        }

        (_bottom, _scrollBy) = (null, 0);
        var (last, below) = PlaceDown();
        if (below < 0 && _top > 0)
        {
            // The end came before the view was full.
            PlaceUpFrom(Count - 1);
            (last, below) = PlaceDown();
        }

        IsAtEnd = last == Count - 1 && below <= Tolerance;

        // One more at either side, for the keyboard to go to.
        var first = Math.Max(0, _top - 1);
        MeasureLine(first);
        if (last < Count - 1)
        {
            MeasureLine(++last);
        }

        return (first, last);
    }

    /// <summary>Makes a line the lowest in view.</summary>
    private void PlaceUpFrom(int lowest)
    {
        var room = _viewport.Height;
        var index = lowest + 1;
        while (index > 0 && room > 0)
        {
            room -= MeasureLine(--index);
        }

        (_top, _topHidden) = (Math.Min(index, Count - 1), Math.Max(0, -room));
    }

    /// <summary>Moves the line on top by what is to be scrolled.</summary>
    private void Scroll()
    {
        _top = Math.Min(_top, Count - 1);
        var hidden = _topHidden + _scrollBy;
        while (hidden < 0 && _top > 0)
        {
            hidden += MeasureLine(--_top);
        }

        while (_top < Count - 1 && hidden >= MeasureLine(_top))
        {
            hidden -= MeasureLine(_top++);
        }

        _topHidden = Math.Max(0, hidden);
    }

    /// <summary>Measures from the line on top on; says which is the last in view, and how much of it is below, less than nothing where room is left.</summary>
    private (int Last, double Below) PlaceDown()
    {
        var room = _viewport.Height + _topHidden;
        var index = _top;
        while (index < Count && room > 0)
        {
            room -= MeasureLine(index++);
        }

        return (Math.Max(_top, index - 1), -room);
    }

    private double MeasureLine(int index)
    {
        var position = _generator!.GeneratorPositionFromIndex(index);
        var place = position.Offset == 0 ? position.Index : position.Index + 1;
        UIElement line;
        if (position.Offset == 0)
        {
            line = InternalChildren[place];
        }
        else
        {
            using (_generator.StartAt(position, GeneratorDirection.Forward, allowStartAtRealizedItem: true))
            {
                line = (UIElement)_generator.GenerateNext(out _);
            }

            InsertInternalChild(place, line);
            _generator.PrepareItemContainer(line);
        }

        line.Measure(new Size(_width, double.PositiveInfinity));
        _heights.Set(index, line.DesiredSize.Height);
        return line.DesiredSize.Height;
    }

    private void Recycle(int first, int last)
    {
        for (var i = InternalChildren.Count - 1; i >= 0; i--)
        {
            var position = new GeneratorPosition(i, 0);
            var index = _generator!.IndexFromGeneratorPosition(position);

            // What has the keyboard stays, wherever it is: it would be lost with it.
            if ((index < first || index > last) && !InternalChildren[i].IsKeyboardFocusWithin)
            {
                _generator.Recycle(position, 1);
                RemoveInternalChildRange(i, 1);
            }
        }
    }
}
