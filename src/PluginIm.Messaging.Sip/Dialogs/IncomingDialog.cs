using PluginIm.Sip;
using static PluginIm.Messaging.Sip.DialogMachine;

namespace PluginIm.Messaging.Sip;

/// <summary>A session to which this side is invited (RFC 3261 13.3).</summary>
internal sealed class IncomingDialog : SipImDialog, IIncomingCarrierDialog
{
    private readonly Lock _gate = new();
    private readonly SessionPeer _inviter;
    private SipInviteServer? _server;
    private ReceivedInvitation? _received;
    private bool _isAccepting;
    private ICarrierDialogObserver? _observer;
    private CarrierSettlement? _settlement;

    private IncomingDialog(DialogTable table, SipInviteServer server, ReceivedInvitation received, SessionPeer inviter)
        : base(table, received.Invitation.SessionId, inviter, State.Invited)
    {
        (_server, _received, _inviter) = (server, received, inviter);
        Invitation = received.Invitation;
        Received.Note(Invitation.FirstMessage?.Id);
        if (Invitation.Roster is not null)
        {
            Messages.AskForDelivery();
        }
    }

    public CarrierInvitation Invitation { get; }

    protected override bool IsInviter => false;

    protected override string? ReceivedBefore => _settlement?.LastReceivedId;

    protected internal override ICarrierDialogObserver Observer =>
        _observer ?? throw new InvalidOperationException("The invitation is not let in yet.");

    /// <summary>Offers a received invitation to the channel; rings, or refuses.</summary>
    public static async Task OfferAsync(
        SwitchConnection connection, DialogTable table, SipServerTransaction transaction, ReceivedInvitation received, ICarrierObserver channel)
    {
        var server = new SipInviteServer(connection.Endpoint, transaction, connection.ContactOf(transaction.Flow), connection.Digest);
        var dialog = new IncomingDialog(table, server, received, SessionPeer.Inviting(transaction.Request));
        dialog.Open(connection, DialogKey.Of(server.Dialog));
        var admission = channel.OnInvited(dialog);
        if (admission.Observer is not { } observer)
        {
            dialog._settlement = admission.Settlement;
            await dialog.EndAsync(admission.Refusal ?? CarrierEnding.Busy, CancellationToken.None).ConfigureAwait(false);
            return;
        }

        dialog._observer = observer;
        await dialog.RingAsync(server).ConfigureAwait(false);
    }

    public async Task<CarrierEstablishment?> AcceptAsync(CancellationToken cancellationToken)
    {
        SipInviteServer? server;
        ReceivedInvitation? received;
        lock (_gate)
        {
            (server, received, _isAccepting) = (_server, _received, true);
        }

        if (server is null || received is null)
        {
            return null;
        }

        var invite = server.Invite;
        var answer = new ImAnswer();
        if (State != State.Invited || !await server.TryAcceptAsync(response => answer = ImAnswer.Fill(
            response, invite.Request, received.Offer, server.Dialog, SessionId, Connection)).ConfigureAwait(false))
        {
            if (invite.Cancelled.IsCancellationRequested)
            {
                // Taken back at this very moment: that, and no failure, is what the agent is to hear.
                OnCancelled(server);
            }

            return null;
        }

        var leg = new DialogLeg(Connection, server.Dialog, invite.Flow.Peer, received.Messages, answer.Own, answer.Terms, invite.Request)
        {
            Acknowledged = server.Ack,
        };
        return Connect(server, leg);
    }

