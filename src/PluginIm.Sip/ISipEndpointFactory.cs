using Microsoft.Extensions.Logging;

namespace PluginIm.Sip;

/// <summary>Makes the endpoint on which a user agent stands; a host that already has a SIP stack gives a factory of its own.</summary>
public interface ISipEndpointFactory
{
    /// <summary>Makes an endpoint that is not started. Who asked for it disposes it.</summary>
    /// <param name="options">How it is to work.</param>
    /// <param name="loggerFactory">The log.</param>
    ISipEndpoint Create(SipEndpointOptions options, ILoggerFactory loggerFactory);
}
