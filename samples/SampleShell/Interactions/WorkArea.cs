using System.Runtime.InteropServices;
using System.Windows;
using System.Windows.Interop;

namespace SampleShell;

/// <summary>The part of a window's screen that the taskbar leaves, in the window's device-independent pixels.</summary>
internal static partial class WorkArea
{
    private const uint NearestScreen = 2;

    /// <summary>Called when the window is on screen.</summary>
    public static Rect Of(Window window)
    {
        return PresentationSource.FromVisual(window) is HwndSource { CompositionTarget: { } target } source
            ? Of(MonitorFromWindow(source.Handle, NearestScreen), target)
            : SystemParameters.WorkArea;
    }

    /// <summary>Of the screen that is nearest to a point, which may be on one that is gone.</summary>
    public static Rect Near(Point point, Window window)
    {
        if (PresentationSource.FromVisual(window) is not HwndSource { CompositionTarget: { } target })
        {
            return SystemParameters.WorkArea;
        }

        var pixel = target.TransformToDevice.Transform(point);
        return Of(MonitorFromPoint(new Pixel { X = (int)pixel.X, Y = (int)pixel.Y }, NearestScreen), target);
    }

    private static Rect Of(nint screen, HwndTarget target)
    {
        var info = new ScreenInfo { Size = (uint)Marshal.SizeOf<ScreenInfo>() };
        if (!GetMonitorInfoW(screen, ref info))
        {
            return SystemParameters.WorkArea;
        }

        var area = info.WorkArea;
        return Rect.Transform(new Rect(area.Left, area.Top, area.Right - area.Left, area.Bottom - area.Top), target.TransformFromDevice);
    }

    [LibraryImport("user32.dll")]
    private static partial nint MonitorFromWindow(nint window, uint otherwise);

    [LibraryImport("user32.dll")]
    private static partial nint MonitorFromPoint(Pixel point, uint otherwise);

    [LibraryImport("user32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetMonitorInfoW(nint screen, ref ScreenInfo info);

    [StructLayout(LayoutKind.Sequential)]
    private struct Pixel
    {
        public int X;
        public int Y;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Edges
    {
        public int Left;
        public int Top;
        public int Right;
        public int Bottom;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct ScreenInfo
    {
        public uint Size;
        public Edges Screen;
        public Edges WorkArea;
        public uint Flags;
    }
}
