using PluginIm.Sip;
using static PluginIm.Messaging.Sip.DialogMachine;

namespace PluginIm.Messaging.Sip;

/// <summary>A session to which this side invites (RFC 3261 13.2).</summary>
#pragma warning disable CA1001 // A cancellation source without a timer holds nothing that needs disposing.
internal sealed class OutgoingDialog : SipImDialog
#pragma warning restore CA1001
{
    /// <summary>So long before the time to answer is over no desktop is waited for any more that was lost.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly CarrierInvitation _invitation;
    private readonly SipAddress _to;
    private readonly CancellationTokenSource _dropped = new();
    private SipInviteClient? _client;
    private SipReason? _dropReason;
    private volatile bool _rang;
    private volatile bool _bringsFirstMessage;
    private volatile bool _bringsCase;
    private Task _inviting = Task.CompletedTask;

    private volatile CarrierSettlement? _outcome;
    private PeerKind _kind = PeerKind.Unclear;
    private DateTimeOffset? _waitsUntil;
    private bool _wasLost;

    private OutgoingDialog(DialogTable table, CarrierInvitation invitation, SipAddress to, ICarrierDialogObserver observer)
        : base(table, invitation.SessionId, new SessionPeer(Sender.AddressOf(to), false), State.Inviting)
    {
        (_invitation, _to) = (invitation, to);

        // Until an INVITE is out the other side surely has nothing.
        _outcome = invitation.WasSentBefore ? null : new CarrierSettlement(null);
        Observer = observer;
    }

    protected override bool IsInviter => true;

    protected internal override CarrierResult? FirstMessage => _bringsFirstMessage ? CarrierResult.Success : null;

    protected internal override bool BringsCase => _bringsCase;

    protected internal override ICarrierDialogObserver Observer { get; }

    /// <summary>Starts to invite; the outcome is told to the observer.</summary>
    public static OutgoingDialog Start(
        SwitchConnection connection, DialogTable table, CarrierInvitation invitation, ICarrierDialogObserver observer)
    {
        var to = new SipAddress(SipUri.Parse(invitation.To.Address), invitation.To.DisplayName);
        var dialog = new OutgoingDialog(table, invitation, to, observer);
        dialog.Open(connection);
        dialog._inviting = dialog.InviteAsync();
        dialog._inviting.Forget(connection.Logger);
        return dialog;
    }

    /// <summary>Takes the invitation back, silently where it became a session in another way.</summary>
    protected override async Task<CarrierSettlement?> DropInvitationAsync(CarrierEnding? ending, CancellationToken cancellationToken)
    {
        SipInviteClient? client;
        lock (_gate)
        {
            _dropReason = ending is { } asked ? ImReason.Of(asked) : ImReason.Replaced;
            client = _client;
        }

        await _dropped.CancelAsync().ConfigureAwait(false);
        client?.Cancel(_dropReason?.ToString());
        await _inviting.WaitAsync(cancellationToken).ConfigureAwait(false);
        return _outcome;
    }

    private static CarrierProgress? ProgressOf(int status) => status switch
    {
        180 => CarrierProgress.Ringing,
        181 => CarrierProgress.Forwarded,
        182 => CarrierProgress.Queued,
        _ => null,
    };

    /// <summary>
    /// Invites, once more where the switch, or the desktop that rings, was lost before it brought an answer: the other side knows the session by
    /// its identity. The time to answer ends that.
    /// </summary>
    private async Task InviteAsync()
    {
        // The caller gets its dialog before anything is told about it.
        await Task.Yield();
        var connection = Connection;
        var delays = new RetryDelays(connection.Options.FirstRestore, connection.Options.LongestRestore, connection.Options.Chance);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(connection.Stopped, _dropped.Token);
        try
        {
            while (true)
            {
                await connection.Readiness.Ready.WaitAsync(either.Token).ConfigureAwait(false);
                if (await InviteOnceAsync(connection, either.Token).ConfigureAwait(false))
                {
                    return;
                }

                await Task.Delay(delays.Next(), connection.Time, either.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            Refuse(new ImEndReason(ImEndReasonKind.Failed, 503, "Signed out"), _outcome);
        }
    }

    /// <summary>False where the invitation has to go once more.</summary>
    private async Task<bool> InviteOnceAsync(SwitchConnection connection, CancellationToken cancellationToken)
    {
        var found = await connection.Capabilities.FindAsync(_invitation.To.Address, cancellationToken).ConfigureAwait(false);

        // What an attempt before brought is brought again: it may be accepted there, and is not to be taken for a message that never went.
        var kind = _kind = found == PeerKind.Unclear && _kind == PeerKind.Plugin ? PeerKind.Plugin : found;
        if (kind == PeerKind.Ordinary)
        {
            Refuse(SipOutcome.OrdinaryClient, _outcome);
            return true;
        }

        if (connection.Registration.Flow is not { } flow)
        {
            return false;
        }

        var invite = connection.Endpoint.CreateRequest(SipMethod.Invite, _to.Uri, connection.Self, _to);
        var brought = kind == PeerKind.Plugin ? _invitation : _invitation with { FirstMessage = null, Case = null, Roster = null };
        var bringsCase = InvitationWriter.Fill(invite, brought, connection.ContactOf(flow));
        SipSessionTerms.Ask(invite, connection.SessionTimer);
        var key = DialogKey.OfOwn(invite);
        AddKey(key);
        var client = new SipInviteClient(connection.Endpoint, invite, new SipInviteClientOptions
        {
            Digest = connection.Digest,
            FillBye = bye => Farewell.Put(bye, SessionId, Received.LastId, connection.Time.GetUtcNow()),
        });
        if (_invitation.WasSentBefore)
        {
            _wasLost = true;
            WaitForDesktop();
        }

        var ringing = new HashSet<string>(StringComparer.Ordinal);
        client.Progressed += (_, progress) =>
        {
            if (progress.Response.StatusCode > 100)
            {
                ringing.Add(progress.Response.Headers.ToTag ?? string.Empty);
            }

            OnProgress(progress.Response.StatusCode);
        };
        lock (_gate)
        {
            if (_dropped.IsCancellationRequested)
            {
                return true;
            }

            (_client, _outcome) = (client, null);
        }

        var result = await client.InviteAsync(CancellationToken.None).ConfigureAwait(false);
        lock (_gate)
        {
            // There is nothing left to take back, and the invitation with its answers is kept no longer than it has to be.
            _client = null;
        }

        if (Leg?.Key != key && result.Dialog is null)
        {
            RemoveKey(key);
        }

        var isLost = result.Response is { IsLocal: true, StatusCode: 503 };
        var isOfWhoRang = ringing.Contains(result.Response.Headers.ToTag ?? string.Empty);
        var isOpen = SipOutcome.LeavesOpen(result.Response, ringing.Count > 0, isOfWhoRang);

        // Nobody took it back: an earlier copy, which the network held up, has taken its place on the desktop, and nobody hears of that one.
        var isReplaced = result is { WasCancelled: false, Response: { IsLocal: false, StatusCode: 487 } };
        if (isLost || isOpen || isReplaced)
        {
            WaitForDesktop();
        }

        var losesDesktop = _waitsUntil is not null
            && (isReplaced || SipOutcome.LosesDesktop(result.Response, ringing.Count > 0, isOfWhoRang));
        _wasLost |= isLost || isOpen || losesDesktop;
        if (!result.WasCancelled && (isLost || (losesDesktop && connection.Time.GetUtcNow() < _waitsUntil)))
        {
            return false;
        }

        // An attempt before may have brought it and be lost, or the other way round: the accepted one counts.
        _bringsFirstMessage = result.Response.IsSuccess && kind == PeerKind.Plugin;
        _bringsCase = result.Response.IsSuccess && bringsCase;
        _outcome = OutcomeOf(result.Response, isOfWhoRang);

        if (result.Response is { IsLocal: false, StatusCode: 491 })
        {
            // The other side's own invitation crossed this one and stays. It is on its way here, or given up there for yet another one: then this
            // one is welcome later.
            SipImLog.Answered(connection.Logger, SessionId, result.Response.StatusCode, result.Response.ReasonPhrase);
            return result.WasCancelled;
        }

        Take(connection, result, flow, losesDesktop);
        return true;
    }

    /// <summary>What the last answer says of the first message: an acceptance has it, even one that comes too late to count.</summary>
    /// <remarks>Where an attempt before was lost, only the desktop itself knows that it did not accept that one.</remarks>
    private CarrierSettlement? OutcomeOf(SipResponse final, bool isOfWhoRang) =>
        final.IsSuccess ? new CarrierSettlement(_bringsFirstMessage ? _invitation.FirstMessage?.Id : null)
        : final.IsLocal ? null
        : Farewell.Read(final, SessionId) ?? (_wasLost && !isOfWhoRang ? null : new CarrierSettlement(null));

    /// <summary>From here on some desktop may show the invitation, or have accepted it: when it is lost it is waited for as long as for an answer.</summary>
    private void WaitForDesktop() => _waitsUntil ??= Connection.Time.GetUtcNow() + _invitation.ExpiresIn - Margin;

    private void OnProgress(int status)
    {
        _rang |= status > 100;
        if (status == 180)
        {
            WaitForDesktop();
        }

        if (ProgressOf(status) is { } progress)
        {
            TellWhile(State.Inviting, () => Observer.OnProgress(progress));
        }
    }

    private void Take(SwitchConnection connection, SipInviteResult result, SipFlow flow, bool losesDesktop)
    {
        var response = result.Response;
        SipImLog.Answered(connection.Logger, SessionId, response.StatusCode, response.ReasonPhrase);
        if (result.Dialog is not { } dialog)
        {
            // The other side is not what it was found to be, or was: the next invitation asks anew.
            connection.Capabilities.Forget(_invitation.To.Address);
            Refuse(losesDesktop ? SipOutcome.OfLoss(response) : SipOutcome.OfInvitation(response, _rang), _outcome);
        }
        else if (ImSessionDescription.TryRead(response.Body.Span) is not { } answer)
        {
            SipImLog.NoMessagesOffered(connection.Logger, SessionId);
            Refuse(new ImEndReason(ImEndReasonKind.Failed, 488, "The other side offers no messages."));
            connection.HangUpAsync(dialog, null).Forget(connection.Logger);
        }
        else
        {
            Connect(connection, new DialogLeg(
                connection,
                dialog,
                flow.Peer,
                answer,
                ImSessionDescription.ToBytes(dialog.LocalContact!.Uri.Host, SessionId),
                SipSessionTerms.Of(response, connection.SessionTimer),
                response), response);
        }
    }

    private void Connect(SwitchConnection connection, DialogLeg leg, SipResponse response)
    {
        var invited = Sender.AddressOf(_to);
        var peer = SessionPeer.Answering(response, invited);
        var answeredBy = peer.Address.Equals(invited)
            ? null
            : ImParty.FromAddress(peer.Address.ToString(), SipAssertedIdentity.Of(response)?.Sip?.DisplayName);
        if (!TryConnect(leg, peer, answeredBy))
        {
            // Ended between the answer and here: nobody else will hang up.
            leg.Dispose();
            ByeAsync(leg, _dropReason, CancellationToken.None).Forget(connection.Logger);
        }
    }
}
