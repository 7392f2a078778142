using System.Windows;

namespace SampleShell.Tests;

[TestClass]
public sealed class WindowPlacementTests
{
    private static readonly Size Wanted = new(680, 600);

    [TestMethod]
    public void Below_the_main_window_where_there_is_room() =>
        Assert.AreEqual(new Rect(0, 458, 680, 600), WindowPlacement.Find(new Rect(0, 0, 960, 450), Wanted, new Rect(0, 0, 1920, 1080)));

    [TestMethod]
    public void Below_the_main_window_and_lower_than_wanted_where_there_is_almost_room() =>
        Assert.AreEqual(new Rect(0, 458, 680, 542), WindowPlacement.Find(new Rect(0, 0, 960, 450), Wanted, new Rect(0, 0, 1920, 1000)));

    [TestMethod]
    public void Right_of_the_main_window_where_there_is_no_room_below() =>
        Assert.AreEqual(new Rect(988, 10, 680, 600), WindowPlacement.Find(new Rect(0, 10, 980, 680), Wanted, new Rect(0, 0, 1920, 1080)));

    [TestMethod]
    public void Over_the_lower_right_corner_of_the_main_window_where_there_is_no_room_beside_it()
    {
        var main = new Rect(100, 50, 1100, 800);

        var place = WindowPlacement.Find(main, Wanted, new Rect(0, 0, 1280, 900));

        Assert.AreEqual(new Rect(504, 194, 680, 600), place);
    }

    [TestMethod]
    [DataRow(0, 0, 1280, 700, DisplayName = "a main window as large as the screen")]
    [DataRow(700, 300, 900, 700, DisplayName = "a main window that leaves the screen")]
    [DataRow(-500, -100, 900, 600, DisplayName = "a main window that comes from the left")]
    [DataRow(0, 0, 560, 420, DisplayName = "a small main window")]
    public void Nothing_leaves_the_screen(double left, double top, double width, double height)
    {
        var screen = new Rect(0, 0, 1280, 720);

        var place = WindowPlacement.Find(new Rect(left, top, width, height), Wanted, screen);

        Assert.IsTrue(screen.Contains(place), $"{place}");
    }

    [TestMethod]
    public void On_a_screen_smaller_than_wanted_the_window_begins_where_the_screen_begins_and_is_no_larger()
    {
        var screen = new Rect(0, 0, 640, 480);

        var place = WindowPlacement.Find(screen, Wanted, screen);

        Assert.AreEqual(screen, place);
    }

    [TestMethod]
    public void A_second_screen_to_the_left_has_room_of_its_own() =>
        Assert.AreEqual(
            new Rect(-932, 0, 680, 600), WindowPlacement.Find(new Rect(-1920, 0, 980, 700), Wanted, new Rect(-1920, 0, 1920, 1080)));
}
