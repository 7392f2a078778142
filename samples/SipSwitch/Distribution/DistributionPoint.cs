namespace SipSwitch.Distribution;

/// <summary>A Routing Point or a queue: an address behind which agents stand, who are offered an invitation one after the other.</summary>
public sealed record DistributionPoint
{
    /// <summary>How long an agent is offered an invitation where nothing else is said.</summary>
    public static readonly TimeSpan DefaultRingTime = TimeSpan.FromSeconds(20);

    /// <summary>How long an invitation waits in a queue where nothing else is said.</summary>
    public static readonly TimeSpan DefaultWait = TimeSpan.FromMinutes(2);

    /// <summary>The user part of its address.</summary>
    public required string Name { get; init; }

    /// <summary>Routing Point or queue.</summary>
    public DistributionPointKind Kind { get; init; }

    /// <summary>The logons of its agents; empty for all users of the switch.</summary>
    public IReadOnlyList<string> Agents { get; init; } = [];

    /// <summary>How long one agent is offered an invitation before the next is.</summary>
    public TimeSpan RingTime { get; init; } = DefaultRingTime;

    /// <summary>How long an invitation waits in a queue, in all, for an agent to get ready; without effect for a Routing Point.</summary>
    public TimeSpan Wait { get; init; } = DefaultWait;

    internal TimeSpan Patience => Kind == DistributionPointKind.Queue ? Wait : TimeSpan.Zero;
}
