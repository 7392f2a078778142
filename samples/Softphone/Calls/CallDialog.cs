using PluginIm.Sip;

namespace Softphone;

/// <summary>An established call on the wire: changes of its sound both ways (RFC 3261 14), and its end (15).</summary>
internal sealed class CallDialog
{
    private const int MaxTries = 3;

    private readonly PhoneLine _line;
    private readonly SipDialog _dialog;
    private readonly CallSound _sound;
    private readonly Task _acknowledged;

    /// <param name="line">The line.</param>
    /// <param name="dialog">The dialog.</param>
    /// <param name="sound">The call's sound.</param>
    /// <param name="acknowledged">Ends when the other side knows of the dialog: whoever answered waits for the ACK (14.1, 15) until it sends anything.</param>
    public CallDialog(PhoneLine line, SipDialog dialog, CallSound sound, Task acknowledged)
    {
        (_line, _dialog, _sound, _acknowledged) = (line, dialog, sound, acknowledged);
        dialog.Terminated += (_, _) => Terminated?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>The other side has hung up, or knows nothing of the call any more.</summary>
    public event EventHandler? Terminated;

    /// <summary>The other side has changed its sound.</summary>
    public event EventHandler? Changed;

    public SipDialogId Id => _dialog.Id;

    public bool IsTerminated => _dialog.IsTerminated;

    /// <summary>Tells the other side that it is held, or is no more; the response. An offer that crossed another one goes again (14.1).</summary>
    public async Task<SipResponse> OfferAsync(bool holds, CancellationToken cancellationToken)
    {
        await _acknowledged;
        for (var tries = 1; ; tries++)
        {
            Refresh();
            var invite = _dialog.CreateRequest(SipMethod.Invite);
            var client = new SipInviteClient(_line.Endpoint, invite, new SipInviteClientOptions
            {
                Dialog = _dialog,
                Digest = _line.Digest,
                WriteOffer = request => OfferBody.Write(request, _sound.Offer(holds)),
            });
            var result = await client.InviteAsync(CancellationToken.None);
            if (result.Response.StatusCode != 491 || tries == MaxTries)
            {
                return result.Response;
            }

            await Task.Delay(_dialog.NextWaitAfterCrossing(), _line.Time, cancellationToken);
        }
    }

    public async Task HangUpAsync()
    {
        await _acknowledged;
        Refresh();
        await _line.Endpoint.RequestAsync(_dialog, _dialog.CreateRequest(SipMethod.Bye), digest: _line.Digest);
    }

    /// <summary>Takes a request of the other side in this call.</summary>
    public async Task OnRequestAsync(SipServerTransaction transaction)
    {
        using var turn = _dialog.TryTake(transaction, out var refusal);
        if (turn is null)
        {
            await transaction.RespondAsync(refusal!);
        }
        else if (transaction.Request.Method == SipMethod.Invite)
        {
            await OnOfferAsync(transaction);
        }
        else
        {
            await transaction.RespondAsync(200);
        }
    }

    /// <summary>The other side holds, resumes, or moves its sound (14.2).</summary>
    private async Task OnOfferAsync(SipServerTransaction transaction)
    {
        Refresh();
        var server = new SipInviteServer(_line.Endpoint, transaction, _dialog, _line.Digest);
        if (OfferBody.Read(transaction.Request) is { } offer && _sound.Answer(offer) is { } answer)
        {
            await server.TryAcceptAsync(response => OfferBody.Write(response, answer));
            Changed?.Invoke(this, EventArgs.Empty);
        }
        else
        {
            await server.TryRejectAsync(488);
        }
    }

    /// <summary>Where the connection to the switch is another one than at the beginning, the other side learns of it.</summary>
    private void Refresh() => _dialog.LocalContact = _line.Contact ?? _dialog.LocalContact;
}
