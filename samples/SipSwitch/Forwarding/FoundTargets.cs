using SipSwitch.Distribution;

namespace SipSwitch.Forwarding;

/// <summary>
/// Where a request goes: to targets at once, or to one agent after the other of a Routing Point or queue; or, without either, the status to answer
/// and why. Status 200 means that the switch itself is asked.
/// </summary>
internal sealed record FoundTargets(IReadOnlyList<Target> Targets, int Status = 0, string Reason = "")
{
    public DistributionPoint? Point { get; private init; }

    public static FoundTargets None(int status, string reason) => new([], status, reason);

    public static FoundTargets At(DistributionPoint point) => new([]) { Point = point };
}
