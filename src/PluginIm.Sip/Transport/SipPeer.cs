using System.Globalization;
using System.Net;

namespace PluginIm.Sip;

/// <summary>Where a SIP element is reached: transport, host (an address or a name) and port, written <c>tcp:127.0.0.1:5060</c>.</summary>
/// <param name="Transport">The transport.</param>
/// <param name="Host">An IP address, without brackets, or a host name.</param>
/// <param name="Port">The port; 0 asks for any free one where one listens.</param>
public sealed record SipPeer(SipTransport Transport, string Host, int Port)
{
    /// <summary>The peer at an IP address.</summary>
    public static SipPeer Of(SipTransport transport, IPEndPoint endPoint) => new(transport, endPoint.Address.ToString(), endPoint.Port);

    /// <summary>Reads <c>transport:host:port</c>; the port may be missing: 5060, or 5061 for TLS.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static SipPeer Parse(string text) =>
        TryParse(text, out var peer) ? peer : throw new FormatException($"'{text}' is not transport:host:port, such as tcp:127.0.0.1:5060.");

    /// <summary>Reads <c>transport:host:port</c>; false where the text is none.</summary>
    public static bool TryParse(string? text, out SipPeer peer)
    {
        peer = None;
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon <= 0 || SipTransportNames.Find(text![..colon]) is not { } transport)
        {
            return false;
        }

        var rest = text[(colon + 1)..];
        var host = rest;
        var port = DefaultPort(transport);
        var portColon = rest.LastIndexOf(':');

        // An IPv6 address stands in brackets, so a colon before the closing one belongs to it.
        if (portColon > rest.LastIndexOf(']'))
        {
            host = rest[..portColon];
            if (!int.TryParse(rest[(portColon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out port) || port > IPEndPoint.MaxPort)
            {
                return false;
            }
        }

        host = host.Trim('[', ']');
        if (host.Length == 0 || Uri.CheckHostName(host) == UriHostNameType.Unknown)
        {
            return false;
        }

        peer = new SipPeer(transport, host, port);
        return true;
    }

    /// <summary>The port of a transport where none is written: 5060, or 5061 for TLS (RFC 3261 19.1.2).</summary>
    public static int DefaultPort(SipTransport transport) => transport == SipTransport.Tls ? 5061 : 5060;

    /// <inheritdoc />
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{SipTransportNames.InUri(Transport)}:{BracketedHost}:{Port}");

    /// <summary>The host as a URI or a Via writes it: an IPv6 address in brackets.</summary>
    internal string BracketedHost => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;

    private static SipPeer None { get; } = new(SipTransport.Udp, "", 0);
}
