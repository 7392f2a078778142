using System.Windows;
using System.Windows.Media;
using System.Windows.Media.Imaging;
using Eyes = PluginIm.Views.Tests.Environment.Ui;

namespace SampleShell.Tests;

/// <summary>Keeps pictures of the shell's windows, for people to judge.</summary>
internal static class Pictures
{
    private static string Folder { get; } =
        Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "pictures", "shell")).FullName;

    /// <summary>Keeps what is in a window, as monitors of every scale show it.</summary>
    public static void Keep(Window window, string name)
    {
        Eyes.Settle();
        var content = (FrameworkElement)window.Content;
        var drawing = new DrawingVisual();
        var area = new Rect(0, 0, content.ActualWidth + content.Margin.Left + content.Margin.Right, content.ActualHeight + content.Margin.Top + content.Margin.Bottom);
        using (var context = drawing.RenderOpen())
        {
            context.DrawRectangle(window.Background, null, area);
            // What is not shown any more may still lie where it was, outside the window.
            var brush = new VisualBrush(content) { ViewboxUnits = BrushMappingMode.Absolute, Viewbox = new Rect((Point)VisualTreeHelper.GetOffset(content), content.RenderSize) };
            context.DrawRectangle(brush, null, new Rect(content.Margin.Left, content.Margin.Top, content.ActualWidth, content.ActualHeight));
        }

        foreach (var percent in ScalesOf(name))
        {
            var scale = percent / 100.0;
            var bitmap = new RenderTargetBitmap(
                (int)Math.Ceiling(area.Width * scale), (int)Math.Ceiling(area.Height * scale), 96 * scale, 96 * scale, PixelFormats.Pbgra32);
            bitmap.Render(drawing);
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
