using System.Net;
using Microsoft.Extensions.Logging;
using PluginIm.Sip.Contract;
using SIPSorcery.SIP;

namespace PluginIm.Sip.SipSorcery.Tests.Contract;

/// <summary>Makes endpoints on transports of SIPSorcery, as a shell does.</summary>
public sealed class SharedEndpointFactory : IEndpointFactory
{
    private readonly List<SIPTransport> _transports = [];

    public ISipEndpoint Create(SipEndpointOptions options, ILoggerFactory loggers)
    {
        var transport = new SIPTransport();
        _transports.Add(transport);
        transport.AddSIPChannel(new SIPUDPChannel(new IPEndPoint(IPAddress.Loopback, 0)));
        transport.AddSIPChannel(new SIPTCPChannel(new IPEndPoint(IPAddress.Loopback, 0)));
        return new SipSorceryEndpoint(
            transport, options, loggers, new SipSorceryOptions { LossCheckInterval = TimeSpan.FromMilliseconds(20) });
    }

    public ValueTask DisposeAsync()
    {
        _transports.ForEach(transport => transport.Shutdown());
        return ValueTask.CompletedTask;
    }
}
