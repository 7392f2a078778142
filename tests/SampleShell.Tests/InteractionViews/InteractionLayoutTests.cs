using System.Windows;

namespace SampleShell.Tests;

[TestClass]
public sealed class InteractionLayoutTests
{
    private static readonly Size Wide = new(940, 500);

    [TestMethod]
    public void Without_anything_at_the_side_content_and_case_take_all_room()
    {
        var layout = InteractionLayout.For(Wide, hasSide: false, InteractionPage.Content);

        Assert.IsFalse(layout.IsNarrow);
        Assert.IsTrue(layout.Side.IsEmpty);
        Assert.AreEqual(Wide.Width, layout.Content.Width + layout.Case.Width);
        Assert.AreEqual(layout.Content.Right, layout.Case.Left);
    }

    [TestMethod]
    public void With_room_for_three_they_stand_beside_each_other()
    {
        var layout = InteractionLayout.For(Wide, hasSide: true, InteractionPage.Content);

        Assert.AreEqual(layout.Content.Right, layout.Case.Left);
        Assert.AreEqual(layout.Case.Right, layout.Side.Left);
        Assert.AreEqual(Wide.Width, layout.Side.Right);
        Assert.AreEqual(Wide.Height, layout.Content.Height);
    }

    [TestMethod]
    public void With_less_the_case_stands_below_the_content()
    {
        var layout = InteractionLayout.For(new Size(760, 500), hasSide: true, InteractionPage.Content);

        Assert.IsFalse(layout.IsNarrow);
        Assert.AreEqual(layout.Content.Bottom, layout.Case.Top);
        Assert.AreEqual(layout.Content.Right, layout.Side.Left);
        Assert.AreEqual(500, layout.Case.Bottom);
    }

    [TestMethod]
    [DataRow(InteractionPage.Content)]
    [DataRow(InteractionPage.Case)]
    [DataRow(InteractionPage.Side)]
    public void In_a_narrow_window_one_is_shown(object page)
    {
        var layout = InteractionLayout.For(new Size(420, 300), hasSide: true, (InteractionPage)page);

        Assert.IsTrue(layout.IsNarrow);
        var places = new[] { layout.Content, layout.Case, layout.Side };
        Assert.AreEqual(new Rect(0, 0, 420, 300), places.Single(place => !place.IsEmpty));
        Assert.IsFalse(places[(int)page].IsEmpty);
    }

    [TestMethod]
    [DataRow(420)]
    [DataRow(631)]
    [DataRow(632)]
    [DataRow(1200)]
    public void The_side_has_the_room_that_it_was_asked_for(int width)
    {
        var area = new Size(width, 300);

        Assert.AreEqual(InteractionLayout.SideOf(area), InteractionLayout.For(area, hasSide: true, InteractionPage.Side).Side.Size);
    }

    [TestMethod]
    public void A_side_that_has_gone_is_not_shown_in_a_narrow_window()
    {
        Assert.IsFalse(InteractionLayout.For(new Size(420, 300), hasSide: false, InteractionPage.Side).Content.IsEmpty);
    }
}
