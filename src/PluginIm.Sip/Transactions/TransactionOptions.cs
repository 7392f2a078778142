namespace PluginIm.Sip;

/// <summary>How much an endpoint takes on at a time.</summary>
public sealed record TransactionOptions
{
    /// <summary>
    /// How many received requests may wait for their final answer. What comes beyond is answered 503 with <see cref="RetryAfter"/>, and
    /// dropped where it came by UDP: its sender repeats it, and an address that somebody else put on it gets nothing.
    /// </summary>
    public int MaxRequestsUnderWay { get; init; } = 10_000;

    /// <summary>
    /// How many unanswered invitations one inviter, by the address in From, may have here. One more is answered 486 by a user agent,
    /// and 503 with <see cref="RetryAfter"/> by a proxy.
    /// </summary>
    public int MaxUnansweredInvitesPerInviter { get; init; } = 32;

    /// <summary>What Retry-After says where too much is under way (RFC 3261 21.5.4).</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How many bytes the finished requests may take of which copies may still come by UDP: about 500 each, the received ones for 64 T1
    /// (RFC 3261 17.2.2). Beyond that the oldest are forgotten first, and a copy of one counts as a request of its own. The index to
    /// them, some 5 % more, is not counted.
    /// </summary>
    public long MaxRememberedBytes { get; init; } = 64 * 1024 * 1024;
}
