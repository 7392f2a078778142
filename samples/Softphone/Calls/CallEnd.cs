using PluginIm.Sip;

namespace Softphone;

/// <summary>Why a call is over.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Status">The SIP status that said it; null where none did.</param>
/// <param name="Phrase">The same in the other side's words.</param>
public sealed record CallEnd(CallEndKind Kind, int? Status = null, string? Phrase = null)
{
    /// <summary>Why nobody answered the call.</summary>
    internal static CallEnd Of(SipResponse refusal, bool wasCancelled) => new(
        wasCancelled || refusal.StatusCode == 487 ? CallEndKind.Cancelled : KindOf(refusal.StatusCode), refusal.StatusCode, refusal.ReasonPhrase);

    /// <summary>Why the caller took it back (RFC 3326).</summary>
    internal static CallEnd OfCancel(SipRequest? cancel) => (cancel is null ? null : SipReason.Of(cancel)?.Cause) switch
    {
        200 => new CallEnd(CallEndKind.AnsweredElsewhere, 200),
        408 => new CallEnd(CallEndKind.NoAnswer, 408),
        var cause => new CallEnd(CallEndKind.Cancelled, cause),
    };

    // 404, 410, 480, 604: RFC 3261 21.4, 21.6. 488 and 606: no telephone takes sound there.
    private static CallEndKind KindOf(int status) => status switch
    {
        603 => CallEndKind.Declined,
        486 or 600 => CallEndKind.Busy,
        408 => CallEndKind.NoAnswer,
        404 or 410 or 430 or 480 or 488 or 503 or 604 or 606 => CallEndKind.Unavailable,
        _ => CallEndKind.Failed,
    };
}
