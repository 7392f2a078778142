namespace PluginIm.Sip;

/// <summary>Where the parts of a URI lie; scanning checks the syntax without making one string.</summary>
internal ref struct UriParts
{
    internal ReadOnlySpan<byte> Scheme;
    internal bool IsSip;

    /// <summary>All after the scheme of a URI that is neither sip nor sips.</summary>
    internal ReadOnlySpan<byte> Opaque;
    internal bool HasUser;
    internal ReadOnlySpan<byte> User;
    internal ReadOnlySpan<byte> Host;
    internal int Port;
    internal ReadOnlySpan<byte> Parameters;
    internal ReadOnlySpan<byte> Headers;

    /// <summary>Reads a URI after RFC 3261 section 19.1.1, or any absolute URI. Returns what is wrong, or null.</summary>
    internal static string? Scan(ReadOnlySpan<byte> text, out UriParts parts)
    {
        parts = default;
        parts.Port = -1;
        if (text.StartsWith("sip:"u8))
        {
            parts.Scheme = text[..3];
            parts.IsSip = true;
            return ScanSip(text[4..], ref parts);
        }

        var colon = text.IndexOf((byte)':');
        if (colon < 0 || !SipGrammar.IsScheme(text[..colon]))
        {
            return "the URI has no scheme";
        }

        parts.Scheme = text[..colon];
        var rest = text[(colon + 1)..];
        parts.IsSip = System.Text.Ascii.EqualsIgnoreCase(parts.Scheme, "sip"u8)
            || System.Text.Ascii.EqualsIgnoreCase(parts.Scheme, "sips"u8);
        if (!parts.IsSip)
        {
            parts.Opaque = rest;
            return rest.IsEmpty || rest.ContainsAny(" \t<>\""u8) ? "the URI holds a space, a bracket or nothing" : null;
        }

        return ScanSip(rest, ref parts);
    }

    private static string? ScanSip(ReadOnlySpan<byte> rest, ref UriParts parts)
    {
        var at = rest.IndexOf((byte)'@');
        if (at >= 0)
        {
            parts.HasUser = true;
            parts.User = rest[..at];
            rest = rest[(at + 1)..];
            var colon = parts.User.IndexOf((byte)':');
            var user = colon < 0 ? parts.User : parts.User[..colon];
            var password = colon < 0 ? default : parts.User[(colon + 1)..];
            if (user.IsEmpty || !SipGrammar.IsUser(user) || !SipGrammar.IsUser(password))
            {
                return "the URI's user part is malformed";
            }
        }

        var query = rest.IndexOf((byte)'?');
        if (query >= 0)
        {
            parts.Headers = rest[(query + 1)..];
            rest = rest[..query];
            if (parts.Headers.IsEmpty || parts.Headers.ContainsAny(" \t<>\""u8))
            {
                return "the URI's headers part is malformed";
            }
        }

        var semicolon = rest.IndexOf((byte)';');
        if (semicolon >= 0)
        {
            parts.Parameters = rest[semicolon..];
            rest = rest[..semicolon];
            if (parts.Parameters.ContainsAny(SipGrammar.UriSeparators))
            {
                return "the URI's parameters are malformed";
            }

            if (ParameterReader.FaultOf(parts.Parameters) is { } fault)
            {
                return fault;
            }
        }

        return SipGrammar.TryHostPort(rest, out parts.Host, out parts.Port) ? null : "the URI's host or port is malformed";
    }
}
