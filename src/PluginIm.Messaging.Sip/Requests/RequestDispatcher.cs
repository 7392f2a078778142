using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>Gives each received request to what it is for.</summary>
internal sealed class RequestDispatcher(SwitchConnection connection, ICarrierObserver channel)
{
    public Task DispatchAsync(SipServerTransaction transaction)
    {
        var request = transaction.Request;
        if (DialogKey.Of(request) is { } key)
        {
            return connection.Dialogs.Find(key) is { } dialog
                ? dialog.OnRequestAsync(transaction)
                : RefuseAsync(transaction, new SipRefusal(481, "there is no such session"));
        }

        return request.Method == SipMethod.Invite ? OnInviteAsync(transaction)
            : request.Method == SipMethod.Options ? OnOptionsAsync(transaction)
            : request.Method == SipMethod.Message ? RefuseAsync(transaction, new SipRefusal(
                405, "it is outside of a session", SipHeaderNames.Allow, ImMethods.AllowOutOfDialog))
            : RefuseAsync(transaction, new SipRefusal(405, "it is not supported", SipHeaderNames.Allow, ImMethods.Allow));
    }

    private Task OnInviteAsync(SipServerTransaction transaction) =>
        InvitationReader.Read(transaction.Request, connection.Time.GetUtcNow(), out var refusal) is { } received
            ? IncomingDialog.OfferAsync(connection, transaction, received, channel)
            : RefuseAsync(transaction, refusal!);

    private static Task OnOptionsAsync(SipServerTransaction transaction)
    {
        var response = SipResponse.For(transaction.Request, 200);
        response.Headers.Set(SipHeaderNames.Accept, ImBodyTypes.Accept);
        response.Headers.Set(SipHeaderNames.Allow, ImMethods.Allow);
        return transaction.RespondAsync(response);
    }

    private Task RefuseAsync(SipServerTransaction transaction, SipRefusal refusal) => transaction.RefuseAsync(refusal, connection.Logger);
}
