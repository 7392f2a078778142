using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>A session to which this side is invited (RFC 3261 13.3).</summary>
internal sealed class IncomingDialog : SipImDialog, IIncomingCarrierDialog
{
    private readonly SipInviteServer _server;
    private readonly ReceivedInvitation _received;
    private readonly string _host;
    private ICarrierDialogObserver? _observer;
    private byte[] _answer = [];
    private SipSessionTerms? _terms;

    private IncomingDialog(SwitchConnection connection, SipInviteServer server, ReceivedInvitation received, string host)
        : base(connection, new DialogKey(server.Dialog.Id.CallId, server.Dialog.Id.LocalTag), received.Invitation.SessionId)
    {
        _server = server;
        _received = received;
        _host = host;
        Invitation = received.Invitation;
    }

    public CarrierInvitation Invitation { get; }

    protected override ICarrierDialogObserver Observer =>
        _observer ?? throw new InvalidOperationException("The invitation is not let in yet.");

    /// <summary>Offers a received invitation to the channel; rings, or refuses.</summary>
    public static async Task OfferAsync(
        SwitchConnection connection, SipServerTransaction transaction, ReceivedInvitation received, ICarrierObserver channel)
    {
        var contact = connection.ContactOf(transaction.Flow);
        var server = new SipInviteServer(connection.Endpoint, transaction, contact, connection.Digest);
        var dialog = new IncomingDialog(connection, server, received, contact.Uri.Host);
        var admission = channel.OnInvited(dialog);
        if (admission.Observer is not { } observer)
        {
            await dialog.EndAsync(admission.Refusal ?? CarrierEnding.Busy, CancellationToken.None).ConfigureAwait(false);
            return;
        }

        dialog._observer = observer;
        await server.TryRingAsync().ConfigureAwait(false);
        server.Cancelled.UnsafeRegister(static state => ((IncomingDialog)state!).OnCancelled(), dialog);
    }

    public async Task<CarrierEstablishment?> AcceptAsync(CancellationToken cancellationToken)
    {
        if (IsOver || !await _server.TryAcceptAsync(Answer).ConfigureAwait(false))
        {
            if (_server.Invite.Cancelled.IsCancellationRequested)
            {
                // Taken back at this very moment: that, and no failure, is what the agent is to hear.
                OnCancelled();
            }

            return null;
        }

        Confirm(_server.Dialog, _received.Messages, _answer, _terms);
        WatchAckAsync().Forget(Logger);
        return new CarrierEstablishment();
    }

    public override async Task<CarrierSettlement?> EndAsync(CarrierEnding ending, CancellationToken cancellationToken)
    {
        if (!TryEnd() || await _server.TryRejectAsync(StatusOf(ending)).ConfigureAwait(false))
        {
            return null;
        }

        // Accepted before: a callee hangs up only after the ACK (RFC 3261 15); without one the invitation's server does it.
        if (await _server.Ack.WaitAsync(cancellationToken).ConfigureAwait(false) is not null)
        {
            await ByeAsync(_server.Dialog, ImReason.Of(ending), cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    /// <summary>A BYE before the answer leaves the INVITE open, which is then over too (RFC 3261 15.1.2).</summary>
    protected override async Task OnPeerEndedAsync()
    {
        await _server.TryRejectAsync(487).ConfigureAwait(false);
        _server.Dispose();
    }

    private static int StatusOf(CarrierEnding ending) => ending switch
    {
        CarrierEnding.Reject => 603,
        CarrierEnding.Busy => 486,
        CarrierEnding.Forbidden => 403,
        // Rang and not answered, or leaving: not available at this moment.
        _ => 480,
    };

    private void Answer(SipResponse response)
    {
        response.Headers.Set(SipHeaderNames.Allow, ImMethods.Allow);
        response.Headers.Set(SipHeaderNames.Accept, ImBodyTypes.Accept);
        response.Headers.Set(SipHeaderNames.SessionId, new SipSessionId(SessionId, SessionId).ToString());
        _answer = ImSessionDescription.AnswerTo(_received.Offer, _host, SessionId);
        response.SetBody(SessionDescription.MediaTypeName, _answer);
        _terms = SipSessionTerms.Agree(_server.Invite.Request, response, Connection.SessionTimer);
    }

    private void OnCancelled()
    {
        if (TryEnd())
        {
            Observer.OnOver(SipOutcome.OfCancel(_server.Invite.CancelRequest), null);
        }
    }

    private async Task WatchAckAsync()
    {
        if (await _server.Ack.ConfigureAwait(false) is null && TryEnd())
        {
            Observer.OnOver(new ImEndReason(ImEndReasonKind.ConnectionLost, 408), null);
        }
    }
}
