using System.Runtime.InteropServices;

namespace PluginIm.Views;

/// <summary>The window that has the keyboard, in whatever program it is.</summary>
internal static partial class ActiveWindow
{
    public static nint Handle => GetForegroundWindow();

    public static void GiveTo(nint window)
    {
        if (window != 0)
        {
            _ = SetForegroundWindow(window);
        }
    }

    [LibraryImport("user32.dll")]
    private static partial nint GetForegroundWindow();

    [LibraryImport("user32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetForegroundWindow(nint window);
}
