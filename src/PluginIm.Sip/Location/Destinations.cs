using Microsoft.Extensions.Logging;

namespace PluginIm.Sip;

/// <summary>Where requests go that name no flow: by an outbound proxy, to the peer that was named, or to their own target (RFC 3263).</summary>
internal sealed class Destinations(
    SipEndpointOptions options, Locator locator, Avoidance avoidance, TransportLayer transport, ILogger logger)
{
    // Mostly request after request goes to the same peer: its address is not read anew for each.
    private volatile Read? _last;

    private long _nextQuestion;

    public Locator Locator => locator;

    public Avoidance Avoidance => avoidance;

    public TransportLayer Transport => transport;

    public OutboundRoute Outbound { get; } = new(logger);

    /// <summary>
    /// The one candidate of where a request goes, where that is an address: nothing is to be found out or chosen then. Null too where it has asked to be
    /// left alone; an ACK ends what began before that.
    /// </summary>
    /// <exception cref="SipTransportException">The request's target is no SIP URI, or wants a transport that is not known.</exception>
    public Candidate? FindOnly(SipPeer? peer, SipRequest request)
    {
        var only = peer is not null ? CandidateOf(peer) : options.OutboundProxies.Count switch
        {
            0 => NextHop.Of(request).FindCandidate(),
            1 => CandidateOf(options.OutboundProxies[0]),
            _ => null,
        };
        if (only is null || (avoidance.IsBarred(only) && request.Method != SipMethod.Ack))
        {
            return null;
        }

        if (!IsDirect(peer))
        {
            transport.Trust(only);
        }

        return only;
    }

    /// <summary>Whether a request goes to the server that it names, and not by an outbound proxy.</summary>
    public bool IsDirect(SipPeer? peer) => peer is null ? options.OutboundProxies.Count == 0 : !options.OutboundProxies.Contains(peer);

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

    /// <summary>A server that was asked directly refused with 503: where it says for how long, it is left alone (RFC 3261 21.5.4).</summary>
    public void OnUnavailable(SipFlow flow, SipResponse response)
    {
        if (SipRetryAfter.WaitOf(response) is { } wait)
        {
            Failed(CandidateOf(flow), response.StartLine, wait);
        }
    }

    /// <summary>
    /// Whether a 503 is to be checked at the proxy that it came by, because it asks to be left alone. Not again for a while: whoever answers so
    /// beyond it is to cost it one question, not one each.
    /// </summary>
    public bool IsToBeAsked(SipResponse refusal)
    {
        var now = options.Time.GetUtcNow().UtcTicks;
        var next = Volatile.Read(ref _nextQuestion);
        return SipRetryAfter.WaitOf(refusal) is not null && now >= next
            && Interlocked.CompareExchange(ref _nextQuestion, now + options.Location.MaxAvoidance.Ticks, next) == next;
    }

    public void Failed(Candidate candidate, string reason, TimeSpan? retryAfter, bool isProven = true)
    {
        logger.CandidateFailed(candidate.Peer, reason);
        avoidance.Failed(candidate, retryAfter, isProven);
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
