using System.Windows;

namespace SampleShell.Tests;

[TestClass]
public sealed class GadgetPlacementTests
{
    private static readonly Rect Screen = new(0, 0, 1920, 1040);

    [TestMethod]
    public void The_first_time_it_comes_up_in_the_lower_right_corner() =>
        Assert.AreEqual(new Rect(1564, 504, 340, 520), GadgetPlacement.FirstTime(new Size(340, 520), Screen));

    [TestMethod]
    public void It_comes_up_where_it_was() =>
        Assert.AreEqual(new Rect(20, 30, 400, 600), GadgetPlacement.Again(new Rect(20, 30, 400, 600), Screen));

    [TestMethod]
    [DataRow(2500, 100, DisplayName = "on a screen to the right that is gone")]
    [DataRow(-800, 100, DisplayName = "on a screen to the left that is gone")]
    [DataRow(100, -900, DisplayName = "on a screen above that is gone")]
    [DataRow(1800, 900, DisplayName = "half outside")]
    public void What_is_outside_comes_wholly_inside(double x, double y)
    {
        var place = GadgetPlacement.Again(new Rect(x, y, 340, 520), Screen);

        Assert.IsTrue(Screen.Contains(place), $"{place}");
        Assert.AreEqual(new Size(340, 520), place.Size);
    }

    [TestMethod]
    public void It_is_no_larger_than_the_screen() =>
        Assert.AreEqual(new Rect(0, 0, 800, 600), GadgetPlacement.Again(new Rect(0, 0, 3000, 2000), new Rect(0, 0, 800, 600)));
}
