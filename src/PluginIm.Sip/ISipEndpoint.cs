namespace PluginIm.Sip;

/// <summary>
/// The SIP stack as a transaction user sees it (RFC 3261 17, 18): requests out with their responses, requests in with the way to answer
/// them, the ACKs of 2xx, and flows. Dialogs, invitations, registrations and the wire profile stand on this alone, so they run on
/// <see cref="SipEndpoint"/> as on a stack that a host already owns.
/// </summary>
public interface ISipEndpoint : IAsyncDisposable
{
    /// <summary>A connection ended. Raised on its receive loop: handlers must not block.</summary>
    event EventHandler<SipConnectionLostEventArgs>? ConnectionLost;

    /// <summary>Takes requests; without one OPTIONS is answered 200 and all else 501.</summary>
    SipRequestHandler? Handler { get; set; }

    /// <summary>Takes the ACKs of 2xx that no <see cref="SipInviteServer"/> waits for.</summary>
    SipAckHandler? AckHandler { get; set; }

    /// <summary>What the user agents on this endpoint share.</summary>
    SipUserAgentCore Core { get; }

    /// <summary>Starts to receive.</summary>
    /// <exception cref="SipTransportException">An address cannot be had; the inner SocketException says why.</exception>
    Task StartAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// The flow to a peer, opened where there is none: its local end is what a Contact names. Without a peer it is that to the outbound proxy
    /// which serves, or to the next one that can be reached.
    /// </summary>
    /// <exception cref="SipTransportException">The peer cannot be reached, or none of the outbound proxies.</exception>
    Task<SipFlow> ConnectAsync(SipPeer? peer = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Goes on to another server of a peer, or another outbound proxy, because the one at the other end of a flow failed (503, or no
    /// answer; RFC 3263 4.3). That one is avoided for a while, at least for the Retry-After of the response.
    /// </summary>
    /// <returns>The flow to the other one; null where there is none.</returns>
    /// <exception cref="SipTransportException">There are others, and none of them can be reached.</exception>
    Task<SipFlow?> MoveOnAsync(SipFlow flow, SipResponse failure, SipPeer? peer = null, CancellationToken cancellationToken = default);

    /// <summary>Lets all requests that name no peer go by this flow, to the outbound proxy that took a registration by it; null to end that.</summary>
    void Keep(SipFlow? flow);

    /// <summary>
    /// Sends a request to a peer, else to the outbound proxy, else to where its Route or Request-URI points. The endpoint puts its Via on top, so
    /// the request is the transaction's from here on, and every response has that Via on top, those made on this side too.
    /// A peer that cannot be reached is a local 503 response, no exception.
    /// </summary>
    Task<SipClientTransaction> SendAsync(SipRequest request, SipPeer? peer = null, CancellationToken cancellationToken = default);

    /// <summary>Sends a request by one very flow: a registrar's way back to whoever registered by it.</summary>
    Task<SipClientTransaction> SendAsync(SipRequest request, SipFlow flow, CancellationToken cancellationToken = default);

    /// <summary>Sends a request that gets no response, an ACK of a 2xx: its Via is put on top.</summary>
    /// <exception cref="SipTransportException">It cannot be sent.</exception>
    Task SendStatelessAsync(SipRequest request, SipPeer? peer = null, CancellationToken cancellationToken = default);

    /// <summary>Sends a request that gets no response by one very flow.</summary>
    /// <exception cref="SipTransportException">It cannot be sent.</exception>
    Task SendStatelessAsync(SipRequest request, SipFlow flow, CancellationToken cancellationToken = default);
}
