namespace PluginIm.ViewModels;

/// <summary>Why a shortcut does not work.</summary>
public enum ShortcutRefusal
{
    /// <summary>Another program has it.</summary>
    Taken,

    /// <summary>With AltGr, which is Ctrl and Alt, it types a character on the agent's keyboard.</summary>
    TypesACharacter,
}
