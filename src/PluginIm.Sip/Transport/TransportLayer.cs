using System.Net;
using Microsoft.Extensions.Logging;

namespace PluginIm.Sip;

/// <summary>The transports of one endpoint: finds the flow to a peer, sends, receives (RFC 3261 18).</summary>
internal sealed class TransportLayer : ISipTransportReceiver, IAsyncDisposable
{
    private readonly SipEndpointOptions _options;
    private readonly ILogger _logger;
    private readonly IReadOnlyList<ISipTransport> _transports;
    private readonly OutboundProxyGuard _guard;
    private readonly Locator _locator;
    private readonly LogBudget _strangers;

    public TransportLayer(
        SipEndpointOptions options,
        Locator locator,
        ILogger logger,
        Func<ISipTransportReceiver, IReadOnlyList<ISipTransport>> createTransports)
    {
        _locator = locator;
        _strangers = new LogBudget(options.Time);
        _options = options;
        _logger = logger;
        _guard = new OutboundProxyGuard(options);
        _transports = createTransports(this);
    }

    /// <summary>Takes what was received; set before anything listens.</summary>
    public ISipTransportReceiver? Upper { get; set; }

    public IReadOnlyList<SipPeer> Listening =>
        [.. _transports.SelectMany(transport => transport.Listening.Select(local => SipPeer.Of(transport.Kind, local)))];

    public async Task ListenAsync(CancellationToken cancellationToken)
    {
        foreach (var peer in _options.Listen)
        {
            var transport = TransportOf(peer.Transport, peer);
            var target = LocationTarget.Of(peer with { IsService = false });
            var addresses = await _locator.LocateAsync(target, cancellationToken).ConfigureAwait(false);
            transport.Listen(addresses[0].EndPoint);
        }

        foreach (var peer in Listening)
        {
            _logger.Listening(peer);
        }
    }

    /// <summary>The flow to a peer: an open one, or a fresh one to the first of its candidates that answers.</summary>
    /// <exception cref="SipTransportException">None answers.</exception>
    public async ValueTask<SipFlow> ConnectAsync(SipPeer peer, CancellationToken cancellationToken)
    {
        if (peer.FindCandidate() is { } only)
        {
            return await ConnectAsync(only, cancellationToken).ConfigureAwait(false);
        }

        var candidates = await _locator.LocateAsync(LocationTarget.Of(peer), cancellationToken).ConfigureAwait(false);
        foreach (var candidate in candidates)
        {
            if (FindOpen(candidate) is { } open)
            {
                return open;
            }
        }

        for (var i = 0; ; i++)
        {
            try
            {
                return await ConnectAsync(candidates[i], cancellationToken).ConfigureAwait(false);
            }
            catch (SipTransportException) when (i < candidates.Count - 1)
            {
                // There is another one.
            }
        }
    }

    /// <summary>The flow to a candidate: an open one, or a fresh one.</summary>
    /// <exception cref="SipTransportException">It does not answer.</exception>
    public ValueTask<SipFlow> ConnectAsync(Candidate candidate, CancellationToken cancellationToken) =>
        TransportOf(candidate.Transport).ConnectAsync(candidate.EndPoint, candidate.Domain, cancellationToken);

    /// <summary>The flow to a candidate that is open; null where none is.</summary>
    public SipFlow? FindOpen(Candidate candidate) => TransportOf(candidate.Transport).Find(candidate.EndPoint, candidate.Domain);

    /// <summary>Lets a candidate bring requests, where only outbound proxies may.</summary>
    public void Trust(Candidate proxy) => _guard.Trust(proxy);

    /// <summary>The Via with which a request leaves by this flow (RFC 3261 18.1.1, RFC 3581).</summary>
    public SipVia ViaOf(SipFlow flow, string branch)
    {
        var local = flow.LocalEndPoint;
        var port = local.Port;

        // Where the connection is lost, the response comes to the port named here: the listener's, if there is one.
        if (flow.IsReliable
            && TransportOf(flow.Transport).Listening.FirstOrDefault(listener => listener.AddressFamily == local.AddressFamily) is { } listener)
        {
            port = listener.Port;
        }

        var host = SipPeer.Of(flow.Transport, local).UriHost;
        return new SipVia(flow.Transport, host, port, SipParameters.Empty.With("branch", branch).With("rport", null));
    }

    /// <summary>The flow by which a response reaches the element that its top Via names (RFC 3261 18.2.2, RFC 3581 4).</summary>
    /// <exception cref="SipTransportException">It cannot be reached.</exception>
    public async ValueTask<SipFlow> ConnectForResponseAsync(SipResponse response, CancellationToken cancellationToken)
    {
        var via = response.Headers.TopVia;
        if (via?.Transport is not { } transport)
        {
            throw new SipTransportException("A response without a usable Via has nowhere to go.");
        }

        var host = (via.Received ?? via.Host).Trim('[', ']');
        var sentByPort = via.Port ?? SipPeer.DefaultPort(transport);
        if (via.Rport is { } rport && IPAddress.TryParse(host, out var address))
        {
            var remote = new IPEndPoint(address, rport);
            if (TransportOf(transport).Find(remote, null) is { } open)
            {
                return open;
            }

            sentByPort = transport == SipTransport.Udp ? rport : sentByPort;
        }

        // A name without a port stands for a service (RFC 3263 5).
        var peer = new SipPeer(transport, host, sentByPort) { IsService = via.Port is null && !IPAddress.TryParse(host, out _) };
        return await ConnectAsync(peer, cancellationToken).ConfigureAwait(false);
    }

    /// <exception cref="SipTransportException">The flow does not take it.</exception>
    public ValueTask SendAsync(SipFlow flow, SipMessage message, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        Trace("sent by", flow, message);
        return flow.SendAsync(bytes, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var transport in _transports)
        {
            await transport.DisposeAsync().ConfigureAwait(false);
        }
    }

    void ISipTransportReceiver.OnMessage(SipFlow flow, SipMessage message)
    {
        Trace("received by", flow, message);
        if (message is SipRequest request)
        {
            if (!_guard.Allows(flow))
            {
                LogStranger(request, flow);
                return;
            }

            ReceivedVia.Mark(request, flow.RemoteEndPoint);
        }

        Upper?.OnMessage(flow, message);
    }

    void ISipTransportReceiver.OnMalformed(SipFlow flow, SipParseException fault) => Upper?.OnMalformed(flow, fault);

    void ISipTransportReceiver.OnClosed(SipFlow flow, string reason) => Upper?.OnClosed(flow, reason);

    private void LogStranger(SipRequest request, SipFlow flow)
    {
        if (!_strangers.TryTake(out var skipped))
        {
            return;
        }

        if (skipped > 0)
        {
            _logger.LinesLeftOut(skipped);
        }

        _logger.RequestDropped(request.StartLine, flow.RemoteEndPoint, "it does not come from the outbound proxy");
    }

    private void Trace(string direction, SipFlow flow, SipMessage message)
    {
        if (_logger.IsEnabled(LogLevel.Trace))
        {
            _logger.Trace(direction, flow, SipTrace.Redact(message, _options.TraceTexts));
        }
    }

    private ISipTransport TransportOf(SipTransport kind, SipPeer? peer = null)
    {
        foreach (var transport in _transports)
        {
            if (transport.Kind == kind)
            {
                return transport;
            }
        }

        throw new SipTransportException($"There is no transport {SipTransportNames.InUri(kind)} here.", peer);
    }
}
