using SipSwitch.Distribution;

namespace SipSwitch.Tests.Distribution;

/// <summary>The Routing Point and the queue of the tests.</summary>
internal static class Points
{
    public const string RoutingPointAddress = "sip:service@im.test";

    public const string QueueAddress = "sip:sales@im.test";

    public static DistributionPoint RoutingPoint(params string[] agents) => new() { Name = "service", Agents = agents };

    public static DistributionPoint Queue(params string[] agents) =>
        new() { Name = "sales", Kind = DistributionPointKind.Queue, Agents = agents };
}
