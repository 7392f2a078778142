using System.Collections.Concurrent;
using System.Net;

namespace PluginIm.Sip;

/// <summary>Knows the addresses of the outbound proxies, and whether a flow may bring requests.</summary>
internal sealed class OutboundProxyGuard(SipEndpointOptions options)
{
    private readonly ConcurrentDictionary<(SipTransport, IPEndPoint), bool> _trusted = new();

    public void Trust(Candidate proxy)
    {
        if (!options.AcceptOnlyFromOutboundProxy)
        {
            return;
        }

        _trusted.TryAdd((proxy.Transport, proxy.EndPoint), true);
        if (proxy.Transport == SipTransport.Udp)
        {
            // What is too large for a datagram goes to it by TCP, and comes from it so.
            _trusted.TryAdd((SipTransport.Tcp, proxy.EndPoint), true);
        }
    }

    /// <summary>
    /// A connection counts only if this side opened it; datagrams count only where UDP is the proxy's transport, since anybody can put the
    /// proxy's address on one.
    /// </summary>
    public bool Allows(SipFlow flow) =>
        !options.AcceptOnlyFromOutboundProxy || (flow.IsOutgoing && _trusted.ContainsKey((flow.Transport, flow.RemoteEndPoint)));
}
