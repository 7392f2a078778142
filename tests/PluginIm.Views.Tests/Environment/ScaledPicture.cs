using System.IO;
using System.Windows.Media;
using System.Windows.Media.Imaging;

namespace PluginIm.Views.Tests.Environment;

/// <summary>What was drawn, as files: one for each scale of a monitor.</summary>
internal static class ScaledPicture
{
    public static void Save(Visual visual, double width, double height, string folder, string name)
    {
        foreach (var percent in ScalesOf(name))
        {
            var scale = percent / 100.0;
            var bitmap = new RenderTargetBitmap(
                (int)Math.Ceiling(width * scale), (int)Math.Ceiling(height * scale), 96 * scale, 96 * scale, PixelFormats.Pbgra32);
            bitmap.Render(visual);
            var encoder = new PngBitmapEncoder();
            encoder.Frames.Add(BitmapFrame.Create(bitmap));
            using var file = File.Create(Path.Combine(folder, $"{name}-{percent}.png"));
            encoder.Save(file);
        }
    }

    /// <summary>A state that is pictured in both themes has half of the scales in each: its layout does not depend on the theme.</summary>
    private static int[] ScalesOf(string name) =>
        name.Contains("light", StringComparison.Ordinal) ? [100, 150] : name.Contains("dark", StringComparison.Ordinal) ? [125, 200] : [100, 125, 150, 200];
}
