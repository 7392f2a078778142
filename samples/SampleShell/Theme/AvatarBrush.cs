using System.Globalization;
using System.Windows.Data;
using System.Windows.Media;

namespace SampleShell;

/// <summary>Gives everybody a colour of his own, the same at every desktop; each carries white text with enough contrast.</summary>
internal sealed class AvatarBrush : IValueConverter
{
    private static readonly SolidColorBrush[] Palette =
        [.. new uint[] { 0x7A4FA3, 0x0B6A8A, 0x9B3D5C, 0x2F6F4F, 0x8A5A14, 0x3F5BA9, 0x8C3B2E, 0x4A5C6A }.Select(Solid)];

    public object Convert(object? value, Type targetType, object? parameter, CultureInfo culture)
    {
        // string.GetHashCode differs from process to process.
        var sum = (value as string ?? "").Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter));
        return Palette[(uint)sum % (uint)Palette.Length];
    }

    public object ConvertBack(object? value, Type targetType, object? parameter, CultureInfo culture) =>
        throw new NotSupportedException();

    private static SolidColorBrush Solid(uint rgb)
    {
        var brush = new SolidColorBrush(Color.FromRgb((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb));
        brush.Freeze();
        return brush;
    }
}
