using System.Globalization;
using System.Net;

namespace PluginIm.Sip;

/// <summary>Where a SIP element is reached: transport, host (an address or a name) and port, written <c>tcp:127.0.0.1:5060</c>.</summary>
/// <param name="Transport">The transport.</param>
/// <param name="Host">An IP address, without brackets, or a host name.</param>
/// <param name="Port">The port; 0 asks for any free one where one listens.</param>
public sealed record SipPeer(SipTransport Transport, string Host, int Port)
{
    /// <summary>
    /// Whether no port was written beside a name: then DNS says by SRV which hosts and ports serve it (RFC 3263 4.2), and
    /// <see cref="Port"/> counts where it says nothing. With a port the name's addresses count alone.
    /// </summary>
    public bool IsService { get; init; }

    /// <summary>The peer at an IP address.</summary>
    public static SipPeer Of(SipTransport transport, IPEndPoint endPoint) => new(transport, endPoint.Address.ToString(), endPoint.Port);

    /// <summary>Reads <c>transport:host:port</c>. Without a port it is 5060, or 5061 for TLS, and for a name what DNS says (<see cref="IsService"/>).</summary>
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
        var hasPort = portColon > rest.LastIndexOf(']');
        if (hasPort)
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

        peer = new SipPeer(transport, host, port) { IsService = !hasPort && !IPAddress.TryParse(host, out _) };
        return true;
    }

    /// <summary>The port of a transport where none is written: 5060, or 5061 for TLS (RFC 3261 19.1.2).</summary>
    public static int DefaultPort(SipTransport transport) => transport == SipTransport.Tls ? 5061 : 5060;

    /// <inheritdoc />
    public override string ToString() =>
        $"{SipTransportNames.InUri(Transport)}:{BracketedHost}" + (IsService ? "" : string.Create(CultureInfo.InvariantCulture, $":{Port}"));

    /// <summary>The host with an IPv6 address in brackets.</summary>
    internal string BracketedHost => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;

    /// <summary>The same without the zone of a link-local address, which means something on this machine alone (RFC 4007 11.2).</summary>
    internal string UriHost => BracketedHost.IndexOf('%', StringComparison.Ordinal) is >= 0 and var zone ? $"{BracketedHost[..zone]}]" : BracketedHost;

    /// <summary>Where it is, if it is an address: there is nothing to be found out then.</summary>
    internal Candidate? FindCandidate() =>
        IPAddress.TryParse(Host, out var address) ? Candidate.At(Transport, address, Port, Host) : null;

    private static SipPeer None { get; } = new(SipTransport.Udp, "", 0);
}
