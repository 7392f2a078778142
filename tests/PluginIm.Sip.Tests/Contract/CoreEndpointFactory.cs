using Microsoft.Extensions.Logging;
using PluginIm.Sip.Contract;

namespace PluginIm.Sip.Tests.Contract;

/// <summary>Makes endpoints of the own core.</summary>
public sealed class CoreEndpointFactory : IEndpointFactory
{
    public ISipEndpoint Create(SipEndpointOptions options, ILoggerFactory loggers) => new SipEndpoint(
        options with { Listen = [new(SipTransport.Udp, "127.0.0.1", 0), new(SipTransport.Tcp, "127.0.0.1", 0)] }, loggers);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
