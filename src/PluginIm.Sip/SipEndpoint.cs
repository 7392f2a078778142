using Microsoft.Extensions.Logging;

namespace PluginIm.Sip;

/// <summary>
/// A SIP element on the network: sends requests and awaits their responses, receives requests through a handler. One
/// endpoint serves all transports; user agents, registrars and stateful proxies stand on it (RFC 3261 17 and 18).
/// </summary>
public sealed class SipEndpoint : ISipEndpoint
{
    private readonly ILogger _logger;
    private readonly TransportLayer _transport;
    private readonly Destinations _destinations;
    private readonly TransactionContext _context;
    private readonly TransactionLayer _transactions;
    private readonly EndpointUser _user;
    private readonly RequestPreparation _preparation;
    private int _disposed;

    /// <summary>Creates it; nothing is opened before <see cref="StartAsync"/>.</summary>
    public SipEndpoint(SipEndpointOptions options, ILoggerFactory loggerFactory)
        : this(options, loggerFactory, (receiver, logger) =>
        [
            new UdpTransport(receiver, options.Limits, options.Time, logger),
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
        Core = new SipUserAgentCore(options.Timers, options.Time, _logger, options.UserAgent);
        var dns = options.Dns ?? new SystemResolver(options.Location, _logger);
        var locator = new Locator(new CachingResolver(dns, options.Time), options.Location, _logger);
        var avoidance = new Avoidance(options.Location, options.Time);
        _transport = new TransportLayer(options, locator, _logger, receiver => createTransports(receiver, _logger));
        _destinations = new Destinations(options, locator, avoidance, _transport, _logger);
        _user = new EndpointUser(this, _logger);
        _context = new TransactionContext(options.Timers, options.Transactions, Core.Wheel, _transport, _logger) { Unavailable = _destinations.OnUnavailable };
        _transactions = new TransactionLayer(_context, options.Role, _user, options.Time);
        _transport.Upper = _transactions;
        _preparation = new RequestPreparation(options, _transport, avoidance, _logger);
    }

    /// <inheritdoc />
    public event EventHandler<SipConnectionLostEventArgs>? ConnectionLost;

    /// <summary>What it was created with.</summary>
    public SipEndpointOptions Options { get; }

    /// <summary>Where it listens, with the ports that were really taken.</summary>
    public IReadOnlyList<SipPeer> LocalPeers => _transport.Listening;

    /// <inheritdoc />
    public SipRequestHandler? Handler { get; set; }

    /// <inheritdoc />
    public SipAckHandler? AckHandler { get; set; }

    /// <summary>Takes responses that belong to no transaction; without one they are dropped.</summary>
    public SipStrayResponseHandler? StrayResponseHandler { get; set; }

    /// <inheritdoc />
    public SipUserAgentCore Core { get; }

    internal TransactionTable Table => _context.Table;

    internal Admission Admission => _context.Admission;

    /// <summary>Listens where the options say.</summary>
    /// <exception cref="SipTransportException">An address cannot be had; the inner SocketException says why.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default) => _transport.ListenAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<SipFlow> ConnectAsync(SipPeer? peer = null, CancellationToken cancellationToken = default)
    {
        if (peer is null && _destinations.Outbound.Kept is { } kept)
        {
            if (kept.IsOpen)
            {
                return kept;
            }

            // Its end is just being told: whoever asks meanwhile is to go on to another proxy all the same.
            _destinations.OnClosed(kept, "the connection was lost");
        }

        return await _destinations.Open(peer, null).ConnectAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<SipFlow?> MoveOnAsync(SipFlow flow, SipResponse failure, SipPeer? peer = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(flow);
        ArgumentNullException.ThrowIfNull(failure);
        _destinations.Failed(Destinations.CandidateOf(flow), failure.StartLine, SipRetryAfter.WaitOf(failure));
        return await _destinations.Open(peer, null).ConnectToFreshAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public void Keep(SipFlow? flow) => _destinations.Outbound.Keep(flow);

    /// <inheritdoc />
    public Task<SipClientTransaction> SendAsync(SipRequest request, SipPeer? peer = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            // Where there is nothing to wait for, as mostly, it costs no state machine.
            return FindOpen(request, peer) is { } open
                ? StartClientAsync(request, open, _destinations.IsDirect(peer), cancellationToken)
                : FindAndStartClientAsync(request, peer, cancellationToken);
        }
        catch (SipTransportException fault)
        {
            return Task.FromResult(Fail(request, fault.Message));
        }
    }

    /// <inheritdoc />
    public Task<SipClientTransaction> SendAsync(SipRequest request, SipFlow flow, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(flow);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(flow.IsOpen
            ? _transactions.StartClient(request, flow, _preparation.Prepare(request, flow))
            : Fail(request, $"the flow {flow} is closed"));
    }

    /// <inheritdoc />
    public async Task SendStatelessAsync(SipRequest request, SipPeer? peer = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var flow = await FindFlowAsync(request, peer, cancellationToken).ConfigureAwait(false)
            ?? await _destinations.Open(peer, request).ConnectAsync(cancellationToken).ConfigureAwait(false);
        (flow, var bytes) = await _preparation.PrepareAsync(request, flow, cancellationToken).ConfigureAwait(false);
        await _transport.SendAsync(flow, request, bytes, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
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
        Core.Dispose();
        _user.Dispose();
    }

    internal bool Knows(SipMessage message) => _transactions.Knows(message);

    internal void RaiseConnectionLost(SipFlow flow, string reason)
    {
        _destinations.OnClosed(flow, reason);
        ConnectionLost?.Invoke(this, new SipConnectionLostEventArgs(flow, reason));
    }

    /// <summary>The only flow that a request may go by; null where it is to be opened, or something is to be found out or chosen.</summary>
    private SipFlow? FindOpen(SipRequest request, SipPeer? peer) =>
        peer is null && _destinations.Outbound.Kept is { } kept ? kept
        : _destinations.FindOnly(peer, request) is { } only ? _transport.FindOpen(only)
        : null;

    /// <summary>The same, opened where it is not; null where something is to be found out or chosen.</summary>
    private async ValueTask<SipFlow?> FindFlowAsync(SipRequest request, SipPeer? peer, CancellationToken cancellationToken)
    {
        if (peer is null && _destinations.Outbound.Kept is { } kept)
        {
            return kept;
        }

        return _destinations.FindOnly(peer, request) is { } only
            ? await _transport.ConnectAsync(only, cancellationToken).ConfigureAwait(false)
            : null;
    }

    private async Task<SipClientTransaction> FindAndStartClientAsync(SipRequest request, SipPeer? peer, CancellationToken cancellationToken)
    {
        try
        {
            return await FindFlowAsync(request, peer, cancellationToken).ConfigureAwait(false) is { } only
                ? await StartClientAsync(request, only, _destinations.IsDirect(peer), cancellationToken).ConfigureAwait(false)
                : await SendByChoiceAsync(request, _destinations.Open(peer, request), cancellationToken).ConfigureAwait(false);
        }
        catch (SipTransportException fault)
        {
            return Fail(request, fault.Message);
        }
    }

    private async Task<SipClientTransaction> SendByChoiceAsync(SipRequest request, Delivery delivery, CancellationToken cancellationToken)
    {
        var template = request.Clone();
        var first = await StartClientAsync(
            request, await delivery.ConnectAsync(cancellationToken).ConfigureAwait(false), false, cancellationToken).ConfigureAwait(false);
        var whole = new FailoverTransaction(_context, template, first, delivery, SendAgainAsync, () => Volatile.Read(ref _disposed) != 0);
        whole.Start();
        return whole;
    }

    private async Task<SipClientTransaction> SendAgainAsync(SipRequest request, Delivery delivery)
    {
        try
        {
            var flow = await delivery.ConnectAsync(CancellationToken.None).ConfigureAwait(false);
            return await StartClientAsync(request, flow, false, CancellationToken.None).ConfigureAwait(false);
        }
        catch (SipTransportException fault)
        {
            return Fail(request, fault.Message);
        }
    }

    private Task<SipClientTransaction> StartClientAsync(SipRequest request, SipFlow flow, bool isDirect, CancellationToken cancellationToken)
    {
        var kept = flow == _destinations.Outbound.Kept ? flow : null;
        var preparing = _preparation.PrepareAsync(request, flow, cancellationToken);
        return preparing.IsCompletedSuccessfully
            ? Task.FromResult(StartClient(request, preparing.Result, kept, isDirect))
            : StartClientAsync(request, preparing, kept, isDirect);
    }

    private async Task<SipClientTransaction> StartClientAsync(
        SipRequest request, ValueTask<(SipFlow Flow, ReadOnlyMemory<byte> Bytes)> preparing, SipFlow? kept, bool isDirect) =>
        StartClient(request, await preparing.ConfigureAwait(false), kept, isDirect);

    private SipClientTransaction StartClient(
        SipRequest request, (SipFlow Flow, ReadOnlyMemory<byte> Bytes) prepared, SipFlow? kept, bool isDirect)
    {
        var transaction = _transactions.StartClient(request, prepared.Flow, prepared.Bytes, isDirect: isDirect);
        if (kept is not null)
        {
            WatchAsync(transaction, kept).Forget(_logger);
        }

        return transaction;
    }

    /// <summary>
    /// A proxy that is gone is not noticed by UDP but by its silence: whoever registered there is told to look. So they are where one asks to be left
    /// alone, which may be the word of somebody beyond it: what it answers to REGISTER is its own.
    /// </summary>
    private async Task WatchAsync(SipClientTransaction transaction, SipFlow kept)
    {
        var final = await transaction.Final.ConfigureAwait(false);
        if (final is { IsLocal: true, StatusCode: 408 } || (final is { IsLocal: false, StatusCode: 503 } && _destinations.IsToBeAsked(final)))
        {
            Core.Suspect(kept);
        }
    }

    private SipClientTransaction Fail(SipRequest request, string reason)
    {
        _logger.NotSent(request.StartLine, reason);
        RequestPreparation.MarkUnsent(request);
        return _transactions.StartClient(request, null, default, reason);
    }
}
