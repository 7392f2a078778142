using System.Runtime.InteropServices;

namespace SampleShell.Tests;

/// <summary>Presses keys as the hardware does: the active window gets them through the system.</summary>
internal static partial class Keys
{
    public const byte Tab = 0x09;
    public const byte Enter = 0x0D;
    public const byte Shift = 0x10;
    public const byte Escape = 0x1B;
    public const byte Space = 0x20;
    public const byte Up = 0x26;
    public const byte Down = 0x28;
    public const byte Menu = 0x5D;
    public const byte F10 = 0x79;
    private const uint Extended = 0x1;
    private const uint Release = 0x2;

    public static void Press(byte key)
    {
        var flags = key is Up or Down or Menu ? Extended : 0;
        KeyboardEvent(key, 0, flags, 0);
        KeyboardEvent(key, 0, flags | Release, 0);
    }

    public static void PressWith(byte modifier, byte key)
    {
        KeyboardEvent(modifier, 0, 0, 0);
        Press(key);
        KeyboardEvent(modifier, 0, Release, 0);
    }

    /// <summary>Types small letters and digits, whose keys have their capital's number.</summary>
    public static void Type(string text)
    {
        foreach (var letter in text.ToUpperInvariant())
        {
            Press((byte)letter);
        }
    }

    [LibraryImport("user32.dll", EntryPoint = "keybd_event")]
    private static partial void KeyboardEvent(byte key, byte scan, uint flags, nuint extra);
}
