using PluginIm.Sip;
using static PluginIm.Messaging.Sip.DialogMachine;

namespace PluginIm.Messaging.Sip;

/// <summary>Answers an INVITE outside of a dialog for a session that is there: its other side restores it, or invites once more.</summary>
internal sealed class RestoreRequests(SipImDialog session)
{
    private SwitchConnection Connection => session.Connection;

    /// <summary>Refuses to restore a session that is over, and says what came from the other side.</summary>
    public static async Task DeclineAsync(
        SwitchConnection connection, SipServerTransaction invite, string sessionId, Task<string?> lastReceived, SipReason? reason)
    {
        var lastReceivedId = await lastReceived.ConfigureAwait(false);
        SipImLog.RestoreRefused(connection.Logger, sessionId, SipMethod.Invite.Name, 603, "the session is over");
        var response = SipResponse.For(invite.Request, 603);
        if (reason is not null)
        {
            response.Headers.Set(SipHeaderNames.Reason, reason.ToString());
        }

        Farewell.Put(response, sessionId, lastReceivedId, connection.Time.GetUtcNow());
        await invite.RespondAsync(response).ConfigureAwait(false);
    }

    public Task AnswerAsync(SipServerTransaction invite)
    {
        if (!session.TryRecognise(invite.Request, null))
        {
            return invite.RefuseAsync(new SipRefusal(403, "the session is with somebody else"), session.Logger);
        }

        return session.State switch
        {
            State.Over => DeclineAsync(invite),
            State.Invited => session.RingAgainAsync(invite),
            _ when session.IsRestoringFirst() => PostponeAsync(invite, "this side restores it at the moment"),
            _ => AcceptAsync(invite),
        };
    }

    /// <summary>Both sides at once: the other one is to wait.</summary>
    public Task PostponeAsync(SipServerTransaction invite, string why)
    {
        SipImLog.RestoreRefused(session.Logger, session.SessionId, SipMethod.Invite.Name, 491, why);
        return invite.RespondAsync(491);
    }

    private Task DeclineAsync(SipServerTransaction invite) =>
        DeclineAsync(Connection, invite, session.SessionId, session.Received.LastIdAsync(CancellationToken.None), session.Goodbye);

    /// <summary>Accepts without asking anybody: the session goes on in the dialog that this makes.</summary>
    private async Task AcceptAsync(SipServerTransaction invite)
    {
        var request = invite.Request;
        if (RestoringInvite.Read(request, Connection) is not { } restoring)
        {
            await invite.RefuseAsync(new SipRefusal(488, "it offers no messages over SIP"), session.Logger).ConfigureAwait(false);
            return;
        }

        if (restoring.Message is { } message && message.Id != session.Received.LastId
            && await session.TakeAsync(message).ConfigureAwait(false) == CarrierReceipt.NoSession)
        {
            // This side ended the session while the other one still invites to it: an acceptance would say that the message is here.
            await DeclineAsync(invite).ConfigureAwait(false);
            session.OnTold(new CarrierSettlement(null));
            return;
        }

        if (restoring.Case is { } moment && !session.IsEnded)
        {
            await session.Observer.OnCaseAsync(moment).ConfigureAwait(false);
        }

        var server = new SipInviteServer(Connection.Endpoint, invite, Connection.ContactOf(invite.Flow), Connection.Digest);
        var key = DialogKey.Of(server.Dialog);
        session.AddKey(key);
        var answer = new ImAnswer();
        if (!await server.TryAcceptAsync(response => answer = ImAnswer.Fill(
            response, request, restoring.Offer, server.Dialog, session.SessionId, Connection)).ConfigureAwait(false))
        {
            session.RemoveKey(key);
            return;
        }

        var leg = new DialogLeg(Connection, server.Dialog, invite.Flow.Peer, restoring.Messages, answer.Own, answer.Terms, request)
        {
            Acknowledged = server.Ack,
        };
        session.WatchAckAsync(server, leg).Forget(session.Logger);
        session.GoOnIn(leg, request);
    }
}
