using System.Collections.Concurrent;
using System.Net;

namespace PluginIm.Sip;

/// <summary>Knows the addresses of the outbound proxy, and whether a flow may bring requests.</summary>
internal sealed class OutboundProxyGuard(SipEndpointOptions options)
{
    private readonly ConcurrentDictionary<IPEndPoint, bool> _trusted = new();

    public void Trust(IEnumerable<IPEndPoint> endPoints)
    {
        foreach (var endPoint in endPoints)
        {
            _trusted.TryAdd(endPoint, true);
        }
    }

    /// <summary>
    /// A connection counts only if this side opened it, as it also does to a proxy by UDP for what is too large for that; datagrams count
    /// only where UDP is the proxy's transport, since anybody can put the proxy's address on one.
    /// </summary>
    public bool Allows(SipFlow flow) =>
        !options.AcceptOnlyFromOutboundProxy
        || (flow.IsOutgoing && (flow.IsReliable || options.OutboundProxy?.Transport == SipTransport.Udp) && _trusted.ContainsKey(flow.RemoteEndPoint));
}
