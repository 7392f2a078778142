namespace PluginIm.Sip;

/// <summary>Where the parts of one Via value lie (RFC 3261 section 20.42), checked without making one string.</summary>
internal ref struct ViaParts
{
    private const string OtherVersion = "the Via is not of SIP/2.0";

    /// <summary>All of it.</summary>
    internal ReadOnlySpan<byte> Value;
    internal bool IsOfThisVersion;
    internal ReadOnlySpan<byte> Transport;

    /// <summary>Host and port as on the wire.</summary>
    internal ReadOnlySpan<byte> SentBy;
    internal ReadOnlySpan<byte> Host;

    /// <summary>The port of sent-by; -1 when there is none.</summary>
    internal int Port;
    internal ReadOnlySpan<byte> Parameters;

    /// <summary>The branch as on the wire; empty when there is none.</summary>
    internal ReadOnlySpan<byte> Branch;

    /// <summary>The address from which the request came, as on the wire; empty when it is not noted.</summary>
    internal ReadOnlySpan<byte> Received;

    /// <summary>Whether the sender asked for a response to its source port (RFC 3581).</summary>
    internal bool WantsRport;

    private ReadOnlySpan<byte> _rport;

    /// <summary>Whether the branch is one of RFC 3261, unique by itself.</summary>
    internal readonly bool HasMagicCookie => Branch.Length > SipVia.MagicCookie.Length && Branch.StartsWith("z9hG4bK"u8);

    /// <summary>The port in rport, once filled in (RFC 3581); -1 when it is not.</summary>
    internal readonly int Rport => SipGrammar.TryNumber(_rport, 65535, out int port) ? port : -1;

    /// <summary>Reads <c>SIP/2.0/TCP host:port;parameters</c>, spaces around the slashes allowed. Returns what is wrong, or null.</summary>
    internal static string? Scan(ReadOnlySpan<byte> text, out ViaParts parts)
    {
        if (ScanSender(text, out parts) is { } fault)
        {
            return fault;
        }

        return parts.IsOfThisVersion ? ReadParameters(ref parts) : OtherVersion;
    }

    /// <summary>Whether the sender can be told, though the version be another and the parameters malformed.</summary>
    internal static bool NamesSender(ReadOnlySpan<byte> text) => ScanSender(text, out _) is null;

    private static string? ScanSender(ReadOnlySpan<byte> text, out ViaParts parts)
    {
        parts = default;
        parts.Value = text;
        text = SipGrammar.Trim(text);
        if (text.StartsWith("SIP/2.0/"u8))
        {
            text = SipGrammar.TrimStart(text["SIP/2.0/".Length..]);
            parts.IsOfThisVersion = true;
        }
        else if (TakeUntilSlash(ref text, out var name) && System.Text.Ascii.EqualsIgnoreCase(name, "SIP"u8)
            && TakeUntilSlash(ref text, out var version) && SipGrammar.IsToken(version))
        {
            parts.IsOfThisVersion = version.SequenceEqual("2.0"u8);
        }
        else
        {
            return OtherVersion;
        }

        var length = ByteClass.Run(text, ByteClasses.Token);
        if (length == 0 || length == text.Length || text[length] is not ((byte)' ' or (byte)'\t'))
        {
            return "the Via names no transport";
        }

        parts.Transport = text[..length];
        text = SipGrammar.TrimStart(text[length..]);
        var semicolon = text.IndexOf((byte)';');
        parts.Parameters = semicolon < 0 ? default : text[semicolon..];
        parts.SentBy = SipGrammar.Trim(semicolon < 0 ? text : text[..semicolon]);
        return SipGrammar.TryHostPort(parts.SentBy, out parts.Host, out parts.Port) ? null : "the Via's sent-by is malformed";
    }

    /// <summary>Notes in one walk what transactions ask for; of what stands there twice the first that says something counts.</summary>
    private static string? ReadParameters(ref ViaParts parts)
    {
        var reader = new ParameterReader(parts.Parameters);
        while (reader.MoveNext())
        {
            switch (reader.Name.Length)
            {
                case 6 when parts.Branch.IsEmpty && reader.IsNamed("branch"u8):
                    parts.Branch = reader.Value;
                    break;
                case 5 when !parts.WantsRport && reader.IsNamed("rport"u8):
                    parts.WantsRport = true;
                    parts._rport = reader.Value;
                    break;
                case 8 when parts.Received.IsEmpty && reader.IsNamed("received"u8):
                    parts.Received = reader.Value;
                    break;
            }
        }

        return reader.Fault;
    }

    private static bool TakeUntilSlash(scoped ref ReadOnlySpan<byte> text, out ReadOnlySpan<byte> part)
    {
        var slash = text.IndexOf((byte)'/');
        part = slash < 0 ? default : SipGrammar.Trim(text[..slash]);
        text = slash < 0 ? text : SipGrammar.TrimStart(text[(slash + 1)..]);
        return slash >= 0;
    }
}
