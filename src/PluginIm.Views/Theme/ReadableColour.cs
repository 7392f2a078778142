using System.Windows.Media;

namespace PluginIm.Views;

/// <summary>Makes a configured text colour readable on whatever it lies on: contrast as WCAG 2.1 defines it.</summary>
internal static class ReadableColour
{
    /// <summary>The contrast that text needs (WCAG 2.1, 1.4.3).</summary>
    public const double Enough = 4.5;

    /// <summary>The contrast that a configured colour is brought to: small letters that only just reach what is needed tire the eye.</summary>
    public const double Comfortable = 6;

    private const int Steps = 50;

    /// <summary>The colour, moved towards black or white as little as it takes to be readable.</summary>
    public static Color On(Color colour, Color background)
    {
        var opaque = Color.FromRgb(colour.R, colour.G, colour.B);
        var end = Contrast(Colors.Black, background) > Contrast(Colors.White, background) ? Colors.Black : Colors.White;
        for (var step = 0; step < Steps; step++)
        {
            var candidate = Mix(opaque, end, (double)step / Steps);
            if (Contrast(candidate, background) >= Comfortable)
            {
                return candidate;
            }
        }

        return end;
    }

    public static double Contrast(Color one, Color other)
    {
        var (first, second) = (Luminance(one), Luminance(other));
        return (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);
    }

    public static double Luminance(Color colour) => (0.2126 * Linear(colour.R)) + (0.7152 * Linear(colour.G)) + (0.0722 * Linear(colour.B));

    private static double Linear(byte channel)
    {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    private static Color Mix(Color from, Color to, double share) => Color.FromRgb(
        Mix(from.R, to.R, share), Mix(from.G, to.G, share), Mix(from.B, to.B, share));

    private static byte Mix(byte from, byte to, double share) => (byte)Math.Round(from + ((to - from) * share));
}
