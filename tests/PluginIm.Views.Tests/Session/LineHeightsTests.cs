namespace PluginIm.Views.Tests.Session;

[TestClass]
public sealed class LineHeightsTests
{
    [TestMethod]
    public void Unknown_lines_count_as_the_average_of_the_known()
    {
        var heights = new LineHeights();
        heights.GrowTo(10);
        Assert.AreEqual(400, heights.Total);

        heights.Set(3, 100);
        heights.Set(4, 50);

        Assert.AreEqual(750, heights.Total);
        Assert.AreEqual(225, heights.Before(3));
        Assert.AreEqual(325, heights.Before(4));
        Assert.AreEqual(375, heights.Before(5));
        Assert.AreEqual((3, 99.0), heights.At(324));
        Assert.AreEqual((4, 0.0), heights.At(325));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void Sums_and_places_are_those_of_a_plain_list(int seed)
    {
#pragma warning disable CA5394 // Heights to test with, the same in each run.
        var random = new Random(seed);
        var heights = new LineHeights();
        var plain = new List<double>();
        for (var i = 0; i < 500; i++)
        {
            plain.Add(random.Next(1, 200));
            heights.GrowTo(plain.Count);
            heights.Set(i, plain[i]);
            var changed = random.Next(plain.Count);
            plain[changed] = random.Next(1, 200);
            heights.Set(changed, plain[changed]);
        }
#pragma warning restore CA5394

        var top = 0.0;
        for (var i = 0; i < plain.Count; i++)
        {
            Assert.AreEqual(top, heights.Before(i));
            Assert.AreEqual((i, 0.0), heights.At(top));
            Assert.AreEqual((i, plain[i] - 0.5), heights.At(top + plain[i] - 0.5));
            top += plain[i];
        }

        Assert.AreEqual(top, heights.Total);
        Assert.AreEqual((plain.Count - 1, 0.0), heights.At(top + 1000));
    }

    [TestMethod]
    public void What_is_known_stays_known_as_the_list_grows_and_goes_when_it_is_cleared()
    {
        var heights = new LineHeights();
        heights.GrowTo(1);
        heights.Set(0, 90);

        heights.GrowTo(1000);
        Assert.AreEqual(90, heights.Before(1));
        Assert.AreEqual(90_000, heights.Total);
        heights.Clear();

        Assert.AreEqual(0, heights.Total);
        Assert.AreEqual((0, 0.0), heights.At(50));
    }
}
