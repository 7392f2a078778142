namespace PluginIm.Sip;

/// <summary>How a <see cref="SipEndpoint"/> works.</summary>
public sealed record SipEndpointOptions
{
    /// <summary>Where to listen; port 0 takes any free one. Empty for a client that only opens connections.</summary>
    public IReadOnlyList<SipPeer> Listen { get; init; } = [];

    /// <summary>
    /// Where requests go that are sent without naming a peer, the preferred one first; empty to follow their Route and Request-URI. One
    /// serves all, and when it fails, the next one does (RFC 3263 4.3).
    /// </summary>
    public IReadOnlyList<SipPeer> OutboundProxies { get; init; } = [];

    /// <summary>The first of <see cref="OutboundProxies"/>, and a list of one; null for none.</summary>
    public SipPeer? OutboundProxy
    {
        get => OutboundProxies.Count > 0 ? OutboundProxies[0] : null;
        init => OutboundProxies = value is null ? [] : [value];
    }

    /// <summary>Whether requests from anybody but <see cref="OutboundProxies"/> are dropped.</summary>
    public bool AcceptOnlyFromOutboundProxy { get; init; }

    /// <summary>User agent or proxy.</summary>
    public SipEndpointRole Role { get; init; } = SipEndpointRole.UserAgent;

    /// <summary>The base values of all transaction timers.</summary>
    public SipTimers Timers { get; init; } = new();

    /// <summary>How much it takes on at a time.</summary>
    public TransactionOptions Transactions { get; init; } = new();

    /// <summary>Limits and times of the transports.</summary>
    public TransportOptions Transport { get; init; } = new();

    /// <summary>How the servers of a domain are found, and how long one that failed is left alone.</summary>
    public LocationOptions Location { get; init; } = new();

    /// <summary>How TLS connections are secured.</summary>
    public TlsOptions Tls { get; init; } = new();

    /// <summary>What the parser accepts at most.</summary>
    public SipParserLimits Limits { get; init; } = SipParserLimits.Default;

    /// <summary>The User-Agent header of own requests; null for none.</summary>
    public string? UserAgent { get; init; }

    /// <summary>Whether the trace shows bodies and subjects; credentials never show.</summary>
    public bool TraceTexts { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Answers instead of DNS; null for DNS.</summary>
    internal IDnsResolver? Dns { get; init; }
}
