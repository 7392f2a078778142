namespace PluginIm.Sip;

/// <summary>How a <see cref="SipEndpoint"/> works.</summary>
public sealed record SipEndpointOptions
{
    /// <summary>Where to listen; port 0 takes any free one. Empty for a client that only opens connections.</summary>
    public IReadOnlyList<SipPeer> Listen { get; init; } = [];

    /// <summary>Where requests go that are sent without naming a peer; null to follow their Route and Request-URI.</summary>
    public SipPeer? OutboundProxy { get; init; }

    /// <summary>Whether requests from anybody but <see cref="OutboundProxy"/> are dropped.</summary>
    public bool AcceptOnlyFromOutboundProxy { get; init; }

    /// <summary>User agent or proxy.</summary>
    public SipEndpointRole Role { get; init; } = SipEndpointRole.UserAgent;

    /// <summary>The base values of all transaction timers.</summary>
    public SipTimers Timers { get; init; } = new();

    /// <summary>How much it takes on at a time.</summary>
    public TransactionOptions Transactions { get; init; } = new();

    /// <summary>Limits and times of the transports.</summary>
    public TransportOptions Transport { get; init; } = new();

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
}
