namespace PluginIm.Views.Tests.Environment;

/// <summary>A key, by the names of both systems.</summary>
/// <param name="Name">As X names it.</param>
/// <param name="Code">As Windows numbers it.</param>
/// <param name="IsExtended">Whether it is the second key with that number; the numpad's Enter is.</param>
internal sealed record Key(string Name, byte Code, bool IsExtended = false)
{
    public static readonly Key Enter = new("Return", 0x0D);
    public static readonly Key NumpadEnter = new("KP_Enter", 0x0D, IsExtended: true);
    public static readonly Key Shift = new("shift", 0x10);
    public static readonly Key Alt = new("alt", 0x12);
    public static readonly Key Ctrl = new("ctrl", 0x11);
    public static readonly Key Escape = new("Escape", 0x1B);
    public static readonly Key Space = new("space", 0x20);
    public static readonly Key Tab = new("Tab", 0x09);
    public static readonly Key F3 = new("F3", 0x72);
    public static readonly Key Plus = new("plus", 0xBB);
    public static readonly Key Minus = new("minus", 0xBD);
    public static readonly Key Zero = new("0", 0x30);
    public static readonly Key Slash = new("slash", 0x6F);
    public static readonly Key Up = new("Up", 0x26, IsExtended: true);
    public static readonly Key Down = new("Down", 0x28, IsExtended: true);
    public static readonly Key Left = new("Left", 0x25, IsExtended: true);
    public static readonly Key Right = new("Right", 0x27, IsExtended: true);
    public static readonly Key PageUp = new("Prior", 0x21, IsExtended: true);

    public static Key Letter(char letter) => new(char.ToLowerInvariant(letter).ToString(), (byte)char.ToUpperInvariant(letter));
}
