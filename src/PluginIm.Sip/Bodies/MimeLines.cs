using System.Text;

namespace PluginIm.Sip;

/// <summary>Reads header sections inside bodies. Lines end with CRLF, or with LF alone as some clients write them.</summary>
internal static class MimeLines
{
    private const int MaxHeaders = 64;

    internal static string? Find(IReadOnlyList<SipHeader> headers, string name)
    {
        foreach (var header in headers)
        {
            if (header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return header.Value;
            }
        }

        return null;
    }

    /// <summary>Reads headers up to the empty line, continuations joined; without an empty line all of it is headers.</summary>
    /// <exception cref="SipParseException">A line has no name, or there are too many.</exception>
    internal static List<SipHeader> ReadHeaders(ReadOnlySpan<byte> bytes, out int contentStart)
    {
        var headers = new List<SipHeader>();
        var position = 0;
        while (position < bytes.Length)
        {
            var line = TakeLine(bytes, ref position);
            if (line.IsEmpty)
            {
                break;
            }

            if (headers.Count == MaxHeaders)
            {
                throw new SipParseException("a part has too many headers", "body", 513);
            }

            headers.Add(ReadHeader(line, bytes, ref position));
        }

        contentStart = position;
        return headers;
    }

    internal static ReadOnlySpan<byte> TakeLine(ReadOnlySpan<byte> bytes, ref int position)
    {
        var rest = bytes[position..];
        var end = rest.IndexOf((byte)'\n');
        position += end < 0 ? rest.Length : end + 1;
        var line = end < 0 ? rest : rest[..end];
        return !line.IsEmpty && line[^1] == '\r' ? line[..^1] : line;
    }

    private static SipHeader ReadHeader(ReadOnlySpan<byte> line, ReadOnlySpan<byte> bytes, ref int position)
    {
        var colon = line.IndexOf((byte)':');
        if (colon <= 0 || !SipGrammar.IsToken(line[..colon].TrimEnd(" \t"u8)))
        {
            throw new SipParseException("a header line of a part is malformed", "body");
        }

        var name = SipGrammar.Decode(line[..colon].TrimEnd(" \t"u8));
        var value = ReadValue(line[(colon + 1)..]);
        if (!IsContinued(bytes, position))
        {
            return new SipHeader(name, value);
        }

        var text = new StringBuilder(value);
        while (IsContinued(bytes, position))
        {
            var more = ReadValue(TakeLine(bytes, ref position));
            text.Append(text.Length > 0 && more.Length > 0 ? " " : "").Append(more);
        }

        return new SipHeader(name, text.ToString());
    }

    private static bool IsContinued(ReadOnlySpan<byte> bytes, int position) =>
        position < bytes.Length && bytes[position] is ((byte)' ' or (byte)'\t');

    private static string ReadValue(ReadOnlySpan<byte> text) =>
        text.ContainsAny((byte)'\r', (byte)0)
            ? throw new SipParseException("a header line of a part is malformed", "body")
            : SipGrammar.Decode(SipGrammar.Trim(text));
}
