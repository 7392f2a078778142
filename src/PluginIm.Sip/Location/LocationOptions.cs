using System.Net;

namespace PluginIm.Sip;

/// <summary>How the servers of a domain are found, and how long one that failed is left alone (RFC 3263).</summary>
public sealed record LocationOptions
{
    /// <summary>The DNS servers to ask; empty for those of the system.</summary>
    public IReadOnlyList<IPEndPoint> DnsServers { get; init; } = [];

    /// <summary>How long one question may take, its repetition included; a question without an answer counts as one without records.</summary>
    public TimeSpan DnsTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a server that failed comes after all others; doubled with each further failure.</summary>
    public TimeSpan FirstAvoidance { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long that may become.</summary>
    public TimeSpan MaxAvoidance { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The longest that a server's own Retry-After is heeded (RFC 3261 21.5.4).</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromHours(1);

    /// <summary>A number from 0 up to 1: the draw among servers by their weights (RFC 2782), and what shortens an avoidance by up to half.</summary>
    public Func<double> Chance { get; init; } = Random.Shared.NextDouble;
}
