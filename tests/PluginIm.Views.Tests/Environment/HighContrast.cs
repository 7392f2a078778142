using System.Windows;
using System.Windows.Media;

namespace PluginIm.Views.Tests.Environment;

/// <summary>The plugin's high contrast in the colours of the system's two best known themes, which the machine need not wear for it.</summary>
internal static class HighContrast
{
    /// <summary>The named brushes as they are on a black or a white ground.</summary>
    public static ResourceDictionary As(string ground)
    {
        var (window, text) = ground == "black" ? (Colors.Black, Colors.White) : (Colors.White, Colors.Black);
        var highlight = ground == "black" ? Color.FromRgb(0x1A, 0xEB, 0xFF) : Color.FromRgb(0x37, 0x00, 0x6E);
        var onHighlight = ground == "black" ? Colors.Black : Colors.White;
        var link = ground == "black" ? Colors.Yellow : Color.FromRgb(0x00, 0x00, 0x9F);
        var theme = new ResourceDictionary { Source = new Uri("/PluginIm.Views;component/Theme/HighContrast.xaml", UriKind.Relative) };
        var system = new Dictionary<object, Color>
        {
            [SystemColors.WindowColorKey] = window,
            [SystemColors.ControlColorKey] = window,
            [SystemColors.WindowTextColorKey] = text,
            [SystemColors.GrayTextColorKey] = ground == "black" ? Color.FromRgb(0x3F, 0xF2, 0x3F) : Color.FromRgb(0x60, 0x00, 0x00),
            [SystemColors.HighlightColorKey] = highlight,
            [SystemColors.HighlightTextColorKey] = onHighlight,
            [SystemColors.HotTrackColorKey] = link,
        };
        foreach (var (key, colour) in system)
        {
            theme[key] = colour;
        }

        return theme;
    }
}
