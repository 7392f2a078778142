using Microsoft.Extensions.Logging;
using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>A session in SIP, what both sides of it have in common: messages in the dialog, and its end (RFC 3261 12, 15; RFC 3428).</summary>
internal abstract class SipImDialog : ICarrierDialog
{
    private readonly DialogKey _key;
    private int _isOver;
    private volatile SipDialog? _dialog;
    private volatile SipSessionTimer? _timer;
    private volatile bool _takesCpim = true;
    private ReadOnlyMemory<byte> _own;

    protected SipImDialog(SwitchConnection connection, DialogKey key, string sessionId)
    {
        Connection = connection;
        _key = key;
        SessionId = sessionId;
        connection.Dialogs.Add(key, this);
    }

    protected SwitchConnection Connection { get; }

    protected string SessionId { get; }

    protected ILogger Logger => Connection.Logger;

    /// <summary>Who hears of it; set before anything can happen.</summary>
    protected abstract ICarrierDialogObserver Observer { get; }

    /// <summary>The confirmed dialog; null before.</summary>
    protected SipDialog? Dialog => _dialog;

    protected bool IsOver => Volatile.Read(ref _isOver) != 0;

    /// <inheritdoc/>
    public async Task<CarrierResult> SendAsync(CarrierMessage message, CancellationToken cancellationToken)
    {
        if (_dialog is not { } dialog || IsOver)
        {
            return CarrierResult.Failed(ImDeliveryFailureKind.SessionEnded);
        }

        var request = dialog.CreateRequest(SipMethod.Message);
        var body = _takesCpim ? MessageBody.ToCpim(message, dialog.LocalAddress, dialog.RemoteAddress) : MessageBody.ToPlainText(message);
        request.SetBody(body.ContentType, body.Content);
        var response = await Connection.RequestAsync(dialog, request, cancellationToken).ConfigureAwait(false);
        if (SipOutcome.EndsDialog(response))
        {
            LoseAsync(new ImEndReason(ImEndReasonKind.ConnectionLost, response.StatusCode, response.ReasonPhrase)).Forget(Logger);
        }

        return SipOutcome.OfMessage(response);
    }

    /// <inheritdoc/>
    public Task NotifyTypingAsync(bool isTyping, TimeSpan refresh) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task NotifyReadAsync(string messageId) => Task.CompletedTask;

    /// <inheritdoc/>
    public abstract Task<CarrierSettlement?> EndAsync(CarrierEnding ending, CancellationToken cancellationToken);

    /// <summary>Answers a request that came in this dialog.</summary>
    public async Task OnRequestAsync(SipServerTransaction transaction)
    {
        var request = transaction.Request;
        if (_dialog is not { } dialog)
        {
            await AnswerAsync(transaction).ConfigureAwait(false);
            return;
        }

        if (dialog.Id.RemoteTag != (request.Headers.From?.Tag ?? string.Empty))
        {
            await RefuseAsync(transaction, new SipRefusal(481, "its tag is another's")).ConfigureAwait(false);
            return;
        }

        using var turn = dialog.TryTake(request, out var refusal);
        await (turn is null ? transaction.RefuseAsync(refusal!, Logger) : AnswerAsync(transaction)).ConfigureAwait(false);
    }

