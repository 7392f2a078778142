using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>A session to which this side invites (RFC 3261 13.2).</summary>
internal sealed class OutgoingDialog : SipImDialog
{
    private readonly Lock _gate = new();
    private readonly CarrierInvitation _invitation;
    private readonly SipRequest _invite;
    private SipInviteClient? _client;
    private volatile bool _rang;
    private Task _inviting = Task.CompletedTask;

    private OutgoingDialog(SwitchConnection connection, CarrierInvitation invitation, SipRequest invite, ICarrierDialogObserver observer)
        : base(connection, new DialogKey(invite.Headers.CallId!, invite.Headers.From!.Tag!), invitation.SessionId)
    {
        _invitation = invitation;
        _invite = invite;
        Observer = observer;
    }

    protected override ICarrierDialogObserver Observer { get; }

    /// <summary>Starts to invite; the outcome is told to the observer.</summary>
    public static OutgoingDialog Start(SwitchConnection connection, CarrierInvitation invitation, ICarrierDialogObserver observer)
    {
        var to = new SipAddress(SipUri.Parse(invitation.To.Address), invitation.To.DisplayName);
        var invite = connection.Endpoint.CreateRequest(SipMethod.Invite, to.Uri, connection.Self, to);
        var dialog = new OutgoingDialog(connection, invitation, invite, observer);
        dialog._inviting = dialog.InviteAsync();
        dialog._inviting.Forget(connection.Logger);
        return dialog;
    }

    public override async Task<CarrierSettlement?> EndAsync(CarrierEnding ending, CancellationToken cancellationToken)
    {
        if (!TryEnd())
        {
            return null;
        }

        SipInviteClient? client;
        lock (_gate)
        {
            client = _client;
        }

        if (Dialog is { } dialog)
        {
            await ByeAsync(dialog, ImReason.Of(ending), cancellationToken).ConfigureAwait(false);
        }
        else
        {
            client?.Cancel(ImReason.Of(ending)?.ToString());
            await _inviting.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private async Task InviteAsync()
    {
        // The caller gets its dialog before anything is told about it.
        await Task.Yield();
        SipAddress contact;
        try
        {
            contact = await Connection.GetContactAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (SipTransportException fault)
        {
            Fail(new ImEndReason(ImEndReasonKind.Failed, 503, fault.Message));
            return;
        }

        InvitationWriter.Fill(_invite, _invitation, contact);
        SipSessionTerms.Ask(_invite, Connection.SessionTimer);
        var client = new SipInviteClient(Connection.Endpoint, _invite, new SipInviteClientOptions { Digest = Connection.Digest });
        client.Progressed += (_, progress) => _rang |= progress.Response.StatusCode is > 100;
        lock (_gate)
        {
            if (IsOver)
            {
                return;
            }

            _client = client;
        }

        Take(await client.InviteAsync().ConfigureAwait(false));
    }

    private void Take(SipInviteResult result)
    {
        SipImLog.Answered(Logger, SessionId, result.Response.StatusCode, result.Response.ReasonPhrase);
        if (result.Dialog is not { } dialog)
        {
            Fail(SipOutcome.OfInvitation(result.Response, _rang));
        }
        else if (ImSessionDescription.TryRead(result.Response.Body.Span) is not { } answer)
        {
            SipImLog.NoMessagesOffered(Logger, SessionId);
            Fail(new ImEndReason(ImEndReasonKind.Failed, 488, "The other side offers no messages."));
            ByeAsync(dialog, null, CancellationToken.None).Forget(Logger);
        }
        else
        {
            var own = ImSessionDescription.ToBytes(dialog.LocalContact!.Uri.Host, SessionId);
            Confirm(dialog, answer, own, SipSessionTerms.Of(result.Response, Connection.SessionTimer));
            if (IsOver)
            {
                // Ended between the answer and here: nobody else will hang up.
                ByeAsync(dialog, null, CancellationToken.None).Forget(Logger);
            }
            else
            {
                Observer.OnEstablished(new CarrierEstablishment());
            }
        }
    }

    private void Fail(ImEndReason reason)
    {
        if (TryEnd())
        {
            Observer.OnOver(reason, null);
        }
    }
}
