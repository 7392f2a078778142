namespace PluginIm.Sip;

/// <summary>
/// One incoming invitation (RFC 3261 13.3), or one that comes in a dialog and changes or refreshes it (14.2): rings, accepts with a 2xx that is repeated until its ACK comes, rejects, and
/// answers 487 by itself when it is cancelled. Whatever answers first counts.
/// </summary>
public sealed class SipInviteServer : IDisposable
{
    private readonly ISipEndpoint _endpoint;
    private readonly SipAddress _contact;
    private readonly DigestClient? _digest;
    private readonly TaskCompletionSource<SipRequest?> _ack = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RetransmissionTimer _repeat;
    private readonly WheelTimer _giveUp;
    private readonly CancellationTokenRegistration _onCancel;
    private readonly CancellationTokenSource _withdrawn = new();
    private SipResponse? _success;
    private int _answered;

    /// <summary>Takes over the answering of an INVITE.</summary>
    /// <param name="endpoint">Where it came in.</param>
    /// <param name="invite">The INVITE's transaction.</param>
    /// <param name="contact">Where this side is reached in the dialog.</param>
    /// <param name="digest">Answers a challenge to the BYE of a session that nobody acknowledged; null for none.</param>
    public SipInviteServer(ISipEndpoint endpoint, SipServerTransaction invite, SipAddress contact, DigestClient? digest = null)
        : this(endpoint, invite, contact, digest, null)
    {
    }

    /// <summary>Takes over the answering of an INVITE that a dialog let in (<see cref="SipDialog.TryTake"/>).</summary>
    /// <param name="endpoint">Where it came in.</param>
    /// <param name="invite">The INVITE's transaction.</param>
    /// <param name="dialog">The dialog, which outlives a rejection.</param>
    /// <param name="digest">As above.</param>
    public SipInviteServer(ISipEndpoint endpoint, SipServerTransaction invite, SipDialog dialog, DigestClient? digest = null)
        : this(endpoint, invite, dialog.LocalContact ?? dialog.LocalAddress, digest, dialog)
    {
    }

    private SipInviteServer(
        ISipEndpoint endpoint, SipServerTransaction invite, SipAddress contact, DigestClient? digest, SipDialog? dialog)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(invite);
        _endpoint = endpoint;
        _contact = contact;
        _digest = digest;
        Invite = invite;
        Dialog = dialog ?? SipDialog.FromRequest(invite.Request, invite.LocalTag, contact, isEarly: true);
        _repeat = new RetransmissionTimer(endpoint.Core.Wheel, endpoint.Core.Timers.T1, endpoint.Core.Timers.T2, Repeat);
        _giveUp = new WheelTimer(GiveUp);
        Cancelled = _withdrawn.Token;
        _onCancel = invite.Cancelled.Register(() => WithdrawAsync().Forget(endpoint.Core.Logger));
    }

    /// <summary>The INVITE's transaction.</summary>
    public SipServerTransaction Invite { get; }

    /// <summary>The dialog, early until the invitation is accepted.</summary>
    public SipDialog Dialog { get; }

    /// <summary>
    /// Cancelled when the caller has cancelled and 487 has gone out by itself. A CANCEL that comes after another answer has no effect
    /// (9.2): a caller who got a 2xx all the same ends the session with BYE.
    /// </summary>
    public CancellationToken Cancelled { get; }

    /// <summary>The ACK of the 2xx; null when none came within 64 T1, and the session was ended with BYE.</summary>
    public Task<SipRequest?> Ack => _ack.Task;

    /// <summary>Sends 180, or another provisional response that makes an early dialog. False once it is answered.</summary>
    public async Task<bool> TryRingAsync(int status = 180, Action<SipResponse>? fill = null)
    {
        if (Volatile.Read(ref _answered) != 0)
        {
            return false;
        }

        await Invite.RespondAsync(InDialog(status, null, fill)).ConfigureAwait(false);
        return true;
    }

    /// <summary>Accepts with 200. False where it was answered or cancelled before.</summary>
    /// <param name="fill">Adds the session description and what else the response says.</param>
    public async Task<bool> TryAcceptAsync(Action<SipResponse>? fill = null)
    {
        if (!TryAnswer())
        {
            return false;
        }

        if (Dialog.IsEarly)
        {
            Dialog.Confirm();
        }

        _success = InDialog(200, null, fill);
        _endpoint.Core.Acks.Add(Dialog.Id, Sequence, OnAck);

        // Over every transport: a proxy between may have changed it, and the ACK travels end to end (13.3.1.4).
        _repeat.Start();
        _endpoint.Core.Wheel.Start(_giveUp, _endpoint.Core.Timers.Timeout);
        await Invite.RespondAsync(_success).ConfigureAwait(false);
        return true;
    }

    /// <summary>Rejects with a final response from 300 to 699. False where it was answered or cancelled before.</summary>
    public async Task<bool> TryRejectAsync(int status, string? phrase = null, Action<SipResponse>? fill = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 300);
        if (!TryAnswer())
        {
            return false;
        }

        var response = SipResponse.For(Invite.Request, status, phrase);
        fill?.Invoke(response);
        _ack.TrySetResult(null);
        await Invite.RespondAsync(response).ConfigureAwait(false);
        return true;
    }

    /// <summary>Stops repeating and waiting; sends nothing.</summary>
    public void Dispose()
    {
        _onCancel.Dispose();
        _withdrawn.Dispose();
        Settle(null);
    }

    private uint Sequence => Invite.Request.Headers.CSeq?.Number ?? 0;

    private bool TryAnswer() => Interlocked.Exchange(ref _answered, 1) == 0;

    private async Task WithdrawAsync()
    {
        if (await TryRejectAsync(487).ConfigureAwait(false))
        {
            await _withdrawn.CancelAsync().ConfigureAwait(false);
        }
    }

    private SipResponse InDialog(int status, string? phrase, Action<SipResponse>? fill)
    {
        var response = SipResponse.For(Invite.Request, status, phrase);
        response.Headers.CopyFrom(Invite.Request.Headers, SipHeaderNames.RecordRoute);
        response.Headers.Set(SipHeaderNames.Contact, _contact.ToString());
        fill?.Invoke(response);
        return response;
    }

    private void OnAck(SipRequest ack) => Settle(ack);

    private void Settle(SipRequest? ack)
    {
        _endpoint.Core.Acks.Remove(Dialog.Id, Sequence);
        _repeat.Stop();
        _endpoint.Core.Wheel.Stop(_giveUp);
        _ack.TrySetResult(ack);
    }

    private void Repeat()
    {
        if (_ack.Task.IsCompleted || _success is null)
        {
            return;
        }

        _repeat.Start();
        Invite.RespondAsync(_success).Forget(_endpoint.Core.Logger);
    }

    private void GiveUp()
    {
        if (_ack.Task.IsCompleted)
        {
            return;
        }

        _endpoint.Core.Logger.NoAck(Dialog.Id.CallId);
        Settle(null);
        var bye = Dialog.CreateRequest(SipMethod.Bye);
        bye.Headers.Set(SipHeaderNames.Reason, SipReason.OfStatus(408, "No ACK").ToString());
        _endpoint.RequestAsync(Dialog, bye, digest: _digest).Forget(_endpoint.Core.Logger);
    }
}
