using System.IO;
using System.Windows;
using System.Windows.Media;
using System.Windows.Media.Imaging;

namespace PluginIm.Views.Tests.Environment;

/// <summary>Keeps pictures of views, for people to judge.</summary>
internal static class Pictures
{
    /// <summary>The themes that every state is pictured in.</summary>
    public static IEnumerable<object[]> Looks => [["light"], ["dark"]];

    private static string Folder { get; } =
        Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "pictures", "views")).FullName;

    public static ThemeMode ThemeOf(string theme) => theme == "dark" ? ThemeMode.Dark : ThemeMode.Light;

    /// <summary>Keeps what is in a window, as monitors of every scale show it.</summary>
    public static void Keep(Window window, string name)
    {
        Ui.Settle();
        var content = (FrameworkElement)window.Content;
        Save(content, content.ActualWidth, content.ActualHeight, name);
    }

    /// <summary>Keeps one element, wherever it is on the screen.</summary>
    public static void KeepPart(FrameworkElement part, string name)
    {
        Ui.Settle();
        Save(part, part.ActualWidth, part.ActualHeight, name);
    }

    /// <summary>Keeps one element, as a popup shows it.</summary>
    public static void Keep(FrameworkElement element, string name) => Save(element, element.ActualWidth, element.ActualHeight, name);

    /// <summary>Keeps windows as they lie one above the other on the screen.</summary>
    public static void KeepStack(IReadOnlyList<NotificationWindow> windows, string name)
    {
        Ui.Settle();
        var places = windows.Select(window => WindowPlacing.BoundsOf(window.Handle)).ToList();
        var (left, top) = (places.Min(place => place.Left), places.Min(place => place.Top));
        var picture = new DrawingVisual();
        using (var drawing = picture.RenderOpen())
        {
            foreach (var (window, place) in windows.Zip(places))
            {
                var brush = new VisualBrush((Visual)window.Content);
                drawing.DrawRectangle(brush, null, new Rect(place.Left - left, place.Top - top, place.Width, place.Height));
            }
        }

        Save(picture, places.Max(place => place.Right) - left, places.Max(place => place.Bottom) - top, name);
    }

    private static void Save(Visual visual, double width, double height, string name)
    {
        foreach (var percent in ScalesOf(name))
        {
            var scale = percent / 100.0;
            var bitmap = new RenderTargetBitmap(
                (int)Math.Ceiling(width * scale), (int)Math.Ceiling(height * scale), 96 * scale, 96 * scale, PixelFormats.Pbgra32);
            bitmap.Render(visual);
            var encoder = new PngBitmapEncoder();
            encoder.Frames.Add(BitmapFrame.Create(bitmap));
            using var file = File.Create(Path.Combine(Folder, $"{name}-{percent}.png"));
            encoder.Save(file);
        }
    }

    /// <summary>A state that is pictured in both themes has half of the scales in each: its layout does not depend on the theme.</summary>
    private static int[] ScalesOf(string name) =>
        name.Contains("light", StringComparison.Ordinal) ? [100, 150] : name.Contains("dark", StringComparison.Ordinal) ? [125, 200] : [100, 125, 150, 200];
}
