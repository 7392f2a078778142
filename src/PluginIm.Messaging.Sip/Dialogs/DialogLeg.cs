using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>One confirmed SIP dialog of a session, with its timer. A session that is restored by INVITE goes on in another one.</summary>
internal sealed class DialogLeg : IDisposable
{
    private readonly SwitchConnection _connection;
    private readonly SipPeer? _switch;
    private readonly SdpMessageDescription _messages;
    private readonly ReadOnlyMemory<byte> _own;
    private readonly SipSessionTimer _timer;
    private readonly bool _takesUpdate;
    private CancellationTokenSource? _left;

    /// <param name="connection">By what it goes.</param>
    /// <param name="dialog">The dialog.</param>
    /// <param name="through">The switch through which it was made, and which its route names.</param>
    /// <param name="messages">What the other side takes.</param>
    /// <param name="own">The description that this side has sent.</param>
    /// <param name="terms">How long the session lasts without a refresh; null where it has no timer.</param>
    /// <param name="heard">What the other side sent to make it.</param>
    public DialogLeg(
        SwitchConnection connection,
        SipDialog dialog,
        SipPeer? through,
        SdpMessageDescription messages,
        ReadOnlyMemory<byte> own,
        SipSessionTerms? terms,
        SipMessage heard)
    {
        (_connection, _switch, _own) = (connection, through, own);
        Dialog = dialog;
        _messages = messages;
        _takesUpdate = heard.Headers.HasToken(SipHeaderNames.Allow, SipMethod.Update.Name);
        SessionId = SipSessionId.Of(heard)?.Local;
        _timer = new SipSessionTimer(connection.Endpoint, dialog, connection.SessionTimer with { Description = own });
        _timer.Expired += (_, _) =>
        {
            dialog.Terminate();
            Expired?.Invoke(this, EventArgs.Empty);
        };
        _timer.Agreed(terms);
    }

    /// <summary>No refresh came through: the other side, or the way to it, is gone.</summary>
    public event EventHandler? Expired;

    public SipDialog Dialog { get; }

    public DialogKey Key => DialogKey.Of(Dialog);

    /// <summary>Ends when the ACK of this side's acceptance has come, or does not come any more.</summary>
    /// <remarks>What has come is kept no longer than it has to be.</remarks>
    public Task Acknowledged { get; set; } = Task.CompletedTask;

    /// <summary>
    /// The identity that the other side has for the session (RFC 7989); null where it says none. Whoever has the same one as this side knows the
    /// session by it, and can be asked to restore it.
    /// </summary>
    public string? SessionId { get; }

    /// <summary>Whether the other side may still be found in this dialog from the switch that serves: its route leads through the one that made it.</summary>
    public bool MayBeAliveAt(SipPeer? through) => !Dialog.IsTerminated && through is not null && through.Equals(_switch);

    // Most sessions never go on in another dialog.
    private CancellationTokenSource Left => LazyInitializer.EnsureInitialized(ref _left, static () => new CancellationTokenSource());

    /// <summary>Whether the other side says that it takes such a body.</summary>
    public bool Takes(string type) => _messages.Accepts(type);

    public Task<SipResponse> RequestAsync(SipRequest request, CancellationToken cancellationToken) =>
        _connection.RequestAsync(Dialog, request, cancellationToken);

    /// <summary>
    /// The same for what another dialog may carry as well: null where the session goes on in one before an answer has come. By UDP a request to a desktop
    /// that was started again would wait for half a minute.
    /// </summary>
    public async Task<SipResponse?> RequestWhileInUseAsync(SipRequest request, CancellationToken cancellationToken)
    {
        var left = Left.Token;
        using var either = cancellationToken.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(left, cancellationToken) : null;
        try
        {
            return await RequestAsync(request, either?.Token ?? left).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (left.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>The session goes on in another dialog: nothing is waited for in this one.</summary>
    public void Leave()
    {
        Dispose();
        Left.CancelAsync().Forget(_connection.Logger);
    }

    /// <summary>Whether an UPDATE may find the other side again.</summary>
    public bool CanUpdate(SipPeer? through) => _takesUpdate && MayBeAliveAt(through);

    /// <summary>Tells the other side where this one is reached from here on (RFC 3311 5.1): that refreshes the session too.</summary>
    public async Task<SipResponse> UpdateAsync(SipAddress contact, CancellationToken cancellationToken)
    {
        Dialog.LocalContact = contact;
        var update = Dialog.CreateRequest(SipMethod.Update);
        if (_timer.Terms is { } terms)
        {
            SipSessionTerms.Ask(update, _connection.SessionTimer, terms.IsRefresher ? SipRefresher.Uac : SipRefresher.Uas);
        }

        var response = await RequestAsync(update, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccess)
        {
            _timer.Agreed(SipSessionTerms.Of(response, _connection.SessionTimer));
        }

        return response;
    }

    /// <summary>Whether a request says that it is from the other side, where the switch says nothing of it.</summary>
    public bool IsFromPeer(SipRequest request) => Sender.AddressOf(request.Headers.From!).Equals(Sender.AddressOf(Dialog.RemoteAddress));

    /// <summary>Whether an UPDATE asks for no more than it gets.</summary>
    public bool Takes(SipRequest update) => update.Body.IsEmpty && SipSessionTerms.RefusalOf(update, _connection.SessionTimer) is null;

    /// <summary>Answers a refresh of the session or its target (RFC 3311, RFC 4028), and says where this side is.</summary>
    public Task AnswerUpdateAsync(SipServerTransaction update)
    {
        Dialog.LocalContact = _connection.ContactOf(update.Flow);
        return _timer.AnswerAsync(update);
    }

    /// <summary>An INVITE in the session refreshes it (RFC 4028 9) as long as it offers nothing else; without an offer it gets one.</summary>
    public Task AnswerInviteAsync(SipServerTransaction invite)
    {
        var request = invite.Request;
        if (SipSessionTerms.RefusalOf(request, _connection.SessionTimer) is { } tooBrief)
        {
            return invite.RefuseAsync(tooBrief, _connection.Logger);
        }

        if (!request.Body.IsEmpty && (SessionDescription.Parse(request.Body.Span) is not { } offer
            || offer.Media.Count != SessionDescription.Parse(_own.Span).Media.Count || ImSessionDescription.TryRead(offer) is null))
        {
            return invite.RefuseAsync(new SipRefusal(488, "the session has no other media"), _connection.Logger);
        }

        return new SipInviteServer(_connection.Endpoint, invite, Dialog, _connection.Digest).TryAcceptAsync(response =>
        {
            response.SetBody(SessionDescription.MediaTypeName, _own);
            _timer.Agreed(SipSessionTerms.Agree(request, response, _connection.SessionTimer));
        });
    }

    /// <summary>Sends nothing from here on.</summary>
    public void Dispose() => _timer.Dispose();
}
