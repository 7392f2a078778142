using System.Runtime.InteropServices;
using System.Windows;
using System.Windows.Interop;

namespace SampleShell;

/// <summary>Lets a window be shown and clicked without ever taking the focus from another.</summary>
internal static partial class QuietWindow
{
    private const int ExtendedStyle = -20;
    private const nint NoActivate = 0x08000000;
    private const nint ToolWindow = 0x00000080;
    private const int MouseActivate = 0x0021;
    private const nint DoNotActivate = 3;

    /// <summary>Called once the window has a handle.</summary>
    public static void NeverActivate(Window window)
    {
        var handle = new WindowInteropHelper(window).Handle;
        _ = SetWindowLongPtr(handle, ExtendedStyle, GetWindowLongPtr(handle, ExtendedStyle) | NoActivate | ToolWindow);
        HwndSource.FromHwnd(handle)?.AddHook(RefuseActivation);
    }

    private static nint RefuseActivation(nint window, int message, nint wParam, nint lParam, ref bool handled)
    {
        handled = message == MouseActivate;
        return handled ? DoNotActivate : 0;
    }

    [LibraryImport("user32.dll", EntryPoint = "GetWindowLongPtrW")]
    private static partial nint GetWindowLongPtr(nint window, int index);

    [LibraryImport("user32.dll", EntryPoint = "SetWindowLongPtrW")]
    private static partial nint SetWindowLongPtr(nint window, int index, nint value);
}
