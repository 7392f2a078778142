using System.Text;

namespace PluginIm.Sip;

/// <summary>
/// A SIP or SIPS URI (RFC 3261 section 19.1); other absolute URIs (tel, im, http) are kept whole in <see cref="Opaque"/>.
/// Immutable: the With methods return a changed copy. Equality is that of section 19.1.4.
/// </summary>
public sealed class SipUri : IEquatable<SipUri>
{
    private byte[]? _utf8;

    private SipUri(string scheme, string? user, string host, int? port)
    {
        Scheme = scheme;
        User = user;
        Host = host;
        Port = port;
    }

    /// <summary>The scheme in lower case: sip, sips, or another.</summary>
    public string Scheme { get; private init; }

    /// <summary>Whether the scheme is sip or sips.</summary>
    public bool IsSip => Scheme is "sip" or "sips";

    /// <summary>The user part as on the wire (escapes kept, with a password where there is one); null when absent.</summary>
    public string? User { get; private init; }

    /// <summary>The host: a name, an IPv4 address, or an IPv6 address in brackets. Empty for other schemes.</summary>
    public string Host { get; private init; }

    /// <summary>The port, if given.</summary>
    public int? Port { get; private init; }

    /// <summary>The URI's own parameters.</summary>
    public SipParameters Parameters { get; private init; } = SipParameters.Empty;

    /// <summary>What follows the question mark, as on the wire; null when absent.</summary>
    public string? HeadersPart { get; private init; }

    /// <summary>What follows the scheme of a URI that is neither sip nor sips; null for these.</summary>
    public string? Opaque { get; private init; }

    /// <summary>The user part with its escapes resolved.</summary>
    public string? UnescapedUser => User is null ? null : Uri.UnescapeDataString(User);

    /// <summary>Whether the URI names a loose router (the lr parameter).</summary>
    public bool IsLoose => Parameters.Has("lr");

    /// <summary>The transport parameter, if it names one that the engine speaks.</summary>
    public SipTransport? Transport => SipTransportNames.Find(Parameters["transport"]);

    /// <summary>Makes a sip URI of its parts; the user is escaped where it needs to be.</summary>
    public static SipUri Create(string? user, string host, int? port = null)
    {
        var text = "sip:" + (user is null ? "" : EscapeUser(user) + "@") + host
            + (port is null ? "" : ":" + port.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return Parse(text);
    }

    /// <summary>Reads a URI.</summary>
    /// <exception cref="SipParseException">The text is no URI.</exception>
    public static SipUri Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var uri) ? uri : throw new SipParseException(FaultOf(text), "URI");
    }

    /// <summary>Reads a URI; false when the text is none.</summary>
    public static bool TryParse(string? text, out SipUri uri)
    {
        uri = null!;
        if (text is null)
        {
            return false;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        if (SipGrammar.HoldsLineBreak(bytes) || UriParts.Scan(bytes, out var parts) is not null)
        {
            return false;
        }

        uri = FromParts(parts);
        return true;
    }

    /// <summary>Escapes what may not stand in a user part.</summary>
    public static string EscapeUser(string user)
    {
        ArgumentNullException.ThrowIfNull(user);
        var escaped = new StringBuilder(user.Length);
        foreach (var value in Encoding.UTF8.GetBytes(user))
        {
            if (value != '%' && SipGrammar.IsUser([value]))
            {
                escaped.Append((char)value);
            }
            else
            {
                escaped.Append('%').Append(value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return escaped.ToString();
    }

    /// <summary>A copy with another host and port.</summary>
    public SipUri WithHost(string host, int? port)
    {
        SipGrammar.ThrowIfLineBreak(host, nameof(host));
        return Host == host && Port == port ? this : Copy(host, port, Parameters, HeadersPart);
    }

    /// <summary>A copy with a parameter set; null for a parameter without value.</summary>
    public SipUri WithParameter(string name, string? value) => Copy(Host, Port, Parameters.With(name, value), HeadersPart);

    /// <summary>A copy without a parameter.</summary>
    public SipUri WithoutParameter(string name) => Copy(Host, Port, Parameters.Without(name), HeadersPart);

    /// <summary>A copy with these parameters.</summary>
    public SipUri WithParameters(SipParameters parameters) => Copy(Host, Port, parameters, HeadersPart);

    /// <summary>A copy without parameters and headers: scheme, user, host and port alone, as an address of record.</summary>
    public SipUri WithoutDetails() =>
        Parameters.Count == 0 && HeadersPart is null ? this : Copy(Host, Port, SipParameters.Empty, null);

    /// <summary>A copy without the headers part, as a Request-URI must be.</summary>
    public SipUri WithoutHeaders() => HeadersPart is null ? this : Copy(Host, Port, Parameters, null);

    /// <inheritdoc/>
    public bool Equals(SipUri? other) => other is not null && (ReferenceEquals(this, other) || SipUriComparison.AreEqual(this, other));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SipUri);

    /// <inheritdoc/>
    public override int GetHashCode() => SipUriComparison.HashOf(this);

    /// <inheritdoc/>
    public override string ToString() => TextBuffer.Make(this, static (uri, text) => uri.AppendTo(text));

    /// <summary>The URI as on the wire, made once: a dialog sends all its requests to the same one.</summary>
    internal ReadOnlySpan<byte> Utf8 => _utf8 ??= Encoding.UTF8.GetBytes(ToString());

    internal static SipUri Parse(ReadOnlySpan<byte> text, string where) =>
        UriParts.Scan(text, out var parts) is { } fault ? throw new SipParseException(fault, where) : FromParts(parts);

    internal static SipUri FromParts(in UriParts parts)
    {
        if (!parts.IsSip)
        {
            return new SipUri(SipGrammar.Decode(parts.Scheme).ToLowerInvariant(), null, "", null) { Opaque = SipGrammar.Decode(parts.Opaque) };
        }

        return new SipUri(
            parts.Scheme.Length == 3 ? "sip" : "sips",
            parts.HasUser ? SipGrammar.Decode(parts.User) : null,
            SipGrammar.Decode(parts.Host),
            parts.Port < 0 ? null : parts.Port)
        {
            Parameters = SipParameters.FromScanned(parts.Parameters),
            HeadersPart = parts.Headers.IsEmpty ? null : SipGrammar.Decode(parts.Headers),
        };
    }

    internal StringBuilder AppendTo(StringBuilder text)
    {
        text.Append(Scheme).Append(':');
        if (Opaque is not null)
        {
            return text.Append(Opaque);
        }

        if (User is not null)
        {
            text.Append(User).Append('@');
        }

        text.Append(Host);
        if (Port is not null)
        {
            text.Append(':').Append(Port.Value);
        }

        Parameters.AppendTo(text);
        return HeadersPart is null ? text : text.Append('?').Append(HeadersPart);
    }

    private static string FaultOf(string text) => UriParts.Scan(Encoding.UTF8.GetBytes(text), out _) ?? SipGrammar.LineBreakFault;

    private SipUri Copy(string host, int? port, SipParameters parameters, string? headers) =>
        new(Scheme, User, host, port) { Parameters = parameters, HeadersPart = headers, Opaque = Opaque };
}
