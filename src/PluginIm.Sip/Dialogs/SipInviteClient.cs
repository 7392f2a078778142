namespace PluginIm.Sip;

/// <summary>
/// One outgoing invitation (RFC 3261 13.2): answers challenges, acknowledges, keeps the first 2xx of a fork and ends the
/// others with ACK and BYE, and does the same with a 2xx that crosses the CANCEL. In a dialog it is the INVITE of 14.1, which changes or refreshes it.
/// </summary>
public sealed class SipInviteClient
{
    private readonly ISipEndpoint _endpoint;
    private readonly SipInviteClientOptions _options;
    private readonly SipRequest _invite;
    private readonly Lock _gate = new();
    private readonly List<SipDialog> _earlyDialogs = [];
    private readonly Dictionary<string, SipRequest> _acks = [];
    private SipClientTransaction? _transaction;
    private bool _isCancelled;
    private string? _cancelReason;

    /// <summary>Creates it; nothing is sent before <see cref="InviteAsync"/>.</summary>
    /// <param name="endpoint">Where it goes out.</param>
    /// <param name="invite">The INVITE, with Contact, without Via.</param>
    /// <param name="options">How.</param>
    public SipInviteClient(ISipEndpoint endpoint, SipRequest invite, SipInviteClientOptions? options = null)
    {
        _endpoint = endpoint;
        _invite = invite;
        _options = options ?? new SipInviteClientOptions();
    }

    /// <summary>A provisional response came. Raised in order, outside of any lock.</summary>
    public event EventHandler<SipProvisionalEventArgs>? Progressed;

    /// <summary>The early dialogs, one per branch that rang.</summary>
    public IReadOnlyList<SipDialog> EarlyDialogs
    {
        get
        {
            lock (_gate)
            {
                return [.. _earlyDialogs];
            }
        }
    }

