namespace PluginIm.Sip;

/// <summary>What an endpoint is to the requests it receives; the rules for them differ.</summary>
public enum SipEndpointRole
{
    /// <summary>The end of the way: a request that arrives twice over different branches is answered 482 (RFC 3261 8.2.2.2).</summary>
    UserAgent,

    /// <summary>A hop on the way: a request without hops left is answered 483 (RFC 3261 16.3), branches of a fork pass side by side.</summary>
    Proxy,
}
