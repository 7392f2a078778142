using System.Globalization;
using System.Text;

namespace PluginIm.ViewModels.Texts;

/// <summary>Tells from which side a text is written: its first letter that has a direction decides (Unicode UAX #9, rules P2 and P3).</summary>
internal static class TextDirection
{
    private const int RightToLeftMark = 0x200F;
    private const int ArabicLetterMark = 0x061C;

    /// <summary>The blocks of Hebrew, Arabic and the scripts beside them, their presentation forms, and those of the second plane.</summary>
    private static readonly (int First, int Last)[] RightToLeftLetters =
        [(0x0590, 0x08FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFF), (0x10800, 0x10FFF), (0x1E800, 0x1EFFF)];

    /// <summary>Whether a text is written from right to left.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True when its first letter is one of a right-to-left script.</returns>
    public static bool IsRightToLeft(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is RightToLeftMark or ArabicLetterMark)
            {
                return true;
            }

            if (IsLetter(rune))
            {
                return Array.Exists(RightToLeftLetters, letters => rune.Value >= letters.First && rune.Value <= letters.Last);
            }
        }

        return false;
    }

    private static bool IsLetter(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
        or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter;
}
