using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>Words the events of a session, and the reason of its end, for the agent of this desktop.</summary>
internal static class SystemLineWording
{
    /// <summary>Words one event.</summary>
    /// <param name="systemEvent">What happened.</param>
    /// <param name="party">Whose doing it was; null when nobody's in particular.</param>
    /// <param name="reason">Why the session ended, where it did.</param>
    /// <param name="me">The agent of this desktop.</param>
    /// <param name="peer">Whom the session is with.</param>
    /// <param name="isPageMode">Whether an ordinary client is at the other side.</param>
    public static string Of(ImSystemEvent systemEvent, ImParty? party, ImEndReason? reason, ImParty me, ImParty peer, bool isPageMode = false)
    {
        var isMine = party is not null && party.Address == me.Address;
        var actor = (isMine ? peer : party ?? peer).DisplayName;
        return systemEvent switch
        {
            ImSystemEvent.InvitationSent => isMine || party is null
                ? Wording.Fill(Words.EventInvitationSent, peer.DisplayName)
                : Wording.Fill(Words.EventInvitationReceived, actor),
            ImSystemEvent.Accepted when isPageMode && !isMine => Wording.Fill(Words.EventPageMode, peer.DisplayName),
            ImSystemEvent.Accepted => isMine ? Words.EventAcceptedByMe : Wording.Fill(Words.EventAccepted, actor),
            ImSystemEvent.Rejected => isMine ? Words.EventRejectedByMe : Wording.Fill(Words.EventRejected, actor),
            ImSystemEvent.NotAnswered => isMine ? Words.EventNotAnsweredByMe : Wording.Fill(Words.EventNotAnswered, actor),
            ImSystemEvent.Cancelled => isMine ? Words.EventCancelledByMe : Wording.Fill(Words.EventCancelled, actor),
            ImSystemEvent.Ended => isMine ? Words.EventEndedByMe : Wording.Fill(Words.EventEnded, actor),
            ImSystemEvent.AnsweredElsewhere => Words.EventAnsweredElsewhere,
            ImSystemEvent.Failed => Failed(reason, actor),
            ImSystemEvent.ConnectionLost => Words.EventConnectionLost,
            ImSystemEvent.SignedOut => Words.EventSignedOut,
            ImSystemEvent.Forwarded => Words.EventForwarded,
            ImSystemEvent.Waiting => Wording.Fill(Words.EventWaiting, actor),
            ImSystemEvent.Interrupted => Wording.Fill(Words.EventInterrupted, peer.DisplayName),
            ImSystemEvent.Restored => Wording.Fill(Words.EventRestored, peer.DisplayName),
            ImSystemEvent.Joined => Wording.Fill(Words.EventJoined, actor),
            ImSystemEvent.Left => Wording.Fill(Words.EventLeft, actor),
            ImSystemEvent.NothingBefore => Words.EventNothingBefore,
            ImSystemEvent.CallBegan => Wording.Fill(Words.EventCallBegan, peer.DisplayName),
            ImSystemEvent.CallEnded => Wording.Fill(Words.EventCallEnded, peer.DisplayName),
            _ => systemEvent.ToString(),
        };
    }

    private static string Failed(ImEndReason? reason, string name) => reason?.Status switch
    {
        // So word it the sample switch and the Kamailio configuration, for a Routing Point and for a queue.
        480 when reason.Phrase?.StartsWith("No agent", StringComparison.OrdinalIgnoreCase) == true => Wording.Fill(Words.EventFailedNobodyReady, name),
        480 or 408 or 477 or 478 => Wording.Fill(Words.EventFailedAway, name),
        404 or 604 => Wording.Fill(Words.EventFailedUnknown, name),
        403 => Wording.Fill(Words.EventFailedForbidden, name),
        _ => Wording.StatusAndPhrase(reason?.Status, reason?.Phrase) is { } detail
            ? Wording.Fill(Words.EventFailedWith, name, detail)
            : Wording.Fill(Words.EventFailed, name),
    };
}
