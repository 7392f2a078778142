using Microsoft.Extensions.Logging;

namespace PluginIm.Sip.Contract;

/// <summary>Makes the implementation that the contract is tried on, and ends what it stands on.</summary>
public interface IEndpointFactory : IAsyncDisposable
{
    /// <summary>An endpoint at a free loopback port, by UDP and TCP.</summary>
    ISipEndpoint Create(SipEndpointOptions options, ILoggerFactory loggers);
}
