namespace PluginIm.Sip;

/// <summary>The base values of all SIP timers (RFC 3261 17.1.1.1 and table 4).</summary>
public sealed record SipTimers
{
    /// <summary>The estimate of the round-trip time; every time-out is a multiple of it.</summary>
    public TimeSpan T1 { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest interval between two copies of a non-INVITE request or of a response to an INVITE.</summary>
    public TimeSpan T2 { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>The longest time a message stays in the network.</summary>
    public TimeSpan T4 { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a user may think before the endpoint answers an INVITE with 100 by itself (17.2.1).</summary>
    public TimeSpan Trying { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Timers B, F, H, J, L and M: how long a transaction tries, and how long its end is remembered.</summary>
    internal TimeSpan Timeout => T1 * 64;

    /// <summary>Timer D over an unreliable transport: at least 32 s.</summary>
    internal TimeSpan D => Timeout > TimeSpan.FromSeconds(32) ? Timeout : TimeSpan.FromSeconds(32);
}
