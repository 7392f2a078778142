using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>What the answers of the other side mean for a session and its messages.</summary>
internal static class SipOutcome
{
    /// <summary>Why nobody is invited whom OPTIONS shows to be no plugin: as if the invitation had been refused for its type.</summary>
    public static ImEndReason OrdinaryClient { get; } = new(ImEndReasonKind.Failed, 415, "An ordinary client");

    /// <summary>Why an invitation did not become a session.</summary>
    /// <param name="final">The final response, no 2xx.</param>
    /// <param name="rang">Whether the other side had rung: then not being available means not having answered.</param>
    public static ImEndReason OfInvitation(SipResponse final, bool rang) =>
        new(KindOfInvitation(final, rang), final.StatusCode, final.ReasonPhrase);

    /// <summary>
    /// What became of a message: only 200 says that the other party has it; 202 says that a switch does. A switch that takes no credentials any more
    /// may have taken an earlier copy, before it was started again.
    /// </summary>
    public static CarrierResult OfMessage(SipResponse final) =>
        final.StatusCode == 200 ? CarrierResult.Success
        : final.IsSuccess ? CarrierResult.Accepted
        : LosesWay(final) ? CarrierResult.Interrupted(final.StatusCode, final.ReasonPhrase)
        : CarrierResult.Failed(
            final.StatusCode is 401 or 407 ? ImDeliveryFailureKind.NoConfirmation : ImDeliveryFailureKind.Refused, final.StatusCode, final.ReasonPhrase);

    /// <summary>
    /// What became of a text to an ordinary client. Such a client takes a text that is sent again for another one, so nothing is sent
    /// again by itself: what nobody answered is not confirmed.
    /// </summary>
    public static CarrierResult OfPage(SipResponse final) => final switch
    {
        { StatusCode: 200 } => CarrierResult.Success,
        { IsSuccess: true } => CarrierResult.Accepted,
        { StatusCode: 408 } => CarrierResult.Failed(ImDeliveryFailureKind.NoConfirmation, final.StatusCode, final.ReasonPhrase),
        { IsLocal: true } => CarrierResult.Failed(ImDeliveryFailureKind.ConnectionLost, final.StatusCode, final.ReasonPhrase),
        _ => CarrierResult.Failed(ImDeliveryFailureKind.Refused, final.StatusCode, final.ReasonPhrase),
    };

    /// <summary>Whether an invitation failed at an ordinary client, which takes texts outside of a session at most.</summary>
    public static bool AsksForPageMode(ImEndReason reason) =>
        reason is { Kind: ImEndReasonKind.Failed, Status: 405 or 415 or 420 or 488 or 500 or 501 or 606 };

    /// <summary>Why a conversation with an ordinary client did not begin.</summary>
    public static ImEndReason OfFirstPage(CarrierResult failed) => new(
        failed.Failure?.Status switch
        {
            486 or 600 or 603 => ImEndReasonKind.Rejected,
            _ => ImEndReasonKind.Failed,
        },
        failed.Failure?.Status,
        failed.Failure?.Phrase);

    /// <summary>
    /// Whether an answer in a dialog says that the other side, or the way to it, is gone (RFC 3261 12.2.1.2): then nobody knows whether
    /// the request arrived. 430 and 477 are what proxies say of a flow or a next hop that failed (RFC 5626 11.5); 501, 505 and 513 speak of the
    /// request alone.
    /// </summary>
    public static bool LosesWay(SipResponse final) => final.IsLocal
        || final.StatusCode is 404 or 408 or 430 or 477 or 478 or 480 or 481 or (>= 500 and < 600 and not (501 or 505 or 513));

    /// <summary>
    /// Whether an invitation that got somewhere ends because the desktop that showed it is out of reach. That comes back, with the invitation or
    /// even an acceptance of it; until then there is nobody at that address.
    /// </summary>
    /// <param name="final">The final response.</param>
    /// <param name="ringsNow">Whether it rang this very time: then not being available means not having answered.</param>
    /// <param name="isOfWhoRang">Whether it has the tag of an answer that rang: then it is the desktop's own (RFC 3261 12.1).</param>
    public static bool LosesDesktop(SipResponse final, bool ringsNow, bool isOfWhoRang) =>
        !final.IsLocal && !isOfWhoRang && LosesWay(final) && final.StatusCode != 481 && !(ringsNow && final.StatusCode is (404 or 408 or 480));

    /// <summary>
    /// Whether a refusal of an invitation comes from a proxy that had handed it on, and waited in vain for whoever has it, or lost the way there
    /// (RFC 3261 16.7, 16.8; RFC 5626 11.5): somebody may have accepted it, or be about to.
    /// </summary>
    /// <param name="final">The final response.</param>
    /// <param name="ringsNow">Whether it rang.</param>
    /// <param name="isOfWhoRang">Whether it has the tag of an answer that rang: then it is the desktop's own.</param>
    public static bool LeavesOpen(SipResponse final, bool ringsNow, bool isOfWhoRang) =>
        !isOfWhoRang && (final.StatusCode is 408 or 430 || (ringsNow && final.StatusCode == 487));

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