    /// <summary>The way to the other side is gone: the session ends here, and the other side is told as far as it can be.</summary>
    public async Task LoseAsync(ImEndReason reason)
    {
        if (!TryEnd())
        {
            return;
        }

        Observer.OnOver(reason, null);
        if (_dialog is { } dialog)
        {
            await ByeAsync(dialog, ImReason.ConnectionLost, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <param name="dialog">The dialog.</param>
    /// <param name="peer">What the other side takes.</param>
    /// <param name="own">The description that this side has sent.</param>
    /// <param name="terms">How long the session lasts without a refresh; null where it has no timer.</param>
    protected void Confirm(SipDialog dialog, SdpMessageDescription peer, ReadOnlyMemory<byte> own, SipSessionTerms? terms)
    {
        _takesCpim = peer.Accepts(CpimMessage.MediaTypeName);
        _own = own;
        var timer = new SipSessionTimer(Connection.Endpoint, dialog, Connection.SessionTimer with { Description = own });
        timer.Expired += (_, _) => OnExpired();
        timer.Agreed(terms);
        _timer = timer;
        _dialog = dialog;
        if (IsOver)
        {
            timer.Dispose();
        }
    }

    /// <summary>Takes the dialog out of reach, once: whoever gets true tells the end, or brings it about.</summary>
    protected bool TryEnd()
    {
        if (Interlocked.Exchange(ref _isOver, 1) != 0)
        {
            return false;
        }

        Connection.Dialogs.Remove(_key);
        _timer?.Dispose();
        return true;
    }

    protected async Task ByeAsync(SipDialog dialog, SipReason? reason, CancellationToken cancellationToken)
    {
        var bye = dialog.CreateRequest(SipMethod.Bye);
        if (reason is not null)
        {
            bye.Headers.Set(SipHeaderNames.Reason, reason.ToString());
        }

        var response = await Connection.RequestAsync(dialog, bye, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccess)
        {
            SipImLog.NotSent(Logger, SessionId, bye.Method.Name, $"{response.StatusCode} {response.ReasonPhrase}");
        }
    }

    /// <summary>Called when the other side has ended the dialog.</summary>
    protected virtual Task OnPeerEndedAsync() => Task.CompletedTask;

    private Task AnswerAsync(SipServerTransaction transaction)
    {
        var method = transaction.Request.Method;
        return method == SipMethod.Message ? OnMessageAsync(transaction)
            : method == SipMethod.Bye ? OnByeAsync(transaction)
            : method == SipMethod.Options ? transaction.RespondAsync(Connection.Rules.Describe(transaction.Request))
            : method == SipMethod.Update ? OnUpdateAsync(transaction)
            : method == SipMethod.Invite ? OnInviteAgainAsync(transaction)
            : RefuseAsync(transaction, new SipRefusal(405, "the session does not take it", SipHeaderNames.Allow, ImMethods.Allow));
    }

    private async Task OnMessageAsync(SipServerTransaction transaction)
    {
        var request = transaction.Request;
        var body = ContentCoding.Decode(request, SwitchConnection.MaxBodyBytes);
        var message = MessageBody.TryRead(
            request.Headers.ContentType, body, InvitationReader.FallbackIdOf(request), Connection.Time.GetUtcNow());
        await (message is null
            ? RefuseAsync(transaction, new SipRefusal(
                415, $"its body is {request.Headers.ContentType}", SipHeaderNames.Accept, ImBodyTypes.AcceptInMessage))
            : await Observer.OnMessageAsync(message).ConfigureAwait(false) switch
            {
                CarrierReceipt.Taken => transaction.RespondAsync(200),
                CarrierReceipt.TooLong => RefuseAsync(transaction, new SipRefusal(413, "it is too long")),
                _ => RefuseAsync(transaction, new SipRefusal(481, "the session is over")),
            }).ConfigureAwait(false);
    }

    /// <summary>A refresh of the session or its target (RFC 3311, RFC 4028); before the answer there is nothing to refresh.</summary>
    private Task OnUpdateAsync(SipServerTransaction transaction) => _timer is { } timer
        ? timer.AnswerAsync(transaction)
        : RefuseAsync(transaction, new SipRefusal(491, "the session is not established"));

    /// <summary>An INVITE in the session refreshes it (RFC 4028 9) as long as it offers nothing else; without an offer it gets one.</summary>
    private Task OnInviteAgainAsync(SipServerTransaction transaction)
    {
        var request = transaction.Request;
        if (_timer is not { } timer || _dialog is not { } dialog)
        {
            return RefuseAsync(transaction, new SipRefusal(491, "the session is not established"));
        }

        if (SipSessionTerms.RefusalOf(request, Connection.SessionTimer) is { } tooBrief)
        {
            return transaction.RefuseAsync(tooBrief, Logger);
        }

        if (!request.Body.IsEmpty && (SessionDescription.Parse(request.Body.Span) is not { } offer
            || offer.Media.Count != SessionDescription.Parse(_own.Span).Media.Count || ImSessionDescription.TryRead(offer) is null))
        {
            return RefuseAsync(transaction, new SipRefusal(488, "the session has no other media"));
        }

        return new SipInviteServer(Connection.Endpoint, transaction, dialog, Connection.Digest).TryAcceptAsync(response =>
        {
            response.SetBody(SessionDescription.MediaTypeName, _own);
            timer.Agreed(SipSessionTerms.Agree(request, response, Connection.SessionTimer));
        });
    }

    /// <summary>No refresh came through, and BYE is on its way: the other side, or the way to it, is gone.</summary>
    private void OnExpired()
    {
        if (TryEnd())
        {
            Observer.OnOver(new ImEndReason(ImEndReasonKind.ConnectionLost, 408, "Session expired"), null);
        }
    }

    private async Task OnByeAsync(SipServerTransaction transaction)
    {
        await transaction.RespondAsync(200).ConfigureAwait(false);
        if (TryEnd())
        {
            await OnPeerEndedAsync().ConfigureAwait(false);
            Observer.OnOver(SipOutcome.OfBye(transaction.Request), null);
        }
    }

    private Task RefuseAsync(SipServerTransaction transaction, SipRefusal refusal) => transaction.RefuseAsync(refusal, Logger);
}
