using System.Globalization;
using System.Text;

namespace PluginIm.ViewModels.Texts;

/// <summary>
/// Makes a text of unknown origin fit to be shown: what would control how text is laid out, or turns its direction so that it reads as something else
/// (Unicode UAX #9, 2), stands there as a sign of its own.
/// </summary>
internal static class PlainText
{
    private const char Sign = '\uFFFD';

    /// <summary>The text with its line breaks.</summary>
    public static string Of(string text) => Clean(text.ReplaceLineEndings("\n"), '\n');

    /// <summary>The text in one line.</summary>
    public static string LineOf(string text) => Clean(text.ReplaceLineEndings(" "), ' ');

    private static string Clean(string text, char lineBreak)
    {
        if (text.All(sign => !IsLayout(sign)))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            clean.Append(sign switch
            {
                '\n' => lineBreak,
                '\t' => ' ',
                _ when IsLayout(sign) => Sign,
                _ => sign,
            });
        }

        return clean.ToString();
    }

    private static bool IsLayout(char sign) =>
        char.GetUnicodeCategory(sign) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || sign is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200B' or '\uFEFF';
}
