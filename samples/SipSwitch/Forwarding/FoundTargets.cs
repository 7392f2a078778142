namespace SipSwitch.Forwarding;

/// <summary>Where a request goes; or, without targets, the status to answer and why. Status 200 means that the switch itself is asked.</summary>
internal sealed record FoundTargets(IReadOnlyList<Target> Targets, int Status = 0, string Reason = "")
{
    public static FoundTargets None(int status, string reason) => new([], status, reason);
}
