using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using PluginIm.Sip.Contract;
using SIPSorcery.SIP;

namespace PluginIm.Sip.SipSorcery.Tests;

/// <summary>A shell with its softphone's transport, on which the tests put endpoints. Fails the test when anything logged an error.</summary>
internal sealed class Shell : IAsyncDisposable
{
    private readonly FakeLogCollector _log = new();
    private readonly ILoggerFactory _loggers;
    private readonly List<IAsyncDisposable> _parts = [];

    public Shell(params SIPProtocolsEnum[] protocols)
    {
        _loggers = LoggerFactory.Create(builder => builder.AddProvider(new FakeLoggerProvider(_log)));
        foreach (var protocol in protocols)
        {
            Add(protocol);
        }

        Transport.SIPTransportRequestReceived += (_, _, request) =>
        {
            Requests.Enqueue(request);
            return Transport.SendResponseAsync(SIPResponse.GetResponse(request, SIPResponseStatusCodesEnum.NotAcceptableHere, null));
        };
    }

    public SIPTransport Transport { get; } = new();

    /// <summary>What the shell's own handlers got; each was answered 488.</summary>
    public ConcurrentQueue<SIPRequest> Requests { get; } = new();

    /// <summary>What the endpoints got; each was answered 202.</summary>
    public ConcurrentQueue<SipRequest> Messages { get; } = new();

    public SIPChannel Add(SIPProtocolsEnum protocol)
    {
        var local = new IPEndPoint(IPAddress.Loopback, 0);
        SIPChannel channel = protocol switch
        {
            SIPProtocolsEnum.udp => new SIPUDPChannel(local),
            SIPProtocolsEnum.tcp => new SIPTCPChannel(local),
            _ => new SIPTLSChannel(local),
        };
        Transport.AddSIPChannel(channel);
        return channel;
    }

    public async Task<SipSorceryEndpoint> StartAsync(SipEndpointOptions? options = null, SipSorceryOptions? sharing = null)
    {
        var endpoint = new SipSorceryEndpoint(Transport, options ?? new SipEndpointOptions(), _loggers, sharing);
        endpoint.Handler = (received, token) =>
        {
            Messages.Enqueue(received.Request);
            return received.RespondAsync(202, null, token);
        };
        _parts.Add(endpoint);
        await endpoint.StartAsync();
        return endpoint;
    }

    public RawPeer OpenPeer(SipTransport transport)
    {
        var peer = new RawPeer(transport);
        _parts.Add(peer);
        return peer;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in Enumerable.Reverse(_parts))
        {
            await part.DisposeAsync();
        }

        Transport.Shutdown();
        _loggers.Dispose();
        var errors = _log.GetSnapshot().Where(record => record.Level >= LogLevel.Error).ToList();
        Assert.IsEmpty(errors, string.Join('\n', errors.Select(error => $"{error.Message} {error.Exception}")));
    }
}
