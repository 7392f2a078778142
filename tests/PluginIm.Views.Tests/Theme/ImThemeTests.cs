using System.Windows;
using System.Windows.Controls;
using System.Windows.Media;
using PluginIm.Views.Tests.Environment;

namespace PluginIm.Views.Tests.Theme;

[TestClass]
public sealed class ImThemeTests
{
    [WindowTest]
    [DataRow("Light")]
    [DataRow("Dark")]
    public void Text_reaches_enough_contrast_on_every_fill_it_is_used_on(string palette)
    {
        var brushes = new ResourceDictionary { Source = new Uri($"/PluginIm.Views;component/Theme/{palette}.xaml", UriKind.Relative) };
        var pairs = new (string Text, string[] Fills)[]
        {
            ("Text", ["Background", "Surface", "ControlFill", "BubbleMine", "BubbleOther", "WaitingFill"]),
            ("ControlHoverText", ["ControlHover", "ControlPressed"]),
            ("TextSecondary", ["Background", "Surface", "ControlFill", "NeutralFill"]),
            ("TextDisabled", ["ControlFill"]),
            ("OnAccent", ["Accent"]),
            ("Link", ["Background"]),
            ("Accent", ["Background"]),
            ("PartyMine", ["Background"]),
            ("PartyOther", ["Background"]),
            ("Surface", ["PartyOther"]),
            ("Good", ["GoodFill"]),
            ("Waiting", ["WaitingFill", "Background"]),
            ("Neutral", ["NeutralFill"]),
            ("Problem", ["Background", "Surface", "ControlFill"]),
        };

        foreach (var (text, fills) in pairs)
        {
            foreach (var fill in fills)
            {
                var contrast = ReadableColour.Contrast(ColourOf(brushes, text), ColourOf(brushes, fill));
                Assert.IsGreaterThanOrEqualTo(ReadableColour.Enough, contrast, $"{text} on {fill}");
            }
        }
    }

    [WindowTest]
    public void All_palettes_name_the_same_brushes()
    {
        var (light, dark, highContrast) = (Names("Light"), Names("Dark"), Names("HighContrast"));

        CollectionAssert.AreEquivalent(light, dark);
        CollectionAssert.AreEquivalent(light, highContrast);
    }

    [WindowTest]
    public void A_view_changes_with_the_shell()
    {
        using var screen = new Screen();
        var (_, view, window) = screen.OpenSession(ThemeMode.Light);
        Assert.AreEqual(Color.FromRgb(0xFA, 0xFA, 0xFA), BackgroundOf(view));

        window.ThemeMode = ThemeMode.Dark;
        Ui.Settle();
        Assert.AreEqual(Color.FromRgb(0x20, 0x20, 0x20), BackgroundOf(view));

        window.ThemeMode = ThemeMode.Light;
        Ui.Settle();
        Assert.AreEqual(Color.FromRgb(0xFA, 0xFA, 0xFA), BackgroundOf(view));
    }

    private static string[] Names(string palette) =>
        [.. new ResourceDictionary { Source = new Uri($"/PluginIm.Views;component/Theme/{palette}.xaml", UriKind.Relative) }.Keys.Cast<string>()];

    private static Color ColourOf(ResourceDictionary brushes, string name) => ((SolidColorBrush)brushes[$"Im.{name}"]).Color;

    private static Color BackgroundOf(ImSessionView view) => ((SolidColorBrush)((Grid)view.Content).Background).Color;
}
