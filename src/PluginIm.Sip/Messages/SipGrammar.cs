using System.Buffers;
using System.Text;

namespace PluginIm.Sip;

/// <summary>Character classes and small scanners of RFC 3261 section 25.1, on bytes.</summary>
internal static class SipGrammar
{
    internal const string LineBreakFault = "the text holds CR, LF or NUL";

    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.!%*_+`'~");

    private static readonly SearchValues<byte> UserBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()&=+$,;?/%"u8);

    private static readonly SearchValues<byte> SchemeBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-."u8);

    private static readonly SearchValues<byte> Ipv6Bytes = SearchValues.Create("0123456789abcdefABCDEF:."u8);

    /// <summary>What may not stand in a display name without quotes.</summary>
    internal static SearchValues<byte> DisplayNameSeparators { get; } = SearchValues.Create(",;:\"@()\\/?=[]{}"u8);

    /// <summary>What may not stand in a URI's parameters.</summary>
    internal static SearchValues<byte> UriSeparators { get; } = SearchValues.Create(" \t<>\","u8);

    internal static bool IsToken(ReadOnlySpan<byte> text) => !text.IsEmpty && ByteClass.Run(text, ByteClasses.Token) == text.Length;

    internal static bool IsToken(string text) => !text.AsSpan().ContainsAnyExcept(TokenCharacters) && text.Length > 0;

    internal static bool IsUser(ReadOnlySpan<byte> text) =>
        ByteClass.Run(text, ByteClasses.PlainUser) == text.Length || IsUserWithEscapes(text);

    private static bool IsUserWithEscapes(ReadOnlySpan<byte> text) => !text.ContainsAnyExcept(UserBytes) && HasOnlyWholeEscapes(text);

    internal static bool IsScheme(ReadOnlySpan<byte> text) =>
        !text.IsEmpty && char.IsAsciiLetter((char)text[0]) && !text.ContainsAnyExcept(SchemeBytes);

    internal static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) => TrimStart(TrimEnd(text));

    internal static ReadOnlySpan<byte> TrimStart(ReadOnlySpan<byte> text)
    {
        var start = 0;
        while (start < text.Length && text[start] is (byte)' ' or (byte)'\t')
        {
            start++;
        }

        return text[start..];
    }

    internal static ReadOnlySpan<byte> TrimEnd(ReadOnlySpan<byte> text)
    {
        var end = text.Length;
        while (end > 0 && text[end - 1] is (byte)' ' or (byte)'\t')
        {
            end--;
        }

        return text[..end];
    }

    internal static string Decode(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text);

    /// <summary>Length of the quoted string that starts at the first byte, with both quotes; -1 when it does not end.</summary>
    internal static int QuotedLength(ReadOnlySpan<byte> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            switch (text[i])
            {
                case (byte)'\\':
                    i++;
                    break;
                case (byte)'"':
                    return i + 1;
            }
        }

        return -1;
    }

    /// <summary>Reads <c>host[:port]</c> (hostname, IPv4 address or IPv6 reference) from the whole of the text.</summary>
    internal static bool TryHostPort(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> host, out int port)
    {
        port = -1;
        int hostLength;
        if (!text.IsEmpty && text[0] == '[')
        {
            hostLength = text.IndexOf((byte)']') + 1;
            host = text[..hostLength];
            if (hostLength < 4 || host[1..^1].ContainsAnyExcept(Ipv6Bytes))
            {
                return false;
            }
        }
        else
        {
            hostLength = ByteClass.Run(text, ByteClasses.Host);
            host = text[..hostLength];
            if (host.IsEmpty || (hostLength < text.Length && text[hostLength] is not ((byte)':' or (byte)' ' or (byte)'\t')))
            {
                return false;
            }
        }

        var rest = Trim(text[hostLength..]);
        if (rest.IsEmpty)
        {
            return true;
        }

        return rest[0] == ':' && TryNumber(TrimStart(rest[1..]), 65535, out port) && port > 0;
    }

    /// <summary>Reads a run of digits that is the whole text and not above <paramref name="maximum"/>.</summary>
    internal static bool TryNumber(ReadOnlySpan<byte> text, uint maximum, out uint value)
    {
        value = 0;
        if (text.IsEmpty)
        {
            return false;
        }

        ulong sum = 0;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            sum = (sum * 10) + (ulong)(digit - '0');
            if (sum > maximum)
            {
                return false;
            }
        }

        value = (uint)sum;
        return true;
    }

    internal static bool TryNumber(ReadOnlySpan<byte> text, uint maximum, out int value)
    {
        var isNumber = TryNumber(text, maximum, out uint number);
        value = (int)number;
        return isNumber;
    }

    /// <summary>Takes the quotes and backslashes off a quoted string; other text comes back as it is.</summary>
    internal static string Unquote(string text)
    {
        if (text.Length < 2 || text[0] != '"' || text[^1] != '"')
        {
            return text;
        }

        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text[1..^1];
        }

        var plain = new StringBuilder(text.Length);
        for (var i = 1; i < text.Length - 1; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length - 1)
            {
                i++;
            }

            plain.Append(text[i]);
        }

        return plain.ToString();
    }

    internal static string Quote(string text) => "\"" + text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\0", "\\\0", StringComparison.Ordinal) + "\"";

    /// <summary>Line breaks in a value would let its author write headers of their own.</summary>
    internal static void ThrowIfLineBreak(string? text, string parameterName)
    {
        if (text is not null && text.AsSpan().ContainsAny('\r', '\n', '\0') && HoldsLineBreak(Encoding.UTF8.GetBytes(text)))
        {
            throw new ArgumentException("A value in a SIP message must not hold CR, LF or NUL.", parameterName);
        }
    }

    /// <summary>Whether the text holds CR, LF or NUL; within quotes a backslash makes NUL a character like others (quoted-pair).</summary>
    internal static bool HoldsLineBreak(ReadOnlySpan<byte> text) =>
        text.ContainsAny((byte)'\r', (byte)'\n', (byte)0) && (text.ContainsAny((byte)'\r', (byte)'\n') || HoldsPlainNul(text));

    private static bool HoldsPlainNul(ReadOnlySpan<byte> text)
    {
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case (byte)'"':
                    isQuoted = !isQuoted;
                    break;
                case (byte)'\\' when isQuoted:
                    i++;
                    break;
                case 0:
                    return true;
            }
        }

        return false;
    }

    private static bool HasOnlyWholeEscapes(ReadOnlySpan<byte> text)
    {
        for (var i = text.IndexOf((byte)'%'); i >= 0 && i < text.Length; i++)
        {
            if (text[i] == '%'
                && (i + 2 >= text.Length || !char.IsAsciiHexDigit((char)text[i + 1]) || !char.IsAsciiHexDigit((char)text[i + 2])))
            {
                return false;
            }
        }

        return true;
    }
}
