using PluginIm.Contracts;

namespace SampleShell;

/// <summary>Which targets the agent wants to see. Without a kind, every kind.</summary>
internal sealed record TargetFilter(bool Agents = false, bool RoutingPoints = false, bool Queues = false, bool ReadyOnly = false)
{
    public static TargetFilter Everything { get; } = new();

    public bool HasKinds => Agents || RoutingPoints || Queues;

    public bool Wants(InternalTargetKind kind) => !HasKinds || kind switch
    {
        InternalTargetKind.Agent => Agents,
        InternalTargetKind.RoutingPoint => RoutingPoints,
        _ => Queues,
    };

    public bool Wants(InternalTarget target) => Wants(target.Kind) && (!ReadyOnly || target.Presence.Values.Contains(Presence.Ready));
}
