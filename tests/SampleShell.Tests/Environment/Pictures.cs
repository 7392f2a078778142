using System.Windows;
using System.Windows.Media;
using PluginIm.Views.Tests.Environment;
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

        ScaledPicture.Save(drawing, area.Width, area.Height, Folder, name);
    }
}