    /// <summary>A BYE before the answer, too, leaves the INVITE open, which is then over (RFC 3261 15.1.2).</summary>
    protected override async Task<CarrierSettlement?> DropInvitationAsync(CarrierEnding? ending, CancellationToken cancellationToken)
    {
        SipInviteServer? server;
        lock (_gate)
        {
            server = _server;
        }

        if (ending == CarrierEnding.Reject)
        {
            // Nothing of a session that was never accepted counts as received. The inviting side may have sent an invitation before, of which it knows less.
            _settlement ??= new CarrierSettlement(null);
        }

        var isRejected = server is not null && await server.TryRejectAsync(
            ending is { } asked ? StatusOf(asked) : 487,
            fill: response =>
            {
                if (_settlement is { } settlement)
                {
                    Farewell.Put(response, SessionId, settlement.LastReceivedId, Connection.Time.GetUtcNow());
                }
            }).ConfigureAwait(false);
        if (isRejected)
        {
            server!.Dispose();
        }

        return null;
    }

    internal override async Task RingAgainAsync(SipServerTransaction transaction)
    {
        if (RestoringInvite.Read(transaction.Request, Connection) is not { } again)
        {
            await transaction.RefuseAsync(new SipRefusal(488, "it offers no messages over SIP"), Logger).ConfigureAwait(false);
            return;
        }

        var server = new SipInviteServer(Connection.Endpoint, transaction, Connection.ContactOf(transaction.Flow), Connection.Digest);
        SipInviteServer? before;
        lock (_gate)
        {
            before = _server;
            if (!_isAccepting && _received is { } received)
            {
                (_server, _received) = (server, received with { Offer = again.Offer, Messages = again.Messages });
            }
        }

        if (before is null || before == _server)
        {
            // Accepted at this moment, in the dialog before: if the inviting side does not hear of that there, this one restores it.
            await new RestoreRequests(this).PostponeAsync(transaction, "it is being accepted").ConfigureAwait(false);
            return;
        }

        AddKey(DialogKey.Of(server.Dialog));
        await before.TryRejectAsync(487).ConfigureAwait(false);
        before.Dispose();
        if (again.Message is { } message)
        {
            // The one before may have come without it. It is taken with the acceptance.
            TakeAsync(message).Forget(Logger);
        }

        if (again.Case is { } moment)
        {
            await Observer.OnCaseAsync(moment).ConfigureAwait(false);
        }

        await RingAsync(server).ConfigureAwait(false);
    }

    private static int StatusOf(CarrierEnding ending) => ending switch
    {
        CarrierEnding.Reject => 603,
        CarrierEnding.Busy => 486,
        CarrierEnding.Forbidden => 403,
        CarrierEnding.Joined => 491,
        // Rang and not answered, or leaving: not available at this moment.
        _ => 480,
    };

    private async Task RingAsync(SipInviteServer server)
    {
        await server.TryRingAsync(
            fill: ringing => ringing.Headers.Set(SipHeaderNames.SessionId, new SipSessionId(SessionId, SessionId).ToString())).ConfigureAwait(false);
        server.Cancelled.UnsafeRegister(_ => OnCancelled(server), null);
    }

    private CarrierEstablishment? Connect(SipInviteServer server, DialogLeg leg)
    {
        if (!TryConnect(leg, _inviter, null))
        {
            // Ended at this very moment. A callee hangs up only after the ACK (RFC 3261 15); without one the invitation's server does it.
            leg.Dispose();
            HangUpAsync(server, leg).Forget(Logger);
            return null;
        }

        lock (_gate)
        {
            // Answered: what the invitation brought is kept no longer than it has to be.
            (_server, _received) = (null, null);
        }

        WatchAckAsync(server, leg).Forget(Logger);
        if (!server.Invite.Flow.IsOpen)
        {
            Lose(leg, new ImEndReason(ImEndReasonKind.ConnectionLost, Phrase: "The connection of the invitation is lost."));
        }

        return new CarrierEstablishment(Token: Token);
    }

    private async Task HangUpAsync(SipInviteServer server, DialogLeg leg)
    {
        if (await server.Ack.ConfigureAwait(false) is not null)
        {
            await ByeAsync(leg, null, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private void OnCancelled(SipInviteServer server)
    {
        lock (_gate)
        {
            if (server != _server)
            {
                return;
            }
        }

        Refuse(SipOutcome.OfCancel(server.Invite.CancelRequest));
    }
}
