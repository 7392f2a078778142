namespace PluginIm.Simulation.Tests.Invariants;

/// <summary>What an agent sees at the end, and saw before.</summary>
internal sealed record AgentView(string Agent)
{
    /// <summary>The sessions that the desktop shows.</summary>
    public IReadOnlyList<ShownSession> Sessions { get; init; } = [];

    /// <summary>The texts that the desktop took from the agent, in their order.</summary>
    public IReadOnlyList<string> Taken { get; init; } = [];

    /// <summary>The texts that were shown as delivered at any time.</summary>
    public IReadOnlySet<string> EverDelivered { get; init; } = new HashSet<string>();

    /// <summary>The texts of others that were shown at any time.</summary>
    public IReadOnlySet<string> EverReceived { get; init; } = new HashSet<string>();

    /// <summary>The texts that the desktop took in the moment when it was killed: they did not get to its disk, and must not get anywhere.</summary>
    public IReadOnlySet<string> Unwritten { get; init; } = new HashSet<string>();

    /// <summary>The sessions whose case was shown as it had been before.</summary>
    public IReadOnlySet<string> CasesThatWentBack { get; init; } = new HashSet<string>();

    /// <summary>Whether the desktop was killed, or ended as it should: what it was about to ask then, or to answer, nobody asks or answers any more.</summary>
    public bool WasAway { get; init; }

    /// <summary>Whether the desktop was killed and keeps no journal: what it showed before is gone, and nobody can ask it any more.</summary>
    public bool HasForgotten { get; init; }
}
