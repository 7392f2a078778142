using System.Windows;

namespace SampleShell;

/// <summary>Where the parts of an interaction view stand. A part that is not shown has no place.</summary>
internal sealed record InteractionLayout(bool IsNarrow, Rect Content, Rect Case, Rect Side)
{
    public const double SideWidth = 352;

    public const double CaseWidth = 240;

    private const double LeastContent = 280;

    private const double LeastPair = 560;

    private const double ShareOfContent = 0.6;

    /// <summary>The room that the side has where it is shown.</summary>
    public static Size SideOf(Size area) => new(IsNarrowWithSide(area) ? area.Width : SideWidth, area.Height);

    /// <param name="area">The room for all of them.</param>
    /// <param name="hasSide">Whether there is anything at the side.</param>
    /// <param name="page">What a narrow window shows.</param>
    public static InteractionLayout For(Size area, bool hasSide, InteractionPage page)
    {
        var whole = new Rect(area);
        if (area.Width < LeastPair || (hasSide && IsNarrowWithSide(area)))
        {
            return new InteractionLayout(true, On(InteractionPage.Content), On(InteractionPage.Case), On(InteractionPage.Side));
        }

        var side = hasSide ? new Rect(area.Width - SideWidth, 0, SideWidth, area.Height) : Rect.Empty;
        var rest = hasSide ? area.Width - SideWidth : area.Width;
        if (rest >= CaseWidth + LeastContent)
        {
            return new InteractionLayout(
                false, new Rect(0, 0, rest - CaseWidth, area.Height), new Rect(rest - CaseWidth, 0, CaseWidth, area.Height), side);
        }

        var height = Math.Round(area.Height * ShareOfContent);
        return new InteractionLayout(false, new Rect(0, 0, rest, height), new Rect(0, height, rest, area.Height - height), side);

        Rect On(InteractionPage shown) => shown == (hasSide || page != InteractionPage.Side ? page : InteractionPage.Content) ? whole : Rect.Empty;
    }

    private static bool IsNarrowWithSide(Size area) => area.Width < SideWidth + LeastContent;
}
