using Microsoft.Extensions.Logging;
using SIPSorcery.SIP;

namespace PluginIm.Sip.SipSorcery;

/// <summary>
/// An endpoint on the <see cref="SIPTransport"/> of a shell that runs its softphone there. It takes the messages that are its own before the transport
/// sees them, leaves all others untouched, and sends by the transport's channels. Transactions are those of PluginIm.Sip: nothing of this
/// endpoint enters SIPSorcery's transaction engine. The transport stays the shell's: it is never shut down here.
/// </summary>
public sealed class SipSorceryEndpoint : ISipEndpoint
{
    private readonly SipEndpoint _endpoint;
    private readonly SharedTransport _shared;

    /// <summary>Creates it; nothing is received before <see cref="StartAsync"/>.</summary>
    /// <param name="transport">The shell's transport, with a channel for every protocol that is to be used.</param>
    /// <param name="options">As for <see cref="SipEndpoint"/>. The shell's channels decide where to listen, how TLS is secured and what a connection queues.</param>
    /// <param name="loggerFactory">The log.</param>
    /// <param name="sharing">How to share the transport; null for the defaults.</param>
    public SipSorceryEndpoint(
        SIPTransport transport, SipEndpointOptions options, ILoggerFactory loggerFactory, SipSorceryOptions? sharing = null)
    {
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Listen.Count > 0)
        {
            throw new ArgumentException("The shell's transport says where it listens.", nameof(options));
        }

        SharedTransport? shared = null;
        _endpoint = new SipEndpoint(options, loggerFactory, (receiver, logger) =>
        {
            shared = new SharedTransport(transport, sharing ?? new SipSorceryOptions(), options, receiver, logger);
            return shared.Transports;
        });
        _shared = shared!;
        _shared.Ownership.BelongsToTransaction = _endpoint.Knows;
    }

    /// <inheritdoc />
    public event EventHandler<SipConnectionLostEventArgs>? ConnectionLost
    {
        add => _endpoint.ConnectionLost += value;
        remove => _endpoint.ConnectionLost -= value;
    }

    /// <inheritdoc />
    public SipRequestHandler? Handler
    {
        get => _endpoint.Handler;
        set => _endpoint.Handler = value;
    }

    /// <inheritdoc />
    public SipAckHandler? AckHandler
    {
        get => _endpoint.AckHandler;
        set => _endpoint.AckHandler = value;
    }

    /// <inheritdoc />
    public SipUserAgentCore Core => _endpoint.Core;

    /// <summary>Starts to take its messages from the transport's channels.</summary>
    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        _shared.Start();
        return _endpoint.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    public Task<SipFlow> ConnectAsync(SipPeer? peer = null, CancellationToken cancellationToken = default) =>
        _endpoint.ConnectAsync(peer, cancellationToken);

    /// <inheritdoc />
    public Task<SipFlow?> MoveOnAsync(SipFlow flow, SipResponse failure, SipPeer? peer = null, CancellationToken cancellationToken = default) =>
        _endpoint.MoveOnAsync(flow, failure, peer, cancellationToken);

    /// <inheritdoc />
    public void Keep(SipFlow? flow) => _endpoint.Keep(flow);

    /// <inheritdoc />
    public Task<SipClientTransaction> SendAsync(SipRequest request, SipPeer? peer = null, CancellationToken cancellationToken = default) =>
        _endpoint.SendAsync(request, peer, cancellationToken);

    /// <inheritdoc />
    public Task<SipClientTransaction> SendAsync(SipRequest request, SipFlow flow, CancellationToken cancellationToken = default) =>
        _endpoint.SendAsync(request, flow, cancellationToken);

    /// <inheritdoc />
    public Task SendStatelessAsync(SipRequest request, SipPeer? peer = null, CancellationToken cancellationToken = default) =>
        _endpoint.SendStatelessAsync(request, peer, cancellationToken);

    /// <inheritdoc />
    public Task SendStatelessAsync(SipRequest request, SipFlow flow, CancellationToken cancellationToken = default) =>
        _endpoint.SendStatelessAsync(request, flow, cancellationToken);

    /// <summary>Gives the channels back as they were, and ends what is under way. The transport and its connections stay.</summary>
    public ValueTask DisposeAsync()
    {
        _shared.Dispose();
        return _endpoint.DisposeAsync();
    }
}
