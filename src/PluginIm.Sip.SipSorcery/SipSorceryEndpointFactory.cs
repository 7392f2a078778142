using Microsoft.Extensions.Logging;
using SIPSorcery.SIP;

namespace PluginIm.Sip.SipSorcery;

/// <summary>Makes endpoints on the transport of a shell: what the shell registers for the modules to find.</summary>
/// <param name="transport">The transport; it stays the shell's.</param>
/// <param name="sharing">How to share it; null for the defaults.</param>
public sealed class SipSorceryEndpointFactory(SIPTransport transport, SipSorceryOptions? sharing = null) : ISipEndpointFactory
{
    /// <inheritdoc />
    public ISipEndpoint Create(SipEndpointOptions options, ILoggerFactory loggerFactory) =>
        new SipSorceryEndpoint(transport, options, loggerFactory, sharing);
}
