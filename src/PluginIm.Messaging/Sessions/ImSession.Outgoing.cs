namespace PluginIm.Messaging;

/// <content>What goes out: the invitation, and what waits, one message after the other.</content>
public sealed partial class ImSession
{
    /// <summary>How long the end waits for what is still to be sent.</summary>
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(2);

    /// <summary>The same at sign-out, which has two seconds for all.</summary>
    private static readonly TimeSpan SignOutDrainTime = TimeSpan.FromSeconds(1.2);

    /// <summary>A message that loses its way so often is what breaks it: a switch answers 500 to that very one.</summary>
    private const int MaxHandovers = 20;

    private TaskCompletionSource? _drained;

    private async Task InviteAsync()
    {
        if (TryAnswerInstead())
        {
            return;
        }

        var moment = _ownCase is { } own ? LookAtCase(own) : null;
        Task kept;
        lock (_gate)
        {
            _timer.Start(Options.ToastTimeout);
            if (moment is not null)
            {
                WriteHeader_NeedsLock();
            }

            kept = _journal.Kept;
        }

        await kept.ConfigureAwait(false);
        if (Read(() => BeginToInvite_NeedsLock(moment)) is not { } first)
        {
            // Taken back, or joined with an invitation of the other party, before it was sent.
            return;
        }

        var invitation = new CarrierInvitation
        {
            SessionId = Id,
            From = Me,
            To = Peer,
            FirstMessage = ToCarrier(first),
            Case = moment,
            ExpiresIn = Options.ToastTimeout,
            WasSentBefore = first.Handovers > 1,
        };
        if (!await _carriage.InviteAsync(_context.Carrier, invitation).ConfigureAwait(false))
        {
            OnOver(new ImEndReason(ImEndReasonKind.Failed), invitation.WasSentBefore ? null : new CarrierSettlement(null));
        }
    }

    private TranscriptMessage? BeginToInvite_NeedsLock(CarrierCase? moment)
    {
        _invitedWith = moment?.Revision ?? 0;
        return _machine.State == ImSessionState.Establishing ? _firstMessage : null;
    }

    /// <summary>Sends what waits, one after the other; while another call does so already there is nothing to take.</summary>
    private async Task PumpAsync()
    {
        while (TakeNext(out var kept, out var restores) is { } message)
        {
            var result = await _carriage.SendAsync(ToCarrier(message), kept).ConfigureAwait(false);
            Complete(message, result, restores);
        }
    }

    private TranscriptMessage? TakeNext(out Task kept, out int restores)
    {
        lock (_gate)
        {
            kept = _journal.Kept;
            restores = _restores;
            return _machine.State == ImSessionState.Connected ? _record.SendNext() : null;
        }
    }

    private void Complete(TranscriptMessage message, CarrierResult result, int restores)
    {
        var step = default(SessionStep);
        lock (_gate)
        {
            if (result is { Kind: CarrierResultKind.Failed, Failure.Kind: ImDeliveryFailureKind.SessionEnded } && message.Handovers > 1)
            {
                // What came too late this time may have arrived before: what the other side has at the end, of which the carrier tells, says so.
                result = CarrierResult.Interrupted(result.Failure.Status, result.Failure.Phrase);
            }

            // What went before to somebody who left may be there, whatever that one's last text was.
            if ((result.Kind == CarrierResultKind.Interrupted && message.Handovers >= MaxHandovers)
                || (result.Failure?.Kind == ImDeliveryFailureKind.PartyLeft && message.Handovers > 1))
            {
                result = CarrierResult.Failed(ImDeliveryFailureKind.NoConfirmation, result.Failure?.Status, result.Failure?.Phrase);
            }

            _record.Complete(result);
            if (_isSettled)
            {
                Settle_NeedsLock();
            }
            else if (result.Kind == CarrierResultKind.Interrupted && restores == _restores)
            {
                // The carrier says the same on its own, a moment earlier or later.
                step = Apply_NeedsLock(SessionInput.Interrupted, result.Failure?.Status, result.Failure?.Phrase);
            }

            NoteDrained_NeedsLock();
        }

        Go(step);
    }

    private void NoteDrained_NeedsLock()
    {
        if (_drained is not null && IsAllThere_NeedsLock())
        {
            _drained.TrySetResult();
        }
    }

    /// <summary>Whether nothing waits: where somebody passes on what is said, all have it too.</summary>
    private bool IsAllThere_NeedsLock() => _record.IsAllSent && !((_focus is not null || _roster is not null) && _record.HasUnconfirmed);

    /// <summary>Takes no more text, and waits until what there is has gone, or cannot go.</summary>
    private async Task DrainAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        Task drained;
        lock (_gate)
        {
            _isClosing = true;
            if (_machine.State != ImSessionState.Connected || IsAllThere_NeedsLock())
            {
                return;
            }

            _drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            drained = _drained.Task;
        }

        try
        {
            await drained.WaitAsync(patience, _context.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The end does not wait for ever; what did not go shows it.
        }
        catch (OperationCanceledException)
        {
            // Who gives up waiting wants the end all the same.
        }
    }

    private static CarrierMessage ToCarrier(TranscriptMessage message) => new(message.MessageId, message.Text, message.Time);
}
