using System.Globalization;
using System.Text;

namespace PluginIm.Messaging.Sip;

/// <summary>Parts a text for messages that hold only so much (RFC 3428 8): never within a character as its reader sees it, at a space where there is one.</summary>
internal static class PageText
{
    /// <summary>The parts in order; put together they are the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxBytes">How many bytes of UTF-8 a part may have; one character of Unicode fits always.</param>
    public static IReadOnlyList<string> Split(string text, int maxBytes)
    {
        var parts = new List<string>();
        var rest = text.AsSpan();
        while (Encoding.UTF8.GetByteCount(rest) > maxBytes)
        {
            var length = LengthOfPart(rest, maxBytes);
            parts.Add(rest[..length].ToString());
            rest = rest[length..];
        }

        parts.Add(rest.ToString());
        return parts;
    }

    private static int LengthOfPart(ReadOnlySpan<char> text, int maxBytes)
    {
        int length = 0, bytes = 0, afterSpace = 0;
        while (true)
        {
            var element = StringInfo.GetNextTextElementLength(text[length..]);
            bytes += Encoding.UTF8.GetByteCount(text.Slice(length, element));
            if (bytes > maxBytes)
            {
                // A part that breaks words is better than one that is mostly empty.
                return length == 0 ? LengthOfRunes(text, maxBytes) : afterSpace > length / 2 ? afterSpace : length;
            }

            length += element;
            if (char.IsWhiteSpace(text[length - 1]))
            {
                afterSpace = length;
            }
        }
    }

    /// <summary>Characters may be put together of very many: then no reader sees it whole, but none sees halves of code points either.</summary>
    private static int LengthOfRunes(ReadOnlySpan<char> text, int maxBytes)
    {
        int length = 0, bytes = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > maxBytes && length > 0)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return length;
    }
}
