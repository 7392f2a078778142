namespace PluginIm.Sip;

/// <summary>Limits and times of the transports.</summary>
public sealed record TransportOptions
{
    /// <summary>How long a connection may take to open, and to be secured.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many bytes may wait on one connection; a peer that reads more slowly is dropped, so that it costs nobody else.</summary>
    public int MaxQueuedBytes { get; init; } = 1024 * 1024;

    /// <summary>How many connections may be open; one more is closed as soon as it is accepted.</summary>
    public int MaxConnections { get; init; } = 10_000;

    /// <summary>How many of the connections that were accepted may come from one address.</summary>
    public int MaxConnectionsPerAddress { get; init; } = 1_000;

    /// <summary>
    /// How many connections of each transport are read by threads of their own, which go on with a message in less than half of the time that
    /// the thread pool takes; further ones are read by the pool. 0 for none.
    /// </summary>
    public int ReadingThreads { get; init; } = 16;

    /// <summary>
    /// How long a message may be incomplete on a connection, and the first one of an accepted connection may be waited for, before the
    /// connection is closed.
    /// </summary>
    public TimeSpan MessageTimeout { get; init; } = TimeSpan.FromSeconds(32);

    /// <summary>How often a connection that this side opened is asked for a sign of life (RFC 5626 4.4.1); null for never.</summary>
    public TimeSpan? PingInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the answer to it may take before the connection counts as lost.</summary>
    public TimeSpan PongTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest request that goes to a UDP target by UDP; a longer one goes by TCP (RFC 3261 18.1.1).</summary>
    public int MaxDatagramRequestBytes { get; init; } = 1300;
}