    /// <summary>Invites and awaits the outcome; a refusal is a result. To be called once.</summary>
    /// <param name="cancellationToken">Cancels the invitation as <see cref="Cancel"/> does; the task ends when that has settled.</param>
    public async Task<SipInviteResult> InviteAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_options.Dialog?.TryBegin(_invite) == false)
        {
            RequestPreparation.MarkUnsent(_invite);
            return new SipInviteResult(LocalResponse.To(_invite, 491), null, _invite, WasCancelled: false);
        }

        _options.WriteOffer?.Invoke(_invite);
        await using var cancelling = cancellationToken.Register(() => Cancel()).ConfigureAwait(false);
        var (request, final, responses) = await AskAsync().ConfigureAwait(false);
        if (!final.IsSuccess)
        {
            // No early dialog outlives the refusal (12.3).
            EndEarlyDialogs(winner: null);
        }

        var result = final.IsSuccess
            ? await AcceptAsync(request, final, responses).ConfigureAwait(false)
            : new SipInviteResult(final, null, request, IsCancelled);
        cancellationToken.ThrowIfCancellationRequested();
        return result;
    }

    /// <summary>Cancels the invitation; without effect once it is answered.</summary>
    /// <param name="reason">The value of a Reason header (RFC 3326), or null.</param>
    public void Cancel(string? reason = null)
    {
        SipClientTransaction? transaction;
        lock (_gate)
        {
            if (_isCancelled)
            {
                return;
            }

            (_isCancelled, _cancelReason, transaction) = (true, reason, _transaction);
        }

        transaction?.Cancel(reason);
    }

    private bool IsCancelled
    {
        get
        {
            lock (_gate)
            {
                return _isCancelled;
            }
        }
    }

    /// <summary>Sends the INVITE until its answer is the last word, and tells the dialog in which it goes.</summary>
    private async Task<(SipRequest Request, SipResponse Final, IAsyncEnumerator<SipResponse> Responses)> AskAsync()
    {
        SipResponse? last = null;
        try
        {
            var attempts = new ChallengedRequest(_invite, _options.Digest, _options.Dialog is { } inside ? inside.NextSequence : null);
            while (true)
            {
                var request = attempts.Current;
                var responses = (await SendAsync(request).ConfigureAwait(false)).Responses.GetAsyncEnumerator(CancellationToken.None);
                var final = await ReadToFinalAsync(request, responses).ConfigureAwait(false);
                if (IsCancelled || !attempts.TryAgain(final))
                {
                    last = final;
                    return (request, final, responses);
                }

                await responses.DisposeAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            _options.Dialog?.Settle(_invite, last);
        }
    }

    private async Task<SipClientTransaction> SendAsync(SipRequest request)
    {
        var transaction = await _endpoint.SendAsync(request, _options.To, CancellationToken.None).ConfigureAwait(false);
        bool isCancelled;
        lock (_gate)
        {
            _transaction = transaction;
            isCancelled = _isCancelled;
        }

        if (isCancelled)
        {
            transaction.Cancel(_cancelReason);
        }

        return transaction;
    }

    private async Task<SipResponse> ReadToFinalAsync(SipRequest request, IAsyncEnumerator<SipResponse> responses)
    {
        while (await responses.MoveNextAsync().ConfigureAwait(false))
        {
            var response = responses.Current;
            if (response.IsFinal)
            {
                return response;
            }

            NoteEarlyDialog(request, response);
            Progressed?.Invoke(this, new SipProvisionalEventArgs(response));
        }

        throw new InvalidOperationException("A transaction ended without a final response.");
    }

    private void NoteEarlyDialog(SipRequest request, SipResponse response)
    {
        if (response.StatusCode == 100 || _options.Dialog is not null || response.Headers.ToTag is not { } tag)
        {
            return;
        }

        lock (_gate)
        {
            if (_earlyDialogs.All(dialog => dialog.Id.RemoteTag != tag))
            {
                _earlyDialogs.Add(SipDialog.FromResponse(request, response));
            }
        }
    }

    private async Task<SipInviteResult> AcceptAsync(SipRequest request, SipResponse success, IAsyncEnumerator<SipResponse> responses)
    {
        var dialog = Confirm(request, success);
        if (_options.Dialog is null && !IsCancelled)
        {
            _options.Established?.Invoke(dialog, success);
        }

        await AcknowledgeAsync(dialog, request).ConfigureAwait(false);
        TakeFurtherAsync(request, dialog, responses).Forget(_endpoint.Core.Logger);

        // From here on a cancellation comes too late to undo what the caller is told: it hangs up instead.
        bool wasCancelled;
        lock (_gate)
        {
            wasCancelled = _isCancelled;
            _isCancelled = true;
        }

        if (!wasCancelled || _options.Dialog is not null)
        {
            // A session that was there before is not ended by a change that came about too late to be taken back.
            return new SipInviteResult(success, dialog, request, wasCancelled);
        }

        await HangUpAsync(dialog).ConfigureAwait(false);
        return new SipInviteResult(success, null, request, WasCancelled: true);
    }

    private SipDialog Confirm(SipRequest request, SipResponse success)
    {
        if (_options.Dialog is { } inside)
        {
            return inside;
        }

        SipDialog? early;
        lock (_gate)
        {
            early = _earlyDialogs.Find(dialog => dialog.Id.RemoteTag == (success.Headers.ToTag ?? ""));
        }

        if (early is null)
        {
            return SipDialog.FromResponse(request, success);
        }

        early.Confirm(success);
        return early;
    }

    private void EndEarlyDialogs(SipDialog? winner)
    {
        foreach (var dialog in EarlyDialogs)
        {
            if (dialog != winner)
            {
                dialog.Terminate();
            }
        }
    }

    /// <summary>Copies of the 2xx are acknowledged again; a 2xx of another branch is acknowledged and hung up (13.2.2.4).</summary>
    private async Task TakeFurtherAsync(SipRequest request, SipDialog winner, IAsyncEnumerator<SipResponse> responses)
    {
        await using var _ = responses.ConfigureAwait(false);
        while (await responses.MoveNextAsync().ConfigureAwait(false))
        {
            var response = responses.Current;
            if (!response.IsSuccess)
            {
                continue;
            }

            var tag = response.Headers.ToTag ?? "";
            var isKnown = _acks.ContainsKey(tag);
            var dialog = tag == winner.Id.RemoteTag ? winner : SipDialog.FromResponse(request, response);
            await AcknowledgeAsync(dialog, request).ConfigureAwait(false);
            if (!isKnown)
            {
                HangUpAsync(dialog).Forget(_endpoint.Core.Logger);
            }
        }

        // Whoever only rang within 64 T1 of the first 2xx does not answer any more (13.2.2.4).
        EndEarlyDialogs(winner);
    }

    private async Task AcknowledgeAsync(SipDialog dialog, SipRequest invite)
    {
        if (!_acks.TryGetValue(dialog.Id.RemoteTag, out var ack))
        {
            ack = _acks[dialog.Id.RemoteTag] = dialog.CreateAck(invite);
        }

        try
        {
            await _endpoint.SendStatelessAsync(ack.Clone(), _options.To).ConfigureAwait(false);
        }
        catch (SipTransportException fault)
        {
            // The peer repeats its 2xx until an ACK comes, so the next copy is the next try.
            _endpoint.Core.Logger.NotSent(ack.StartLine, fault.Message);
        }
    }

    /// <summary>The other side hears the same reason as by a CANCEL that comes in time (RFC 3326 2).</summary>
    private Task<SipResponse> HangUpAsync(SipDialog dialog)
    {
        var bye = dialog.CreateRequest(SipMethod.Bye);
        if (_cancelReason is { } reason)
        {
            bye.Headers.Set(SipHeaderNames.Reason, reason);
        }

        _options.FillBye?.Invoke(bye);
        return _endpoint.RequestAsync(dialog, bye, _options.To, _options.Digest);
    }
}
