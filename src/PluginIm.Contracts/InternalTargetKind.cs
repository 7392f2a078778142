namespace PluginIm.Contracts;

/// <summary>What an internal target is.</summary>
public enum InternalTargetKind
{
    /// <summary>A person.</summary>
    Agent,

    /// <summary>A Routing Point: the switch picks one available agent.</summary>
    RoutingPoint,

    /// <summary>A queue: the switch offers to its agents one after the other.</summary>
    Queue,
}
