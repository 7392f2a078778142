using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>Gives each received request to what it is for.</summary>
internal sealed class RequestDispatcher(SwitchConnection connection, ICarrierObserver channel)
{
    public Task DispatchAsync(SipServerTransaction transaction)
    {
        var request = transaction.Request;
        if (connection.Rules.RefusalOf(request) is { } refusal)
        {
            return transaction.RefuseAsync(refusal, connection.Logger);
        }

        if (DialogKey.Of(request) is { } key)
        {
            // Over since the rules looked for it.
            return connection.Dialogs.Find(key)?.OnRequestAsync(transaction)
                ?? RefuseAsync(transaction, new SipRefusal(481, "there is no such session"));
        }

        return request.Method == SipMethod.Invite ? OnInviteAsync(transaction)
            : request.Method == SipMethod.Options ? transaction.RespondAsync(connection.Rules.Describe(request))
            : request.Method == SipMethod.Message ? RefuseAsync(transaction, new SipRefusal(
                405, "it is outside of a session", SipHeaderNames.Allow, ImMethods.AllowOutOfDialog))
            : RefuseAsync(transaction, new SipRefusal(481, "it belongs to no session"));
    }

    private Task OnInviteAsync(SipServerTransaction transaction)
    {
        if (SipSessionTerms.RefusalOf(transaction.Request, connection.SessionTimer) is { } tooBrief)
        {
            return transaction.RefuseAsync(tooBrief, connection.Logger);
        }

        return InvitationReader.Read(transaction.Request, connection.Time.GetUtcNow(), out var refusal) is { } received
            ? IncomingDialog.OfferAsync(connection, transaction, received, channel)
            : RefuseAsync(transaction, refusal!);
    }

    private Task RefuseAsync(SipServerTransaction transaction, SipRefusal refusal) => transaction.RefuseAsync(refusal, connection.Logger);
}
