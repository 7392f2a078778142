using System.Globalization;
using System.Text;

namespace PluginIm.Sip;

/// <summary>Escapes in CPIM header text (RFC 3862 section 2.3.1).</summary>
internal static class CpimText
{
    internal static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            _ = letter switch
            {
                // Spaces around a value are not the value's.
                ' ' when i == 0 || i == text.Length - 1 => escaped.Append("\\u0020"),
                '\\' => escaped.Append("\\\\"),
                '\r' => escaped.Append("\\r"),
                '\n' => escaped.Append("\\n"),
                '\t' => escaped.Append("\\t"),
                '\b' => escaped.Append("\\b"),
                _ when char.IsControl(letter) => escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
                _ => escaped.Append(letter),
            };
        }

        return escaped.ToString();
    }

    internal static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                plain.Append(text[i]);
                continue;
            }

            i++;
            switch (text[i])
            {
                case 'n':
                    plain.Append('\n');
                    break;
                case 'r':
                    plain.Append('\r');
                    break;
                case 't':
                    plain.Append('\t');
                    break;
                case 'b':
                    plain.Append('\b');
                    break;
                case 'u' when i + 4 < text.Length
                    && ushort.TryParse(text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit):
                    plain.Append((char)unit);
                    i += 4;
                    break;
                default:
                    plain.Append(text[i]);
                    break;
            }
        }

        return plain.ToString();
    }
}
