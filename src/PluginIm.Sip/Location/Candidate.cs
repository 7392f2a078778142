using System.Net;

namespace PluginIm.Sip;

/// <summary>One place where a request can go.</summary>
/// <param name="Transport">The transport.</param>
/// <param name="EndPoint">The address.</param>
/// <param name="Domain">The name that it must prove by TLS: the one that was asked for, not one that DNS said (RFC 5922 4, RFC 3263 4).</param>
internal sealed record Candidate(SipTransport Transport, IPEndPoint EndPoint, string Domain)
{
    /// <summary>One at an address, an IPv4 address mapped into IPv6 taken for what it is: sockets are of one family.</summary>
    public static Candidate At(SipTransport transport, IPAddress address, int port, string domain) =>
        new(transport, new IPEndPoint(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address, port), domain);

    public SipPeer Peer => SipPeer.Of(Transport, EndPoint);
}
