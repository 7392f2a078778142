using PluginIm.Views.Tests.Environment;

namespace SampleShell.Tests;

/// <summary>Keys of the shell's windows.</summary>
internal static class Keys
{
    public static readonly Key Escape = new("Escape", 0x1B);
    public static readonly Key Control = new("ctrl", 0x11);
    public static readonly Key Up = new("Up", 0x26, IsExtended: true);
    public static readonly Key Right = new("Right", 0x27, IsExtended: true);
    public static readonly Key Back = new("BackSpace", 0x08);
    public static readonly Key Menu = new("Menu", 0x5D, IsExtended: true);
    public static readonly Key F10 = new("F10", 0x79);
}
