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

    /// <summary>A connection counts only if this side opened it: anybody else's port proves nothing.</summary>
    public bool Allows(SipFlow flow) =>
        !options.AcceptOnlyFromOutboundProxy
        || (flow.IsOutgoing && flow.Transport == options.OutboundProxy?.Transport && _trusted.ContainsKey(flow.RemoteEndPoint));
}
