using System.Windows;
using System.Windows.Controls;

namespace SampleShell;

/// <summary>
/// Lays out an interaction view: its children are the content, the case and the side, in this order. Where there is room they stand beside each other, else one
/// is shown at a time. The side takes no room while there is nothing in it, and comes to the front when something comes.
/// </summary>
internal sealed class InteractionBody : Panel
{
    public static readonly DependencyProperty PageProperty = DependencyProperty.Register(
        nameof(Page),
        typeof(InteractionPage),
        typeof(InteractionBody),
        new FrameworkPropertyMetadata(
            InteractionPage.Content, FrameworkPropertyMetadataOptions.AffectsMeasure | FrameworkPropertyMetadataOptions.BindsTwoWayByDefault));

    public static readonly DependencyProperty IsNarrowProperty = DependencyProperty.Register(
        nameof(IsNarrow), typeof(bool), typeof(InteractionBody), new PropertyMetadata(false));

    public static readonly DependencyProperty HasSideProperty = DependencyProperty.Register(
        nameof(HasSide), typeof(bool), typeof(InteractionBody), new PropertyMetadata(false));

    private InteractionLayout? _layout;

    /// <summary>What a narrow window shows.</summary>
    public InteractionPage Page
    {
        get => (InteractionPage)GetValue(PageProperty);
        set => SetValue(PageProperty, value);
    }

    /// <summary>Whether one part is shown at a time.</summary>
    public bool IsNarrow
    {
        get => (bool)GetValue(IsNarrowProperty);
        private set => SetValue(IsNarrowProperty, value);
    }

    /// <summary>Whether there is anything at the side.</summary>
    public bool HasSide
    {
        get => (bool)GetValue(HasSideProperty);
        private set => SetValue(HasSideProperty, value);
    }

    protected override Size MeasureOverride(Size availableSize)
    {
        // In one way only: measured once more in another, it could want more room than it just said, without this panel being told.
        var side = Children[2];
        side.Measure(InteractionLayout.SideOf(availableSize));
        TurnTo(side.DesiredSize is { Width: > 0, Height: > 0 });
        _layout = InteractionLayout.For(availableSize, HasSide, Page);
        IsNarrow = _layout.IsNarrow;
        foreach (var (child, place) in Places(_layout).Where(part => part.Child != side))
        {
            child.Measure(place.IsEmpty ? availableSize : place.Size);
        }

        return availableSize;
    }

    protected override Size ArrangeOverride(Size finalSize)
    {
        foreach (var (child, place) in Places(_layout ?? InteractionLayout.For(finalSize, HasSide, Page)))
        {
            // Hidden, so that no key leads into it; what it wants is still known.
            child.Visibility = place.IsEmpty ? Visibility.Hidden : Visibility.Visible;
            child.Arrange(place.IsEmpty ? new Rect(finalSize) : place);
        }

        return finalSize;
    }

    private void TurnTo(bool hasSide)
    {
        if (hasSide != HasSide)
        {
            HasSide = hasSide;
            SetCurrentValue(PageProperty, hasSide ? InteractionPage.Side : InteractionPage.Content);
        }
    }

    private IEnumerable<(UIElement Child, Rect Place)> Places(InteractionLayout layout) =>
        [(Children[0], layout.Content), (Children[1], layout.Case), (Children[2], layout.Side)];
}
