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

    /// <summary>The flow to a peer, opened where there is none: its local end is what a Contact names.</summary>
    /// <exception cref="SipTransportException">The peer cannot be reached.</exception>
    Task<SipFlow> ConnectAsync(SipPeer peer, CancellationToken cancellationToken = default);

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
