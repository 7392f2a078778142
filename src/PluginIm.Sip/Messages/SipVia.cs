using System.Globalization;
using System.Text;

namespace PluginIm.Sip;

/// <summary>One Via value (RFC 3261 section 20.42). Immutable.</summary>
public sealed class SipVia
{
    /// <summary>What a branch of RFC 3261 starts with.</summary>
    public const string MagicCookie = "z9hG4bK";

    /// <summary>Makes a Via.</summary>
    /// <param name="transport">The transport.</param>
    /// <param name="host">The host of sent-by.</param>
    /// <param name="port">The port of sent-by; null where the default is meant.</param>
    /// <param name="parameters">The parameters; null for none.</param>
    public SipVia(SipTransport transport, string host, int? port, SipParameters? parameters = null)
        : this(SipTransportNames.InVia(transport), host, port, parameters ?? SipParameters.Empty)
    {
    }

    private SipVia(string transportName, string host, int? port, SipParameters parameters)
    {
        SipGrammar.ThrowIfLineBreak(host, nameof(host));
        TransportName = transportName;
        Host = host;
        Port = port;
        Parameters = parameters;
    }

    /// <summary>The transport's name as on the wire.</summary>
    public string TransportName { get; }

    /// <summary>The transport; null when it is one that the engine does not speak (as lower Vias may name).</summary>
    public SipTransport? Transport => SipTransportNames.Find(TransportName);

    /// <summary>The host of sent-by.</summary>
    public string Host { get; }

    /// <summary>The port of sent-by, if given.</summary>
    public int? Port { get; }

    /// <summary>The parameters.</summary>
    public SipParameters Parameters { get; }

    /// <summary>The branch, which with sent-by and method names the transaction.</summary>
    public string? Branch => Parameters["branch"];

    /// <summary>Whether the branch is one of RFC 3261, unique by itself.</summary>
    /// <remarks>The cookie alone names nothing: such a request is known by its other fields.</remarks>
    public bool HasMagicCookie =>
        Branch is { } branch && branch.Length > MagicCookie.Length && branch.StartsWith(MagicCookie, StringComparison.Ordinal);

    /// <summary>The received parameter: the address from which the request came.</summary>
    public string? Received => Parameters["received"];

    /// <summary>Whether the sender asked for a response to its source port (RFC 3581).</summary>
    public bool WantsRport => Parameters.Has("rport");

    /// <summary>The port in rport, once filled in (RFC 3581).</summary>
    public int? Rport => int.TryParse(Parameters["rport"], NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;

    /// <summary>Reads one Via value.</summary>
    /// <exception cref="SipParseException">The text is none.</exception>
    public static SipVia Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bytes = Encoding.UTF8.GetBytes(text);
        return SipGrammar.HoldsLineBreak(bytes) ? throw new SipParseException(SipGrammar.LineBreakFault, SipHeaderNames.Via) : Parse(bytes);
    }

    /// <summary>A copy with that branch.</summary>
    public SipVia WithBranch(string branch) => WithParameter("branch", branch);

    /// <summary>A copy with that parameter.</summary>
    public SipVia WithParameter(string name, string? value) => new(TransportName, Host, Port, Parameters.With(name, value));

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder("SIP/2.0/").Append(TransportName).Append(' ').Append(Host);
        if (Port is not null)
        {
            text.Append(':').Append(Port.Value);
        }

        return Parameters.AppendTo(text).ToString();
    }

    internal static SipVia Parse(ReadOnlySpan<byte> text) =>
        ViaParts.Scan(text, out var parts) is { } fault
            ? throw new SipParseException(fault, SipHeaderNames.Via)
            : new SipVia(
                SipTransportNames.Intern(parts.Transport),
                SipGrammar.Decode(parts.Host),
                parts.Port < 0 ? null : parts.Port,
                SipParameters.FromScanned(parts.Parameters));
}
