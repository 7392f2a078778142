using Microsoft.Extensions.Logging;

namespace PluginIm.Sip;

/// <summary>Where requests go that name no flow: by an outbound proxy, to the peer that was named, or to their own target (RFC 3263).</summary>
internal sealed class Destinations(
    SipEndpointOptions options, Locator locator, Avoidance avoidance, TransportLayer transport, ILogger logger)
{
    // Mostly request after request goes to the same peer: its address is not read anew for each.
    private volatile Read? _last;

    public Locator Locator => locator;

    public Avoidance Avoidance => avoidance;

    public TransportLayer Transport => transport;

    public OutboundRoute Outbound { get; } = new(logger);

    /// <summary>The one candidate of where a request goes, where that is an address: nothing is to be found out or chosen then.</summary>
    /// <exception cref="SipTransportException">The request's target is no SIP URI, or wants a transport that is not known.</exception>
    public Candidate? FindOnly(SipPeer? peer, SipRequest request)
    {
        var only = peer is not null ? CandidateOf(peer) : options.OutboundProxies.Count switch
        {
            0 => NextHop.Of(request).FindCandidate(),
            1 => CandidateOf(options.OutboundProxies[0]),
            _ => null,
        };
        if (only is null || avoidance.IsBarred(only))
        {
            return null;
        }

        if (peer is null ? options.OutboundProxies.Count > 0 : options.OutboundProxies.Contains(peer))
        {
            transport.Trust(only);
        }

        return only;
    }

    /// <exception cref="SipTransportException">The request's target is no SIP URI, or wants a transport that is not known.</exception>
    public Delivery Open(SipPeer? peer, SipRequest? request)
    {
        if (peer is not null)
        {
            return new Delivery(this, [LocationTarget.Of(peer)], options.OutboundProxies.Contains(peer), null);
        }

        if (options.OutboundProxies.Count > 0)
        {
            return new Delivery(this, options.OutboundProxies.Select(LocationTarget.Of), true, Outbound);
        }

        return request is not null
            ? new Delivery(this, [NextHop.Of(request)], false, null)
            : throw new SipTransportException("There is no outbound proxy.");
    }

    public void Failed(Candidate candidate, string reason, TimeSpan? retryAfter)
    {
        logger.CandidateFailed(candidate.Peer, reason);
        avoidance.Failed(candidate, retryAfter);
        Outbound.Leave(candidate);
    }

    /// <summary>The end of the flow that all requests went by is a failure of its proxy.</summary>
    public void OnClosed(SipFlow flow, string reason)
    {
        if (flow.Equals(Outbound.Kept))
        {
            Failed(CandidateOf(flow), reason, null);
        }
    }

    public static Candidate CandidateOf(SipFlow flow) => new(flow.Transport, flow.RemoteEndPoint, flow.RemoteEndPoint.Address.ToString());

    private Candidate? CandidateOf(SipPeer peer)
    {
        var last = _last;
        if (last is null || !ReferenceEquals(last.Peer, peer))
        {
            _last = last = new Read(peer, peer.FindCandidate());
        }

        return last.Candidate;
    }

    private sealed record Read(SipPeer Peer, Candidate? Candidate);
}
