using System.Runtime.InteropServices;

namespace PluginIm.Views.Tests.Environment;

/// <summary>Keyboard and mouse of a Windows machine.</summary>
internal sealed partial class WindowsHardware : IHardware
{
    private const uint Extended = 0x0001;
    private const uint Up = 0x0002;
    private const uint LeftDown = 0x0002;
    private const uint LeftUp = 0x0004;
    private const uint WheelTurn = 0x0800;
    private const int Notch = 120;

    public bool HasKeyboard(string title)
    {
        Span<char> text = stackalloc char[256];
        return text[..GetWindowText(GetForegroundWindow(), text, text.Length)].SequenceEqual(title);
    }

    public void Press(params Key[][] chords)
    {
        foreach (var chord in chords)
        {
            foreach (var key in chord)
            {
                KeyboardEvent(key.Code, 0, key.IsExtended ? Extended : 0, 0);
            }

            foreach (var key in chord.Reverse())
            {
                KeyboardEvent(key.Code, 0, key.IsExtended ? Extended | Up : Up, 0);
            }
        }
    }

    public void MoveTo(int x, int y) => _ = SetCursorPos(x, y);

    public void Click()
    {
        MouseEvent(LeftDown, 0, 0, 0, 0);
        MouseEvent(LeftUp, 0, 0, 0, 0);
    }

    public void Drag(int x, int y)
    {
        MouseEvent(LeftDown, 0, 0, 0, 0);
        MoveTo(x, y - 1);
        MoveTo(x, y);
        MouseEvent(LeftUp, 0, 0, 0, 0);
    }

    public void Turn(bool away, Key held)
    {
        KeyboardEvent(held.Code, 0, 0, 0);
        MouseEvent(WheelTurn, 0, 0, unchecked((uint)(away ? Notch : -Notch)), 0);
        KeyboardEvent(held.Code, 0, Up, 0);
    }

    [LibraryImport("user32.dll")]
    private static partial nint GetForegroundWindow();

    [LibraryImport("user32.dll", EntryPoint = "GetWindowTextW", StringMarshalling = StringMarshalling.Utf16)]
    private static partial int GetWindowText(nint window, Span<char> text, int length);

    [LibraryImport("user32.dll", EntryPoint = "keybd_event")]
    private static partial void KeyboardEvent(byte key, byte scan, uint flags, nuint extra);

    [LibraryImport("user32.dll", EntryPoint = "mouse_event")]
    private static partial void MouseEvent(uint flags, uint x, uint y, uint data, nuint extra);

    [LibraryImport("user32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetCursorPos(int x, int y);
}
