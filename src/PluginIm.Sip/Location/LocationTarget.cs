using System.Net;

namespace PluginIm.Sip;

/// <summary>What a request is to reach: TARGET with what is known of transport and port (RFC 3263 4).</summary>
/// <param name="Host">An address without brackets, or a name: also the one that is to be proved by TLS (RFC 5922 4).</param>
/// <param name="Transport">The transport; null for what the domain prefers.</param>
/// <param name="Port">The port; null for what the domain says.</param>
/// <param name="IsSecure">Whether TLS alone is good enough.</param>
internal sealed record LocationTarget(string Host, SipTransport? Transport, int? Port, bool IsSecure)
{
    /// <summary>The transport where nobody says which (4.1).</summary>
    public SipTransport DefaultTransport => Transport ?? (IsSecure ? SipTransport.Tls : SipTransport.Udp);

    public static LocationTarget Of(SipPeer peer) =>
        new(peer.Host, peer.Transport, peer.IsService ? null : peer.Port, peer.Transport == SipTransport.Tls);

    /// <exception cref="SipTransportException">The URI is no SIP URI, or wants a transport that is not known.</exception>
    public static LocationTarget Of(SipUri uri)
    {
        if (!uri.IsSip || (uri.Parameters.Has("transport") && uri.Transport is null))
        {
            throw new SipTransportException($"There is no way to {uri}.");
        }

        var isSecure = uri.Scheme == "sips" || uri.Transport == SipTransport.Tls;
        var transport = isSecure && uri.Transport is not null ? SipTransport.Tls : uri.Transport;
        return new LocationTarget((uri.Parameters["maddr"] ?? uri.Host).Trim('[', ']'), transport, uri.Port, isSecure);
    }

    /// <summary>Where it is, if it is an address.</summary>
    public Candidate? FindCandidate() =>
        IPAddress.TryParse(Host, out var address)
            ? Candidate.At(DefaultTransport, address, Port ?? SipPeer.DefaultPort(DefaultTransport), Host)
            : null;

    public override string ToString() =>
        $"{(IsSecure ? "sips" : "sip")}:{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}"
        + (Port is { } port ? FormattableString.Invariant($":{port}") : "")
        + (Transport is { } transport ? $";transport={SipTransportNames.InUri(transport)}" : "");
}
