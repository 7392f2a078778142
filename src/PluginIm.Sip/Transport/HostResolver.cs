using System.Net;
using System.Net.Sockets;

namespace PluginIm.Sip;

/// <summary>The addresses of a peer's host, IPv4 first: a switch that listens on one family alone is mostly found there.</summary>
internal static class HostResolver
{
    /// <exception cref="SipTransportException">The name has no address.</exception>
    public static async ValueTask<IReadOnlyList<IPAddress>> ResolveAsync(SipPeer peer, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(peer.Host, out var literal))
        {
            return [literal];
        }

        try
        {
            var addresses = await Dns.GetHostAddressesAsync(peer.Host, cancellationToken).ConfigureAwait(false);
            if (addresses.Length > 0)
            {
                return [.. addresses.OrderBy(address => address.AddressFamily == AddressFamily.InterNetwork ? 0 : 1)];
            }
        }
        catch (SocketException fault)
        {
            throw new SipTransportException($"'{peer.Host}' is not known: {fault.Message}", peer, fault);
        }

        throw new SipTransportException($"'{peer.Host}' has no address.", peer);
    }
}
