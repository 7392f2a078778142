using System.IO;
using System.Windows;
using System.Windows.Media;

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
        ScaledPicture.Save(content, content.ActualWidth, content.ActualHeight, Folder, name);
    }

    /// <summary>Keeps one element, wherever it is on the screen.</summary>
    public static void KeepPart(FrameworkElement part, string name)
    {
        Ui.Settle();
        ScaledPicture.Save(part, part.ActualWidth, part.ActualHeight, Folder, name);
    }

    /// <summary>Keeps one element, as a popup shows it.</summary>
    public static void Keep(FrameworkElement element, string name) => ScaledPicture.Save(element, element.ActualWidth, element.ActualHeight, Folder, name);

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

        ScaledPicture.Save(picture, places.Max(place => place.Right) - left, places.Max(place => place.Bottom) - top, Folder, name);
    }
}
