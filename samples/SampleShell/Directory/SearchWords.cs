using System.Globalization;
using System.Text;

namespace SampleShell;

/// <summary>
/// Cuts text into words and folds them. Index, query and highlighting do it here alike, so that what is found is what is marked.
/// </summary>
internal static class SearchWords
{
    /// <summary>Shorter ends of a phone number would match nearly every number.</summary>
    public const int FewestDigits = 2;

    public static IEnumerable<SearchWord> In(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var length = LengthOfWord(text, start);
            if (length > 0)
            {
                var word = text.AsSpan(start, length);
                yield return new SearchWord(start, length, Fold(word, Folding.Plain), Fold(word, Folding.SpelledOut));
                start += length;
            }
            else
            {
                start += start + 1 < text.Length && char.IsSurrogatePair(text, start) ? 2 : 1;
            }
        }
    }

    /// <summary>What the index keeps of a text: each word once, in each way in which it is written.</summary>
    public static IEnumerable<string> ToIndex(string? text) =>
        In(text ?? "").SelectMany(word => new[] { word.Folded, word.SpelledOut }).Distinct();

    /// <summary>The ends of a phone number, each of which may be what somebody types: without the country, without the area, the extension.</summary>
    public static IEnumerable<string> PhoneEnds(string? phone)
    {
        var digits = Digits(phone ?? "");
        return Enumerable.Range(0, Math.Max(0, digits.Length - FewestDigits + 1)).Select(start => digits[start..]);
    }

    public static string Digits(string text) => new([.. text.Where(char.IsAsciiDigit)]);

    /// <summary>How many characters from the beginning of a word make up the folded beginning; 0 where the word begins otherwise.</summary>
    public static int LengthOfBeginning(ReadOnlySpan<char> word, string folded)
    {
        foreach (var folding in new[] { Folding.Plain, Folding.SpelledOut })
        {
            var passed = 0;
            var seen = new StringBuilder();
            foreach (var rune in word.EnumerateRunes())
            {
                if (seen.Length >= folded.Length && !IsMark(rune))
                {
                    break;
                }

                Append(seen, rune, folding);
                passed += rune.Utf16SequenceLength;
            }

            if (seen.ToString().StartsWith(folded, StringComparison.Ordinal))
            {
                return passed;
            }
        }

        return 0;
    }

    private static int LengthOfWord(string text, int start)
    {
        var length = 0;
        foreach (var rune in text.AsSpan(start).EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune) && !(length > 0 && IsMark(rune)))
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return length;
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string Fold(ReadOnlySpan<char> word, Folding folding)
    {
        // A letter and its accent may be two characters: as one they are spelled out as one.
        var composed = new string(word).Normalize(NormalizationForm.FormC);
        var folded = new StringBuilder(composed.Length);
        foreach (var rune in composed.EnumerateRunes())
        {
            Append(folded, rune, folding);
        }

        return folded.ToString();
    }

    private static void Append(StringBuilder folded, Rune rune, Folding folding)
    {
        if (rune.IsAscii)
        {
            folded.Append((char)Rune.ToLowerInvariant(rune).Value);
            return;
        }

        var small = Rune.ToLowerInvariant(rune).ToString();
        if (Expand(small, folding) is { } expanded)
        {
            folded.Append(expanded);
            return;
        }

        foreach (var part in small.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (!IsMark(part))
            {
                folded.Append(Expand(part.ToString(), folding) ?? part.ToString());
            }
        }
    }

    /// <summary>Letters that are no base letter with an accent, and those that German and its neighbours spell out.</summary>
    private static string? Expand(string letter, Folding folding) => (letter, folding) switch
    {
        ("ß", _) => "ss",
        ("æ", _) => "ae",
        ("œ", _) => "oe",
        ("þ", _) => "th",
        ("ð" or "đ", _) => "d",
        ("ł", _) => "l",
        ("ı", _) => "i",
        ("ø", Folding.Plain) => "o",
        ("ä", Folding.SpelledOut) => "ae",
        ("ö" or "ø", Folding.SpelledOut) => "oe",
        ("ü", Folding.SpelledOut) => "ue",
        ("å", Folding.SpelledOut) => "aa",
        _ => null,
    };

    private enum Folding
    {
        Plain,
        SpelledOut,
    }
}
