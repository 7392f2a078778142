using System.Windows;

namespace SampleShell;

/// <summary>A rectangle on the screen, in pixels.</summary>
internal sealed record UiBounds(double X, double Y, double Width, double Height)
{
    public static UiBounds From(Rect rect) => rect.IsEmpty
        ? new UiBounds(0, 0, 0, 0)
        : new UiBounds(Math.Round(rect.X, 1), Math.Round(rect.Y, 1), Math.Round(rect.Width, 1), Math.Round(rect.Height, 1));
}
