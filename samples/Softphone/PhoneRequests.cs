using PluginIm.Sip;

namespace Softphone;

/// <summary>Gives each received request to what it is for.</summary>
internal sealed class PhoneRequests
{
    private readonly PhoneLine _line;
    private readonly Phone _phone;
    private readonly SipRequestRules _rules;

    public PhoneRequests(PhoneLine line, Phone phone)
    {
        (_line, _phone) = (line, phone);
        _rules = new SipRequestRules(new SipRequestRulesOptions
        {
            Methods = PhoneMethods.All,
            Accept = [SessionDescription.MediaTypeName, "multipart/*"],
            KnowsDialog = request => SipDialogId.Of(request) is not { } id || phone.Find(id) is not null,
        });
    }

    public Task HandleAsync(SipServerTransaction transaction, CancellationToken cancellationToken)
    {
        var request = transaction.Request;
        if (SipDialogId.Of(request) is { } id)
        {
            return _rules.RefusalOf(request) is { } refusal ? RefuseAsync(transaction, refusal)
                : request.Method == SipMethod.Options ? transaction.RespondAsync(_rules.Describe(request), cancellationToken)
                : _phone.Find(id) is { } call ? call.OnRequestAsync(transaction)
                : transaction.RespondAsync(481, null, cancellationToken);
        }

        return request.Method == SipMethod.Invite ? OnInviteAsync(transaction)
            // What an INVITE without an offer would get (11.2), which is refused here. A 200 would speak for the agent's other places as well.
            : RefuseAsync(transaction, request.Method == SipMethod.Options ? SipResponse.For(request, 488) : _rules.RefusalOf(request) ?? SipResponse.For(request, 481));
    }

    /// <summary>Whether it is a call is asked before anything else: what is for another place of the agent is no fault of the sender's.</summary>
    private Task OnInviteAsync(SipServerTransaction transaction)
    {
        var request = transaction.Request;
        if (OfferBody.Read(request) is not { } offer || AudioDescription.Find(offer) is null)
        {
            return RefuseAsync(transaction, SipResponse.For(request, 488));
        }

        if (_rules.RefusalOf(request) is { } refusal)
        {
            return RefuseAsync(transaction, refusal);
        }

        return _phone.TryReceive(_line, transaction, offer, out var status) is null
            ? RefuseAsync(transaction, SipResponse.For(request, status))
            : Task.CompletedTask;
    }

    private Task RefuseAsync(SipServerTransaction transaction, SipResponse refusal)
    {
        var request = transaction.Request;
        _line.Logger.Refused(request.Method.Name, request.Headers.From?.Uri.ToString(), refusal.StatusCode, refusal.ReasonPhrase);
        return transaction.RespondAsync(refusal);
    }
}
