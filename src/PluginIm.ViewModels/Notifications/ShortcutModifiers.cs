namespace PluginIm.ViewModels;

/// <summary>The keys that are held down for a shortcut, numbered as Windows does (RegisterHotKey).</summary>
[Flags]
public enum ShortcutModifiers
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Alt.</summary>
    Alt = 1,

    /// <summary>Ctrl.</summary>
    Ctrl = 2,

    /// <summary>Shift.</summary>
    Shift = 4,

    /// <summary>The Windows key.</summary>
    Win = 8,
}
