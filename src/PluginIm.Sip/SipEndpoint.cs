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
        Core = new SipUserAgentCore(options.Timers, options.Time, _logger, options.UserAgent);
        _transport = new TransportLayer(options, _logger, receiver => createTransports(receiver, _logger));
        _user = new EndpointUser(this, _logger);
        var context = new TransactionContext(options.Timers, options.Transactions, Core.Wheel, _transport, _logger);
        _transactions = new TransactionLayer(context, options.Role, _user, options.Time);
        _transport.Upper = _transactions;
        _preparation = new RequestPreparation(options, _transport, _logger);
        Table = context.Table;
        Admission = context.Admission;
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

    internal TransactionTable Table { get; }

    internal Admission Admission { get; }

    /// <summary>Listens where the options say.</summary>
    /// <exception cref="SipTransportException">An address cannot be had; the inner SocketException says why.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default) => _transport.ListenAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<SipFlow> ConnectAsync(SipPeer peer, CancellationToken cancellationToken = default) =>
        await _transport.ConnectAsync(peer, cancellationToken).ConfigureAwait(false);

    /// <summary>A URI that reaches this endpoint by a flow: the local end of a connection, so that its other side uses it backwards.</summary>
    public static SipUri ContactUri(SipFlow flow, string? user)
    {
        ArgumentNullException.ThrowIfNull(flow);
        return flow.ContactUri(user);
    }

    /// <inheritdoc />
    public async Task<SipClientTransaction> SendAsync(SipRequest request, SipPeer? peer = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            var (flow, bytes) = await _preparation.PrepareAsync(request, peer, cancellationToken).ConfigureAwait(false);
            return _transactions.StartClient(request, flow, bytes);
        }
        catch (SipTransportException fault)
        {
            _logger.NotSent(request.StartLine, fault.Message);
            return Fail(request, fault.Message);
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
        var (flow, bytes) = await _preparation.PrepareAsync(request, peer, cancellationToken).ConfigureAwait(false);
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

    internal void RaiseConnectionLost(SipFlow flow, string reason) =>
        ConnectionLost?.Invoke(this, new SipConnectionLostEventArgs(flow, reason));

    private SipClientTransaction Fail(SipRequest request, string reason)
    {
        RequestPreparation.MarkUnsent(request);
        return _transactions.StartClient(request, null, default, reason);
    }
}
