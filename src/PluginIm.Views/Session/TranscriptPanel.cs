using System.Collections.Specialized;
using System.Windows;
using System.Windows.Controls;
using System.Windows.Controls.Primitives;
using System.Windows.Media;
using System.Windows.Threading;

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

    /// <summary>Less than any line is high at the smallest zoom, except for a few.</summary>
    private const double LowestLine = 28;

    private readonly LineHeights _heights = new();

    /// <summary>The elements of the lines that have one, in the lines' order. Among the children they stand in any.</summary>
    private readonly List<UIElement> _shown = [];

    /// <summary>
    /// Elements whose lines went out of view. They stay among the children, unseen, until another line takes one: whatever leaves the tree and comes
    /// back has everything looked up anew that it inherits or binds to, which costs more than showing another line.
    /// </summary>
    private readonly HashSet<UIElement> _spare = [];

    private IRecyclingItemContainerGenerator? _generator;
    private DispatcherOperation? _reserving;
    private bool _isReserving;
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

        RecycleBeforehand();
        var (first, last) = Place();
        Recycle(index => index < first || index > last);
        HideSpare();
        ReserveForScrolling();
        ShowScrolling();
        return _viewport;
    }

    protected override Size ArrangeOverride(Size finalSize)
    {
        var top = _heights.Before(_top) + _topHidden;
        for (var i = 0; i < _shown.Count; i++)
        {
            var index = ItemContainerGenerator.IndexFromGeneratorPosition(new GeneratorPosition(i, 0));
            var child = _shown[i];
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

        _shown.Clear();
        _spare.Clear();
        _heights.Clear();
        (_top, _topHidden, IsAtEnd) = (0, 0, true);
        InvalidateMeasure();
    }

    protected override void OnIsKeyboardFocusWithinChanged(DependencyPropertyChangedEventArgs e)
    {
        base.OnIsKeyboardFocusWithinChanged(e);
        InvalidateMeasure();
    }

    private static TranscriptPanel? FindIn(DependencyObject element)
    {
        if (element is TranscriptPanel panel)
        {
            return panel;
        }

        for (var i = 0; i < VisualTreeHelper.GetChildrenCount(element); i++)
        {
            if (FindIn(VisualTreeHelper.GetChild(element, i)) is { } found)
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

        if (!IsKeyboardFocusWithin)
        {
            return (_top, last);
        }

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
        var line = position.Offset == 0 ? _shown[position.Index] : Show(position);
        line.Measure(new Size(_width, double.PositiveInfinity));
        _heights.Set(index, line.DesiredSize.Height);
        return line.DesiredSize.Height;
    }

    private UIElement Show(GeneratorPosition position)
    {
        UIElement line;
        using (_generator!.StartAt(position, GeneratorDirection.Forward, allowStartAtRealizedItem: true))
        {
            line = (UIElement)_generator.GenerateNext(out _);
        }

        _shown.Insert(position.Index + 1, line);
        if (_spare.Remove(line))
        {
            line.Visibility = Visibility.Visible;
        }
        else
        {
            AddInternalChild(line);
        }

        _generator.PrepareItemContainer(line);
        InvalidateMeasureAlong(line);
        return line;
    }

    /// <summary>Another line in an element makes those parts invalid that show it, and not what is around them: asked anew, the element would say its old height.</summary>
    private static bool InvalidateMeasureAlong(UIElement element)
    {
        // A presenter hands its content on to what is in it only with this, which would else come as it is measured.
        (element as FrameworkElement)?.ApplyTemplate();
        var isInvalid = !element.IsMeasureValid;
        for (var i = 0; i < VisualTreeHelper.GetChildrenCount(element); i++)
        {
            isInvalid |= VisualTreeHelper.GetChild(element, i) is UIElement { Visibility: not Visibility.Collapsed } part && InvalidateMeasureAlong(part);
        }

        if (isInvalid)
        {
            element.InvalidateMeasure();
        }

        return isInvalid;
    }

    /// <summary>Frees what the scrolling leaves behind before anything else is shown, so that a page takes no more elements than are in view.</summary>
    private void RecycleBeforehand()
    {
        var top = _bottom is { } bottom ? _heights.Before(bottom + 1) - _viewport.Height
            : IsAtEnd ? HighestOffset
            : VerticalOffset + _scrollBy;
        var (first, last) = (_heights.At(top).Index - 1, _heights.At(top + _viewport.Height).Index + 1);
        Recycle(index => index < first || index > last);
    }

    private void Recycle(Func<int, bool> isOutOfView)
    {
        for (var i = _shown.Count - 1; i >= 0; i--)
        {
            var position = new GeneratorPosition(i, 0);

            // What has the keyboard stays, wherever it is: it would be lost with it.
            if (!_shown[i].IsKeyboardFocusWithin && isOutOfView(_generator!.IndexFromGeneratorPosition(position)))
            {
                _spare.Add(_shown[i]);
                _shown.RemoveAt(i);
                _generator.Recycle(position, 1);
            }
        }
    }

    /// <summary>
    /// Sees to it that there are elements for as many of the lowest lines as fit into the view, one more each time nothing else is to be done: to make one
    /// takes many times as long as to show another line in it, and a page of short lines would need several at once.
    /// </summary>
    private void ReserveForScrolling()
    {
        if (_isReserving)
        {
            _isReserving = false;
            ReserveOne();
        }

        if (_shown.Count + _spare.Count < Math.Min(Count, (int)(_viewport.Height / LowestLine) + 2) && _reserving is not { Status: DispatcherOperationStatus.Pending })
        {
            _reserving = Dispatcher.BeginInvoke(DispatcherPriority.ContextIdle, () =>
            {
                _isReserving = true;
                InvalidateMeasure();
            });
        }
    }

    /// <summary>Shows lines out of view until one needs an element that is not there yet.</summary>
    private void ReserveOne()
    {
        var missing = _spare.Count + 1;
        for (var index = Count - 1; index >= 0 && missing > 0; index--)
        {
            if (_generator!.GeneratorPositionFromIndex(index).Offset != 0)
            {
                MeasureLine(index);
                missing--;
            }
        }

        RecycleBeforehand();
        HideSpare();
    }

    private void HideSpare()
    {
        foreach (var line in _spare)
        {
            line.Visibility = Visibility.Collapsed;

            // Else it would tell only later that it takes no room, and all would be laid out once more.
            line.Measure(new Size(_width, double.PositiveInfinity));
        }
    }
}
