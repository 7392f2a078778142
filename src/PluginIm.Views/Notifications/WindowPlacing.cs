using System.Runtime.InteropServices;
using System.Windows.Interop;

namespace PluginIm.Views;

/// <summary>What WPF has no words for: windows that are never activated, and places in pixels on a given monitor.</summary>
internal static partial class WindowPlacing
{
    private const int ExtendedStyle = -20;
    private const nint NoActivate = 0x08000000;
    private const nint ToolWindow = 0x00000080;
    private const int MouseActivate = 0x0021;
    private const nint DoNotActivate = 3;
    private const uint NearestMonitor = 2;
    private const nint TopMost = -1;
    private const uint NoSize = 0x0001;
    private const uint NoActivation = 0x0010;

    /// <summary>Lets a window be shown and clicked without ever taking the focus from another.</summary>
    public static void NeverActivate(nint window)
    {
        _ = SetWindowLongPtr(window, ExtendedStyle, GetWindowLongPtr(window, ExtendedStyle) | NoActivate | ToolWindow);
        HwndSource.FromHwnd(window)?.AddHook(RefuseActivation);
    }

    /// <summary>The part of a window's monitor that no task bar covers, in pixels; of the first monitor where there is no window.</summary>
    public static PixelRectangle WorkAreaOf(nint window)
    {
        var info = new MonitorInfo { Size = Marshal.SizeOf<MonitorInfo>() };
        return GetMonitorInfo(MonitorFromWindow(window, NearestMonitor), ref info) ? info.WorkArea : default;
    }

    /// <summary>Where a window is, in pixels.</summary>
    public static PixelRectangle BoundsOf(nint window) => GetWindowRect(window, out var bounds) ? bounds : default;

    /// <summary>Moves a window to a place in pixels, on top, without activating it.</summary>
    public static void Place(nint window, int left, int top) => _ = SetWindowPos(window, TopMost, left, top, 0, 0, NoSize | NoActivation);

    private static nint RefuseActivation(nint window, int message, nint wParam, nint lParam, ref bool handled)
    {
        handled = message == MouseActivate;
        return handled ? DoNotActivate : 0;
    }

    [LibraryImport("user32.dll", EntryPoint = "GetWindowLongPtrW")]
    private static partial nint GetWindowLongPtr(nint window, int index);

    [LibraryImport("user32.dll", EntryPoint = "SetWindowLongPtrW")]
    private static partial nint SetWindowLongPtr(nint window, int index, nint value);

    [LibraryImport("user32.dll")]
    private static partial nint MonitorFromWindow(nint window, uint flags);

    [LibraryImport("user32.dll", EntryPoint = "GetMonitorInfoW")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetMonitorInfo(nint monitor, ref MonitorInfo info);

    [LibraryImport("user32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetWindowRect(nint window, out PixelRectangle bounds);

    [LibraryImport("user32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetWindowPos(nint window, nint after, int left, int top, int width, int height, uint flags);
}
