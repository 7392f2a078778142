namespace PluginIm.Messaging;

/// <content>Invitations that come, and those that cross with the own.</content>
public sealed partial class ImChannel
{
    CarrierAdmission ICarrierObserver.OnInvited(IIncomingCarrierDialog dialog)
    {
        var invitation = dialog.Invitation;
        ImSession session;
        lock (_gate)
        {
            if (_isLeaving)
            {
                return CarrierAdmission.Refuse(CarrierEnding.SignOut);
            }

            if (FindOver_NeedsLock(invitation.SessionId, invitation.From.Address) is { } settlement)
            {
                // It was accepted, and ended, before this desktop was started again; the other side has not heard of either.
                return CarrierAdmission.RefuseOver(settlement);
            }

            if (invitation.FirstMessage is { } first && _context.Recent.Has(invitation.From, first.Id))
            {
                // The network brings it late: its sender gave it up for the session in which its message has come.
                return CarrierAdmission.Refuse(CarrierEnding.Joined);
            }

            if (FindCrossing_NeedsLock(invitation) is { } own)
            {
                return Join(own, dialog);
            }

            if (_rules.WhyNotAdmit(invitation, _sessions) is { } refusal)
            {
                MessagingLog.InvitationRefused(_logger, invitation.From.Address, refusal);
                return CarrierAdmission.Refuse(refusal);
            }

            session = new ImSession(_context, Me, dialog);
            _sessions.Add(session);
        }

        AnnounceAsync(session, invitation, _time.GetLocalNow()).Forget(_logger);
        return CarrierAdmission.Admit(session.Link);
    }

    /// <summary>
    /// Turns down every invitation that waits for the agent's answer, as if the agent were signed out. What the agent has accepted or begun goes on.
    /// </summary>
    /// <param name="cancellationToken">Gives up being polite.</param>
    /// <returns>A task that ends when the inviting sides know, or cannot be told.</returns>
    public Task TurnDownInvitationsAsync(CancellationToken cancellationToken = default)
    {
        var waiting = Sessions.Where(session => session.IsRinging).ToList();
        foreach (var session in waiting)
        {
            MessagingLog.TurnedDown(_logger, session.Peer.Address);
        }

        return Task.WhenAll(waiting.Select(session => session.SignOutAsync(cancellationToken)));
    }

    CarrierSettlement? ICarrierObserver.FindOver(string sessionId, string from)
    {
        lock (_gate)
        {
            return FindOver_NeedsLock(sessionId, from);
        }
    }

    private CarrierSettlement? FindOver_NeedsLock(string sessionId, string from) =>
        _over.Find(session => session.Id == sessionId && ImAddress.IsSame(session.Peer.Address, from)) is { } over
            ? new CarrierSettlement(over.LastReceivedId)
            : null;

    /// <summary>The own invitation, of several the lowest, that is on its way to the very agent from whom one came; an ordinary client's text, or an invitation to a conversation of others, crosses nothing.</summary>
    private ImSession? FindCrossing_NeedsLock(CarrierInvitation invitation) => invitation.IsPageMode || invitation.Roster is not null
        ? null
        : _sessions.Where(session => session.IsInviting && ImAddress.IsSame(session.Peer.Address, invitation.From.Address))
            .MinBy(session => session.Id, StringComparer.Ordinal);

    private ImSession? FindRinging(ImSession writing)
    {
        lock (_gate)
        {
            return _sessions.Find(session => session is { IsIncoming: true, IsPageMode: false, IsConference: false, State: ImSessionState.Establishing }
                && ImAddress.IsSame(session.Peer.Address, writing.Peer.Address));
        }
    }

    /// <summary>Of two invitations that cross, that of the lower session stays, on both sides.</summary>
    private CarrierAdmission Join(ImSession own, IIncomingCarrierDialog dialog)
    {
        var invitation = dialog.Invitation;
        if (string.CompareOrdinal(own.Id, invitation.SessionId) < 0 || !own.TryJoin(dialog))
        {
            return CarrierAdmission.Refuse(CarrierEnding.Joined);
        }

        MessagingLog.Joined(_logger, invitation.From.Address, invitation.SessionId);
        AcceptJoinedAsync(own, invitation.FirstMessage).Forget(_logger);
        return CarrierAdmission.Admit(own.Link);
    }

    private static async Task AcceptJoinedAsync(ImSession session, CarrierMessage? firstMessage)
    {
        // The carrier lets the invitation in first.
        await Task.Yield();
        await session.AcceptJoinedAsync(firstMessage).ConfigureAwait(false);
    }

    private async Task AnnounceAsync(ImSession session, CarrierInvitation invitation, DateTimeOffset receivedAt)
    {
        session.Identify(await _parties.FindAsync(invitation.From).ConfigureAwait(false), invitation.FirstMessage);
        var announced = new ImInvitation(session, invitation, receivedAt);
        _events.Post(() =>
        {
            // Its end may have overtaken it; who hears of an invitation hears of its end afterwards.
            if (session.State == ImSessionState.Establishing)
            {
                InvitationReceived?.Invoke(this, announced);
            }
        });
    }
}
