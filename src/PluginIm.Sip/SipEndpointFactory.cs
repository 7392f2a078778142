using Microsoft.Extensions.Logging;

namespace PluginIm.Sip;

/// <summary>Makes endpoints with sockets of their own.</summary>
public sealed class SipEndpointFactory : ISipEndpointFactory
{
    /// <inheritdoc />
    public ISipEndpoint Create(SipEndpointOptions options, ILoggerFactory loggerFactory) => new SipEndpoint(options, loggerFactory);
}
