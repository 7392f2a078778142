using System.Runtime.InteropServices;

namespace PluginIm.Views;

/// <summary>A rectangle on the screen in pixels, laid out as Windows' RECT.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PixelRectangle
{
    public int Left;
    public int Top;
    public int Right;
    public int Bottom;

    public readonly int Width => Right - Left;

    public readonly int Height => Bottom - Top;
}
