namespace PluginIm.Messaging;

/// <summary>Which line the transcript gets for the end of a session, and whose doing it was.</summary>
internal static class SessionLines
{
    public static (ImSystemEvent Event, ImParty? Party) ForEnd(ImEndReasonKind reason, bool isIncoming, ImParty me, ImParty peer)
    {
        var (inviting, invited) = isIncoming ? (peer, me) : (me, peer);
        return reason switch
        {
            ImEndReasonKind.EndedByMe => (ImSystemEvent.Ended, me),
            ImEndReasonKind.EndedByPeer => (ImSystemEvent.Ended, peer),
            ImEndReasonKind.Rejected => (ImSystemEvent.Rejected, invited),
            ImEndReasonKind.NoAnswer => (ImSystemEvent.NotAnswered, invited),
            ImEndReasonKind.Cancelled => (ImSystemEvent.Cancelled, inviting),
            ImEndReasonKind.AnsweredElsewhere => (ImSystemEvent.AnsweredElsewhere, null),
            ImEndReasonKind.Failed => (ImSystemEvent.Failed, invited),
            ImEndReasonKind.ConnectionLost => (ImSystemEvent.ConnectionLost, null),
            ImEndReasonKind.SignedOut => (ImSystemEvent.SignedOut, me),
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "No such reason."),
        };
    }

    public static SessionInput InputFor(ImEndReasonKind reason) => reason switch
    {
        ImEndReasonKind.EndedByMe => SessionInput.End,
        ImEndReasonKind.EndedByPeer => SessionInput.PeerEnded,
        ImEndReasonKind.Rejected => SessionInput.PeerRejected,
        ImEndReasonKind.NoAnswer => SessionInput.NotAnswered,
        ImEndReasonKind.Cancelled => SessionInput.PeerCancelled,
        ImEndReasonKind.AnsweredElsewhere => SessionInput.AnsweredElsewhere,
        ImEndReasonKind.Failed => SessionInput.InvitationFailed,
        ImEndReasonKind.ConnectionLost => SessionInput.ConnectionLost,
        ImEndReasonKind.SignedOut => SessionInput.SignOut,
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "No such reason."),
    };
}
