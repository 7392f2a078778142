namespace PluginIm.Sip;

/// <summary>Where the parts of one Via value lie (RFC 3261 section 20.42), checked without making one string.</summary>
internal ref struct ViaParts
{
    internal ReadOnlySpan<byte> Transport;
    internal ReadOnlySpan<byte> Host;
    internal int Port;
    internal ReadOnlySpan<byte> Parameters;

    /// <summary>Reads <c>SIP/2.0/TCP host:port;parameters</c>, spaces around the slashes allowed. Returns what is wrong, or null.</summary>
    internal static string? Scan(ReadOnlySpan<byte> text, out ViaParts parts)
    {
        parts = default;
        text = SipGrammar.Trim(text);
        if (!TakeUntilSlash(ref text, out var name) || !System.Text.Ascii.EqualsIgnoreCase(name, "SIP"u8)
            || !TakeUntilSlash(ref text, out var version) || !version.SequenceEqual("2.0"u8))
        {
            return "the Via is not of SIP/2.0";
        }

        var space = text.IndexOfAny(" \t"u8);
        if (space < 0 || !SipGrammar.IsToken(text[..space]))
        {
            return "the Via names no transport";
        }

        parts.Transport = text[..space];
        text = SipGrammar.TrimStart(text[space..]);
        var semicolon = text.IndexOf((byte)';');
        parts.Parameters = semicolon < 0 ? default : text[semicolon..];
        var sentBy = SipGrammar.Trim(semicolon < 0 ? text : text[..semicolon]);
        return SipGrammar.TryHostPort(sentBy, out parts.Host, out parts.Port)
            ? ParameterReader.FaultOf(parts.Parameters)
            : "the Via's sent-by is malformed";
    }

    private static bool TakeUntilSlash(ref ReadOnlySpan<byte> text, out ReadOnlySpan<byte> part)
    {
        var slash = text.IndexOf((byte)'/');
        part = slash < 0 ? default : SipGrammar.Trim(text[..slash]);
        text = slash < 0 ? text : SipGrammar.TrimStart(text[(slash + 1)..]);
        return slash >= 0;
    }
}
