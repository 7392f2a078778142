namespace SipSwitch.Distribution;

/// <summary>What happens at a distribution point while no agent is ready.</summary>
public enum DistributionPointKind
{
    /// <summary>A Routing Point refuses at once.</summary>
    RoutingPoint,

    /// <summary>A queue lets an invitation wait for an agent.</summary>
    Queue,
}
