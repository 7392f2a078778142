namespace PluginIm.ViewModels;

/// <summary>Which way a text runs: as its first strong character does (UAX #9, P2 and P3).</summary>
internal static class TextDirection
{
    public static bool IsRightToLeft(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsStrongRightToLeft(rune.Value))
            {
                return true;
            }

            if (System.Text.Rune.IsLetter(rune))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Letters of the blocks of Hebrew, Arabic, Syriac, Thaana, N'Ko and their kin, and the mark that makes a text run so.</summary>
    private static bool IsStrongRightToLeft(int value) => value switch
    {
        0x200F or 0x061C => true,
        >= 0x0660 and <= 0x0669 or >= 0x06F0 and <= 0x06F9 => false,
        >= 0x0590 and <= 0x08FF => System.Text.Rune.IsLetter(new System.Text.Rune(value)),
        >= 0xFB1D and <= 0xFDFF or >= 0xFE70 and <= 0xFEFC => true,
        >= 0x10800 and <= 0x10FFF or >= 0x1E800 and <= 0x1EFFF => true,
        _ => false,
    };
}
