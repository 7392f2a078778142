namespace PluginIm.Sip;

/// <summary>After how long without a refresh a session is over (RFC 4028).</summary>
public sealed record SipSessionTimerOptions
{
    /// <summary>The session interval that is asked for, and the longest that is agreed to.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1800);

    /// <summary>The shortest interval that is agreed to; never below 90 seconds (RFC 4028 5).</summary>
    public TimeSpan Minimum { get; init; } = SipMinSE.Default.Interval;

    /// <summary>
    /// The own session description as it was sent last, with which a side that takes no UPDATE is refreshed by INVITE (RFC 4028 7.4); empty to
    /// leave such a session without a timer.
    /// </summary>
    public ReadOnlyMemory<byte> Description { get; init; }

    /// <summary>Where refreshes and BYE go; null as for <see cref="ISipEndpoint.SendAsync(SipRequest, SipPeer?, CancellationToken)"/>.</summary>
    public SipPeer? To { get; init; }

    /// <summary>Answers challenges to refreshes and BYE; null for none.</summary>
    public DigestClient? Digest { get; init; }
}
