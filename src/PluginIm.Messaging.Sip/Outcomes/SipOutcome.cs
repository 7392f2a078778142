using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>What the answers of the other side mean for a session and its messages.</summary>
internal static class SipOutcome
{
    /// <summary>Why an invitation did not become a session.</summary>
    /// <param name="final">The final response, no 2xx.</param>
    /// <param name="rang">Whether the other side had rung: then not being available means not having answered.</param>
    public static ImEndReason OfInvitation(SipResponse final, bool rang) =>
        new(KindOfInvitation(final, rang), final.StatusCode, final.ReasonPhrase);

    /// <summary>What became of a message: only 200 says that the other party has it; 202 says that a switch does.</summary>
    public static CarrierResult OfMessage(SipResponse final) =>
        final.StatusCode == 200 ? CarrierResult.Success
        : final.IsSuccess ? CarrierResult.Accepted
        : LosesWay(final) ? CarrierResult.Interrupted(final.StatusCode, final.ReasonPhrase)
        : CarrierResult.Failed(ImDeliveryFailureKind.Refused, final.StatusCode, final.ReasonPhrase);

    /// <summary>
    /// Whether an answer in a dialog says that the other side, or the way to it, is gone (RFC 3261 12.2.1.2): then nobody knows whether
    /// the request arrived. 430 and 477 are what proxies say of a flow or a next hop that failed (RFC 5626 11.5).
    /// </summary>
    public static bool LosesWay(SipResponse final) => final.IsLocal || final.StatusCode is 404 or 408 or 430 or 477 or 478 or 480 or 481 or (>= 500 and < 600);

    /// <summary>Why a session is interrupted, or lost for good.</summary>
    public static ImEndReason OfLoss(SipResponse final) => new(ImEndReasonKind.ConnectionLost, final.StatusCode, final.ReasonPhrase);

    /// <summary>Why the inviting side took its invitation back, from the Reason of its CANCEL (RFC 3326).</summary>
    public static ImEndReason OfCancel(SipRequest? cancel) => ImReason.CauseOf(cancel) switch
    {
        200 => new ImEndReason(ImEndReasonKind.AnsweredElsewhere, 200),
        408 => new ImEndReason(ImEndReasonKind.NoAnswer, 408),
        var cause => new ImEndReason(ImEndReasonKind.Cancelled, cause),
    };

    private static ImEndReasonKind KindOfInvitation(SipResponse final, bool rang) => final.StatusCode switch
    {
        486 or 600 or 603 => ImEndReasonKind.Rejected,
        487 => ImEndReasonKind.Cancelled,
        408 or 480 when rang && !final.IsLocal => ImEndReasonKind.NoAnswer,
        604 or 606 => ImEndReasonKind.Failed,
        // An unknown code counts as its class's x00.
        > 600 => ImEndReasonKind.Rejected,
        _ => ImEndReasonKind.Failed,
    };
}
