using System.Runtime.InteropServices;
using System.Windows;
using System.Windows.Controls;
using System.Windows.Interop;

namespace PluginIm.Views.Tests.Environment;

/// <summary>Presses keys and buttons as the hardware does: the windows get them through the system.</summary>
internal static partial class Keys
{
    public const byte Enter = 0x0D;
    public const byte Shift = 0x10;
    public const byte Alt = 0x12;
    public const byte Tab = 0x09;
    private const uint Extended = 0x0001;
    private const uint Up = 0x0002;
    private const uint LeftDown = 0x0002;
    private const uint LeftUp = 0x0004;

    public static void Press(byte key)
    {
        KeyboardEvent(key, 0, 0, 0);
        KeyboardEvent(key, 0, Up, 0);
    }

    /// <summary>The numpad's Enter is the extended one.</summary>
    public static void PressNumpadEnter()
    {
        KeyboardEvent(Enter, 0, Extended, 0);
        KeyboardEvent(Enter, 0, Extended | Up, 0);
    }

    public static void PressWith(byte modifier, byte key)
    {
        KeyboardEvent(modifier, 0, 0, 0);
        Press(key);
        KeyboardEvent(modifier, 0, Up, 0);
    }

    private static void Click(int x, int y)
    {
        _ = SetCursorPos(x, y);
        MouseEvent(LeftDown, 0, 0, 0, 0);
        MouseEvent(LeftUp, 0, 0, 0, 0);
    }

    /// <summary>Clicks the middle of a button, once the screen really shows its window there.</summary>
    public static void Click(Button button)
    {
        var middle = button.PointToScreen(new Point(button.ActualWidth / 2, button.ActualHeight / 2));
        var (x, y) = ((int)middle.X, (int)middle.Y);
        var window = ((HwndSource)PresentationSource.FromVisual(button)).Handle;
        Screen.Until(() => WindowFromPoint((uint)x | ((long)y << 32)) == window, "the window under the pointer");
        Click(x, y);
    }

    [LibraryImport("user32.dll")]
    private static partial nint WindowFromPoint(long point);

    [LibraryImport("user32.dll", EntryPoint = "keybd_event")]
    private static partial void KeyboardEvent(byte key, byte scan, uint flags, nuint extra);

    [LibraryImport("user32.dll", EntryPoint = "mouse_event")]
    private static partial void MouseEvent(uint flags, uint x, uint y, uint data, nuint extra);

    [LibraryImport("user32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetCursorPos(int x, int y);
}
