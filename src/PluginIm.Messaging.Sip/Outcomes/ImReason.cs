using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>What a session says in Reason (RFC 3326), and reads from it.</summary>
internal static class ImReason
{
    /// <summary>The time to answer is over.</summary>
    public static SipReason NoAnswer { get; } = SipReason.OfStatus(408, "Request Timeout");

    /// <summary>The agent signed out of the channel: not available any more.</summary>
    public static SipReason SignedOut { get; } = SipReason.OfStatus(480, "Signed out");

    /// <summary>The way to the other side did not come back in time.</summary>
    public static SipReason NotRestored { get; } = SipReason.OfStatus(410, "Not restored");

    /// <summary>This invitation is given up for another one between the same two, which nobody need hear of.</summary>
    public static SipReason Joined { get; } = SipReason.OfStatus(200, "Joined");

    /// <summary>This dialog is given up for another one of the same session.</summary>
    public static SipReason Replaced { get; } = SipReason.OfStatus(491, "Replaced");

    /// <summary>What the other side is told of why this side ends; null where the method says it all.</summary>
    public static SipReason? Of(CarrierEnding ending) => ending switch
    {
        CarrierEnding.NoAnswer => NoAnswer,
        CarrierEnding.SignOut => SignedOut,
        CarrierEnding.NotRestored => NotRestored,
        CarrierEnding.Joined => Joined,
        _ => null,
    };

    /// <summary>Whose doing an end is: that of the agent at the other side, or of a way that did not come back in time.</summary>
    public static ImEndReasonKind KindOfEnd(SipMessage told) =>
        SipReason.Of(told)?.Cause == NotRestored.Cause ? ImEndReasonKind.ConnectionLost : ImEndReasonKind.EndedByPeer;

    /// <summary>Whether a BYE ends one dialog of a session that goes on: it was replaced, or its way was lost.</summary>
    public static bool IsOfDialogAlone(SipRequest bye) => CauseOf(bye) is 408 or 481 or 491 or (>= 500 and < 600);

    /// <summary>The cause that a request gives; null where it gives none.</summary>
    public static int? CauseOf(SipRequest? request) => request is null ? null : SipReason.Of(request)?.Cause;
}
