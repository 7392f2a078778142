namespace PluginIm.Sip;

/// <summary>Where the parts of a name-addr or addr-spec lie (RFC 3261 section 20.10), checked without making one string.</summary>
internal ref struct AddressParts
{
    internal ReadOnlySpan<byte> DisplayName;
    internal UriParts Uri;
    internal ReadOnlySpan<byte> Parameters;

    /// <summary>Reads one address with its parameters. Returns what is wrong, or null.</summary>
    internal static string? Scan(ReadOnlySpan<byte> text, out AddressParts parts)
    {
        parts = default;
        text = SipGrammar.Trim(text);
        ReadOnlySpan<byte> uri;
        var open = OpeningBracket(text, out var fault);
        if (fault is not null)
        {
            return fault;
        }

        if (open >= 0)
        {
            parts.DisplayName = SipGrammar.Trim(text[..open]);
            text = text[(open + 1)..];
            var close = text.IndexOf((byte)'>');
            if (close < 0)
            {
                return "the address has no closing bracket";
            }

            uri = text[..close];
            parts.Parameters = text[(close + 1)..];
        }
        else
        {
            // Without brackets all after the first semicolon belongs to the header, and the URI can hold neither comma nor question mark.
            var end = text.IndexOfAny("; \t"u8);
            uri = end < 0 ? text : text[..end];
            parts.Parameters = end < 0 ? default : text[end..];
            if (uri.ContainsAny(",?"u8))
            {
                return "a URI with a comma or question mark must stand in brackets";
            }
        }

        return UriParts.Scan(uri, out parts.Uri) ?? ParameterReader.FaultOf(parts.Parameters);
    }

    private static int OpeningBracket(ReadOnlySpan<byte> text, out string? fault)
    {
        fault = null;
        if (text.IsEmpty)
        {
            fault = "the address is empty";
            return -1;
        }

        if (text[0] == '<')
        {
            return 0;
        }

        if (text[0] != '"')
        {
            var open = text.IndexOf((byte)'<');
            if (open > 0 && text[..open].ContainsAny(SipGrammar.DisplayNameSeparators))
            {
                fault = "a display name that is no row of tokens must stand in quotes";
            }

            return open;
        }

        var length = SipGrammar.QuotedLength(text);
        if (length < 0)
        {
            fault = "the display name's quotes do not end";
            return -1;
        }

        var bracket = length;
        while (bracket < text.Length && text[bracket] is (byte)' ' or (byte)'\t')
        {
            bracket++;
        }

        if (bracket == text.Length || text[bracket] != '<')
        {
            fault = "no bracket follows the display name";
        }

        return bracket;
    }
}
