using System.Text;

namespace PluginIm.Sip;

/// <summary>
/// An address with display name and parameters, as From, To, Contact, Route, Record-Route and P-Asserted-Identity carry it
/// (name-addr or addr-spec, RFC 3261 section 20.10). Immutable.
/// </summary>
public sealed class SipAddress
{
    /// <summary>Makes an address.</summary>
    /// <param name="uri">The URI.</param>
    /// <param name="displayName">The name shown, without quotes; null for none.</param>
    /// <param name="parameters">The header's parameters (not the URI's); null for none.</param>
    public SipAddress(SipUri uri, string? displayName = null, SipParameters? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(uri);
        Uri = uri;
        DisplayName = string.IsNullOrEmpty(displayName) ? null : displayName;
        if (DisplayName.AsSpan().ContainsAny('\r', '\n'))
        {
            // NUL may stand there: it is written with a backslash.
            throw new ArgumentException("A display name must not hold CR or LF.", nameof(displayName));
        }

        Parameters = parameters ?? SipParameters.Empty;
    }

    /// <summary>The name shown, without quotes and escapes; null when there is none.</summary>
    public string? DisplayName { get; }

    /// <summary>The URI.</summary>
    public SipUri Uri { get; }

    /// <summary>The header's parameters, such as tag or expires; the URI's own are in <see cref="SipUri.Parameters"/>.</summary>
    public SipParameters Parameters { get; }

    /// <summary>The tag parameter.</summary>
    public string? Tag => Parameters["tag"];

    /// <summary>Reads an address.</summary>
    /// <exception cref="SipParseException">The text is no address.</exception>
    public static SipAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var address) ? address : throw new SipParseException(FaultOf(text), "address");
    }

    /// <summary>Reads an address; false when the text is none.</summary>
    public static bool TryParse(string? text, out SipAddress address)
    {
        address = null!;
        if (text is null)
        {
            return false;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        if (SipGrammar.HoldsLineBreak(bytes) || AddressParts.Scan(bytes, out var parts) is not null)
        {
            return false;
        }

        address = FromParts(parts);
        return true;
    }

    /// <summary>A copy with that tag.</summary>
    public SipAddress WithTag(string tag) => new(Uri, DisplayName, Parameters.With("tag", tag));

    /// <summary>A copy with that parameter.</summary>
    public SipAddress WithParameter(string name, string? value) => new(Uri, DisplayName, Parameters.With(name, value));

    /// <summary>The address as on the wire, always with brackets: <c>"Kate" &lt;sip:kate@im.test&gt;;tag=1</c>.</summary>
    public override string ToString() => TextBuffer.Make(this, static (address, text) => address.AppendTo(text));

    internal static SipAddress Parse(ReadOnlySpan<byte> text, string where) =>
        AddressParts.Scan(text, out var parts) is { } fault ? throw new SipParseException(fault, where) : FromParts(parts);

    private void AppendTo(StringBuilder text)
    {
        if (DisplayName is not null)
        {
            text.Append(SipGrammar.Quote(DisplayName)).Append(' ');
        }

        Uri.AppendTo(text.Append('<')).Append('>');
        Parameters.AppendTo(text);
    }

    private static string FaultOf(string text) =>
        AddressParts.Scan(Encoding.UTF8.GetBytes(text), out _) ?? SipGrammar.LineBreakFault;

    private static SipAddress FromParts(in AddressParts parts) => new(
        SipUri.FromParts(parts.Uri),
        parts.DisplayName.IsEmpty ? null : SipGrammar.Unquote(SipGrammar.Decode(parts.DisplayName)),
        SipParameters.FromScanned(parts.Parameters));
}
