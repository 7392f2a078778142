using Softphone;

namespace SampleShell;

/// <summary>What a call says of itself to the agent.</summary>
internal static class CallWording
{
    public static string State(PhoneCall call, string peer) => call.State switch
    {
        CallState.Calling => Words.PhoneCalling,
        CallState.Ringing => Words.PhoneRinging,
        CallState.Cancelling => Words.PhoneEnding,
        CallState.Alerting => Words.PhoneAlerting,
        CallState.Answering => Words.PhoneConnecting,
        CallState.Holding or CallState.OnHold or CallState.Resuming => Words.PhoneOnHold,
        CallState.Talking => call.IsHeldByPeer ? Words.PhoneHeldByPeer.With(peer) : Words.PhoneConnected,
        _ => Problem(call, peer) ?? Words.PhoneEnded,
    };

    /// <summary>Why it did not go as the agent wanted; null where it did.</summary>
    public static string? Problem(PhoneCall call, string peer) => call.End?.Kind switch
    {
        null or CallEndKind.HungUp or CallEndKind.PeerHungUp => null,
        CallEndKind.Declined => call.IsIncoming ? null : Words.PhoneDeclined.With(peer),
        CallEndKind.Cancelled => call.IsIncoming ? Words.PhoneMissed.With(peer) : null,
        CallEndKind.AnsweredElsewhere => Words.PhoneAnsweredElsewhere,
        CallEndKind.Busy => Words.PhoneBusy.With(peer),
        CallEndKind.NoAnswer => call.IsIncoming ? Words.PhoneMissed.With(peer) : Words.PhoneNoAnswer.With(peer),
        CallEndKind.Unavailable => Words.PhoneUnavailable.With(peer),
        _ => Words.PhoneFailed.With(call.End.Phrase ?? call.End.Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? ""),
    };
}
