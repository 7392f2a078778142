using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>Gives each received request to what it is for.</summary>
internal sealed class RequestDispatcher(SwitchConnection connection, ICarrierObserver channel)
{
    public Task DispatchAsync(SipServerTransaction transaction)
    {
        channel.OnHandingOver();
        try
        {
            return GiveAsync(transaction);
        }
        finally
        {
            // Whatever is still to be done goes on elsewhere, and this thread has left all that it entered.
            channel.OnHandedOver();
        }
    }

    private Task GiveAsync(SipServerTransaction transaction)
    {
        var request = transaction.Request;
        var inDialog = DialogKey.Of(request);
        var session = inDialog is { } its ? connection.Dialogs.Find(its) : null;
        transaction.SessionId = session?.NameFor(request.Method, inDialog!.Value);
        if (connection.Rules.RefusalOf(request) is { } refusal)
        {
            return transaction.RefuseAsync(refusal, connection.Logger);
        }

        if (inDialog is { } key)
        {
            // Over since the rules looked for it.
            return session?.OnRequestAsync(transaction, key)
                ?? RefuseAsync(transaction, new SipRefusal(481, "there is no such session"));
        }

        return request.Method == SipMethod.Invite ? OnInviteAsync(transaction)
            : request.Method == SipMethod.Options ? transaction.RespondAsync(connection.Rules.Describe(request))
            : request.Method == SipMethod.Message ? connection.Pages.OnMessageAsync(transaction, channel)
            : RefuseAsync(transaction, new SipRefusal(481, "it belongs to no session"));
    }

    private Task OnInviteAsync(SipServerTransaction transaction)
    {
        var invite = transaction.Request;
        if (SipSessionTerms.RefusalOf(invite, connection.SessionTimer) is { } tooBrief)
        {
            return transaction.RefuseAsync(tooBrief, connection.Logger);
        }

        if (TryRestoreAsync(transaction, SipSessionId.Of(invite)?.Local ?? SipSessionId.Nil) is { } restoring)
        {
            return restoring;
        }

        if (InvitationReader.Read(invite, connection, out var refusal) is not { } received)
        {
            return RefuseAsync(transaction, refusal!);
        }

        connection.Capabilities.NotePlugin(received.Invitation.From.Address);
        return IncomingDialog.OfferAsync(connection, connection.Dialogs, transaction, received, channel);
    }

    /// <summary>
    /// An INVITE for a session that is known here, or was, or that its sender at least believes to be (RFC 3891 3); null where it is an invitation.
    /// </summary>
    private Task? TryRestoreAsync(SipServerTransaction transaction, string sessionId)
    {
        var invite = transaction.Request;
        if (connection.Dialogs.Find(sessionId) is { } session)
        {
            return session.OnInvitedAgainAsync(transaction);
        }

        if (connection.Dialogs.Ended.Find(sessionId) is { } ended)
        {
            return ended.Peer.After(invite) is null
                ? RefuseAsync(transaction, new SipRefusal(403, "the session was with somebody else"))
                : RestoreRequests.DeclineAsync(connection, transaction, sessionId, ended.LastReceived, ended.Reason);
        }

        if (!invite.Headers.Contains(SipHeaderNames.Replaces))
        {
            return null;
        }

        // Over before this desktop was started again: only who knows that can settle what the other side still waits for.
        return channel.FindOver(sessionId, Sender.Of(invite).ToString()) is { } settlement
            ? RestoreRequests.DeclineAsync(connection, transaction, sessionId, Task.FromResult(settlement.LastReceivedId), null)
            : RefuseAsync(transaction, new SipRefusal(481, "there is no such session to restore"));
    }

    private Task RefuseAsync(SipServerTransaction transaction, SipRefusal refusal) => transaction.RefuseAsync(refusal, connection.Logger);
}
