using System.Windows.Media;

namespace PluginIm.Views.Tests.Theme;

[TestClass]
public sealed class ReadableColourTests
{
    [TestMethod]
    [DataRow("#FF8C8C8C", "#FFFFFFFF")]
    [DataRow("#FF8C8C8C", "#FF202020")]
    [DataRow("#FFFFCC00", "#FFFFFFFF")]
    [DataRow("#FF000080", "#FF202020")]
    [DataRow("#FFFFFFFF", "#FFFFFFFF")]
    [DataRow("#FF808080", "#FF808080")]
    public void Any_colour_becomes_readable(string colour, string background)
    {
        var ground = (Color)ColorConverter.ConvertFromString(background);

        var readable = ReadableColour.On((Color)ColorConverter.ConvertFromString(colour), ground);

        Assert.IsGreaterThanOrEqualTo(Math.Min(ReadableColour.Comfortable, Best(ground)), ReadableColour.Contrast(readable, ground));
        Assert.IsGreaterThanOrEqualTo(ReadableColour.Enough, ReadableColour.Contrast(readable, ground));
    }

    [TestMethod]
    public void A_readable_colour_stays_what_it_is() =>
        Assert.AreEqual(Color.FromRgb(0, 0, 160), ReadableColour.On(Color.FromRgb(0, 0, 160), Colors.White));

    private static double Best(Color ground) =>
        Math.Max(ReadableColour.Contrast(Colors.Black, ground), ReadableColour.Contrast(Colors.White, ground));
}
