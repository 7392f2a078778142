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
        var source = (HwndSource?)PresentationSource.FromVisual(window);
        var info = new ScreenInfo { Size = (uint)Marshal.SizeOf<ScreenInfo>() };
        if (source?.CompositionTarget is not { } target || !GetMonitorInfoW(MonitorFromWindow(source.Handle, NearestScreen), ref info))
        {
            return SystemParameters.WorkArea;
        }

        var area = info.WorkArea;
        return Rect.Transform(new Rect(area.Left, area.Top, area.Right - area.Left, area.Bottom - area.Top), target.TransformFromDevice);
    }

    [LibraryImport("user32.dll")]
    private static partial nint MonitorFromWindow(nint window, uint otherwise);

    [LibraryImport("user32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetMonitorInfoW(nint screen, ref ScreenInfo info);

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
