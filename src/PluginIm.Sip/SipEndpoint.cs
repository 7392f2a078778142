using Microsoft.Extensions.Logging;

namespace PluginIm.Sip;

/// <summary>
/// A SIP element on the network: sends requests and awaits their responses, receives requests through a handler. One
/// endpoint serves all transports; user agents, registrars and stateful proxies stand on it (RFC 3261 17 and 18).
/// </summary>
public sealed class SipEndpoint : IAsyncDisposable
{
    private readonly ILogger _logger;
    private readonly TimerWheel _wheel;
    private readonly TransportLayer _transport;
    private readonly TransactionLayer _transactions;
    private readonly EndpointUser _user;
    private readonly RequestPreparation _preparation;
    private int _disposed;

    /// <summary>Creates it; nothing is opened before <see cref="StartAsync"/>.</summary>
    public SipEndpoint(SipEndpointOptions options, ILoggerFactory loggerFactory)
        : this(options, loggerFactory, (receiver, logger) =>
        [
            new UdpTransport(receiver, options.Limits, logger),
            new StreamTransport(receiver, options, logger),
            new StreamTransport(receiver, options, logger, options.Tls),
        ])
    {
    }

    internal SipEndpoint(
        SipEndpointOptions options,
        ILoggerFactory loggerFactory,
        Func<ISipTransportReceiver, ILogger, IReadOnlyList<ISipTransport>> createTransports)
    {
        Options = options;
        _logger = loggerFactory.CreateLogger("PluginIm.Sip");
        _wheel = new TimerWheel(options.Time);
        _transport = new TransportLayer(options, _logger, receiver => createTransports(receiver, _logger));
        _user = new EndpointUser(this, _logger);
        var context = new TransactionContext(options.Timers, _wheel, _transport, _logger);
        _transactions = new TransactionLayer(context, options.Role, _user);
        _transport.Upper = _transactions;
        _preparation = new RequestPreparation(options, _transport, _logger);
        Table = context.Table;
    }

    /// <summary>A connection ended. Raised on its receive loop: handlers must not block.</summary>
    public event EventHandler<SipConnectionLostEventArgs>? ConnectionLost;

    /// <summary>What it was created with.</summary>
    public SipEndpointOptions Options { get; }

    /// <summary>Where it listens, with the ports that were really taken.</summary>
    public IReadOnlyList<SipPeer> LocalPeers => _transport.Listening;

    /// <summary>Takes requests; without one OPTIONS is answered 200 and all else 501.</summary>
    public SipRequestHandler? Handler { get; set; }

    /// <summary>Takes the ACKs of 2xx that no <see cref="SipInviteServer"/> waits for.</summary>
    public SipAckHandler? AckHandler { get; set; }

    /// <summary>Takes responses that belong to no transaction; without one they are dropped.</summary>
    public SipStrayResponseHandler? StrayResponseHandler { get; set; }

    internal TransactionTable Table { get; }

    internal AckRegistry Acks { get; } = new();

    internal TimerWheel Wheel => _wheel;

    internal ILogger Logger => _logger;

    /// <summary>Listens where the options say.</summary>
    /// <exception cref="SipTransportException">An address cannot be had; the inner SocketException says why.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default) => _transport.ListenAsync(cancellationToken);

    /// <summary>The flow to a peer, opened where there is none: its local end is what a Contact names.</summary>
    /// <exception cref="SipTransportException">The peer cannot be reached.</exception>
    public async Task<SipFlow> ConnectAsync(SipPeer peer, CancellationToken cancellationToken = default) =>
        await _transport.ConnectAsync(peer, cancellationToken).ConfigureAwait(false);

    /// <summary>A URI that reaches this endpoint by a flow: the local end of a connection, so that its other side uses it backwards.</summary>
    public static SipUri ContactUri(SipFlow flow, string? user)
    {
        ArgumentNullException.ThrowIfNull(flow);
        var local = SipPeer.Of(flow.Transport, flow.LocalEndPoint);
        return SipUri.Create(user, local.BracketedHost, local.Port).WithParameter("transport", SipTransportNames.InUri(flow.Transport));
    }

    /// <summary>A request outside of a dialog with fresh Call-ID and From tag, CSeq 1, and Max-Forwards (RFC 3261 8.1.1).</summary>
    public SipRequest CreateRequest(SipMethod method, SipUri requestUri, SipAddress from, SipAddress to)
    {
        ArgumentNullException.ThrowIfNull(from);
        var request = new SipRequest(method, requestUri);
        request.Headers.MaxForwards = 70;
        request.Headers.From = from.Tag is null ? from.WithTag(SipIdentifiers.NewTag()) : from;
        request.Headers.To = to;
        request.Headers.CallId = SipIdentifiers.NewCallId();
        request.Headers.CSeq = new SipCSeq(1, method);
        if (Options.UserAgent is { } userAgent)
        {
            request.Headers.Set(SipHeaderNames.UserAgent, userAgent);
        }

        return request;
    }

