using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>What a session says in Reason (RFC 3326), and reads from it.</summary>
internal static class ImReason
{
    /// <summary>The time to answer is over.</summary>
    public static SipReason NoAnswer { get; } = SipReason.OfStatus(408, "Request Timeout");

    /// <summary>The agent signed out of the channel: not available any more.</summary>
    public static SipReason SignedOut { get; } = SipReason.OfStatus(480, "Signed out");

    /// <summary>The connection between was lost.</summary>
    public static SipReason ConnectionLost { get; } = SipReason.OfStatus(503, "Connection lost");

    /// <summary>What the other side is told of why this side ends; null where the method says it all.</summary>
    public static SipReason? Of(CarrierEnding ending) => ending switch
    {
        CarrierEnding.NoAnswer => NoAnswer,
        CarrierEnding.SignOut => SignedOut,
        _ => null,
    };

    /// <summary>The cause that a request gives; null where it gives none.</summary>
    public static int? CauseOf(SipRequest? request) => request is null ? null : SipReason.Of(request)?.Cause;
}