    /// <summary>
    /// Sends a request to a peer, else to the outbound proxy, else to where its Route or Request-URI points. The endpoint puts its Via on top, so
    /// the request is the transaction's from here on, and every response has that Via on top, those made on this side too.
    /// A peer that cannot be reached is a local 503 response, no exception.
    /// </summary>
    public async Task<SipClientTransaction> SendAsync(SipRequest request, SipPeer? to = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            var (flow, bytes) = await _preparation.PrepareAsync(request, to, cancellationToken).ConfigureAwait(false);
            return _transactions.StartClient(request, flow, bytes);
        }
        catch (SipTransportException fault)
        {
            _logger.NotSent(request.StartLine, fault.Message);
            return Fail(request, fault.Message);
        }
    }

    /// <summary>Sends a request by one very flow: a registrar's way back to whoever registered by it.</summary>
    public Task<SipClientTransaction> SendAsync(SipRequest request, SipFlow flow, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(flow);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(flow.IsOpen
            ? _transactions.StartClient(request, flow, _preparation.Prepare(request, flow))
            : Fail(request, $"the flow {flow} is closed"));
    }

    /// <summary>Sends a request and awaits its final response; challenges (401, 407) are answered where there are credentials.</summary>
    public Task<SipResponse> RequestAsync(
        SipRequest request, SipPeer? to = null, DigestClient? digest = null, CancellationToken cancellationToken = default) =>
        RequestAsync(
            new ChallengedRequest(request, digest, null), attempt => SendAsync(attempt, to, cancellationToken), cancellationToken);

    /// <summary>The same by one very flow.</summary>
    public Task<SipResponse> RequestAsync(
        SipRequest request, SipFlow flow, DigestClient? digest = null, CancellationToken cancellationToken = default) =>
        RequestAsync(new ChallengedRequest(request, digest, null), flow, cancellationToken);

    /// <summary>The same in a dialog, which counts the repetitions and takes what a 2xx refreshes.</summary>
    public async Task<SipResponse> RequestAsync(
        SipDialog dialog,
        SipRequest request,
        SipPeer? to = null,
        DigestClient? digest = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        var attempts = new ChallengedRequest(request, digest, dialog.NextSequence);
        var response = await RequestAsync(attempts, attempt => SendAsync(attempt, to, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        if (response.IsSuccess)
        {
            dialog.OnSuccess(request, response);
        }

        return response;
    }

    /// <summary>Sends a request that gets no response, an ACK of a 2xx: its Via is put on top.</summary>
    /// <exception cref="SipTransportException">It cannot be sent.</exception>
    public async Task SendStatelessAsync(SipRequest request, SipPeer? to = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (flow, bytes) = await _preparation.PrepareAsync(request, to, cancellationToken).ConfigureAwait(false);
        await _transport.SendAsync(flow, request, bytes, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a request that gets no response by one very flow.</summary>
    /// <exception cref="SipTransportException">It cannot be sent.</exception>
    public async Task SendStatelessAsync(SipRequest request, SipFlow flow, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(flow);
        var bytes = _preparation.Prepare(request, flow);
        await _transport.SendAsync(flow, request, bytes, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a response to where its top Via says, without a transaction: a proxy's stray 2xx, its own Via removed.</summary>
    /// <exception cref="SipTransportException">It cannot be sent.</exception>
    public async Task SendStatelessAsync(SipResponse response, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(response);
        var flow = await _transport.ConnectForResponseAsync(response, cancellationToken).ConfigureAwait(false);
        await _transport.SendAsync(flow, response, response.ToArray(), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _user.StopAsync().ConfigureAwait(false);
        await _transport.DisposeAsync().ConfigureAwait(false);
        _transactions.FailAll("the endpoint has stopped");
        _wheel.Dispose();
        _user.Dispose();
    }

    internal Task<SipResponse> RequestAsync(ChallengedRequest request, SipFlow flow, CancellationToken cancellationToken) =>
        RequestAsync(request, attempt => SendAsync(attempt, flow, cancellationToken), cancellationToken);

    internal void RaiseConnectionLost(SipFlow flow, string reason) =>
        ConnectionLost?.Invoke(this, new SipConnectionLostEventArgs(flow, reason));

    private SipClientTransaction Fail(SipRequest request, string reason)
    {
        RequestPreparation.MarkUnsent(request);
        return _transactions.StartClient(request, null, default, reason);
    }

    private static async Task<SipResponse> RequestAsync(
        ChallengedRequest request, Func<SipRequest, Task<SipClientTransaction>> send, CancellationToken cancellationToken)
    {
        while (true)
        {
            var transaction = await send(request.Current).ConfigureAwait(false);
            var response = await transaction.Final.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (!request.TryAuthorize(response))
            {
                return response;
            }
        }
    }
}
