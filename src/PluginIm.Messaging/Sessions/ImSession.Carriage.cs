namespace PluginIm.Messaging;

/// <content>What the carrier tells, and what is done towards it.</content>
public sealed partial class ImSession
{
    private TranscriptMessage? _firstMessage;
    private CarrierSettlement? _settlement;
    private string? _lastReadTold;
    private int _restores;
    private bool _isSettled;

    /// <summary>Who hears of the dialog.</summary>
    internal ICarrierDialogObserver Link => _carriage.Link;

    internal async ValueTask<CarrierReceipt> OnMessageAsync(CarrierMessage message)
    {
        CarrierReceipt receipt;
        Task<bool> shown;
        Task kept;
        while (true)
        {
            Task? undecided;
            lock (_gate)
            {
                message = message with { Author = OtherOf_NeedsLock(message.Author) };
                receipt = Take_NeedsLock(message, out shown, out undecided);
                ShowPeerTyping_NeedsLock(message.Author ?? _peer, false, default);
                kept = _journal.Kept;
            }

            if (undecided is null)
            {
                break;
            }

            // Another session that has it is being accepted: it is to be shown here only where that comes to nothing.
            await undecided.ConfigureAwait(false);
        }

        if (receipt != CarrierReceipt.Taken)
        {
            MessagingLog.MessageRefused(_context.Logger, Id, message.Id, receipt);
            return receipt;
        }

        if (!shown.IsCompleted)
        {
            if (!await shown.ConfigureAwait(false))
            {
                MessagingLog.MessageRefused(_context.Logger, Id, message.Id, CarrierReceipt.NoSession);
                return CarrierReceipt.NoSession;
            }

            kept = Read(() => _journal.Kept);
        }

        await kept.ConfigureAwait(false);
        return receipt;
    }

    private CarrierReceipt Take_NeedsLock(CarrierMessage message, out Task<bool> shown, out Task? undecided)
    {
        (shown, undecided) = (Task.FromResult(true), null);
        return _machine.State switch
        {
            ImSessionState.Establishing when _isIdentified => _record.TakeInvited(_peer, message),
            ImSessionState.Establishing => _record.TakeEarly(message, out shown),
            ImSessionState.Connected or ImSessionState.Interrupted => _record.HasEarly
                ? _record.TakeEarly(message, out shown)
                : _record.Take(_peer, message, out undecided, goesOn: _focus is not null),
            _ => CarrierReceipt.NoSession,
        };
    }

    internal void OnNotified(string messageId, CarrierNotification notification)
    {
        lock (_gate)
        {
            _record.Notify(messageId, notification, _focus is not null || _roster is not null);
            NoteDrained_NeedsLock();
        }
    }

    /// <summary>Ends when all that happened so far outlives the process.</summary>
    internal Task Kept => Read(() => _journal.Kept);

    internal void OnInterrupted(ImEndReason reason) =>
        ApplyAsync(SessionInput.Interrupted, reason.Status, reason.Phrase).Forget(_context.Logger);

    internal void OnRestored(string? token)
    {
        SessionStep step;
        lock (_gate)
        {
            _token = token;
            _restores++;
            step = Apply_NeedsLock(SessionInput.Restored, null, null);
            if (step.Verdict != SessionVerdict.Moves)
            {
                WriteHeader_NeedsLock();
            }
        }

        Go(step);
    }

    internal void OnOver(ImEndReason reason, CarrierSettlement? settlement)
    {
        SessionStep step;
        lock (_gate)
        {
            _settlement ??= settlement;
            step = Apply_NeedsLock(SessionLines.InputFor(reason.Kind), reason.Status, reason.Phrase);
        }

        Go(step);
    }

    private Task ApplyAsync(SessionInput input, int? status = null, string? phrase = null, CancellationToken cancellationToken = default)
    {
        SessionStep step;
        lock (_gate)
        {
            step = Apply_NeedsLock(input, status, phrase);
        }

        return step.Verdict == SessionVerdict.Moves ? PerformAsync(step, cancellationToken) : Task.CompletedTask;
    }

    private void Go(SessionStep step)
    {
        if (step.Verdict == SessionVerdict.Moves)
        {
            PerformAsync(step, CancellationToken.None).Forget(_context.Logger);
        }
    }

    /// <summary>The one way in which the state moves: with it go the lines, the deliveries, the journal and the events.</summary>
    private SessionStep Apply_NeedsLock(SessionInput input, int? status, string? phrase)
    {
        var before = _machine.State;
        var step = _machine.Apply(input, status, phrase);
        if (step.Verdict != SessionVerdict.Moves)
        {
            return step;
        }

        _timer.Stop();
        EndPeerTyping_NeedsLock();
        if (step.Next == ImSessionState.Ended)
        {
            // First, so that a session which comes back open has all that waited in it still to send.
            WriteHeader_NeedsLock();
            WriteLines_NeedsLock(before, step);
        }
        else
        {
            WriteLines_NeedsLock(before, step);
            WriteHeader_NeedsLock();
        }

        MessagingLog.SessionMoved(_context.Logger, Id, _peer.Address, step.Next, _machine.Reason is { } reason ? $" ({reason})" : "");
        Tell(ImSessionChangeKind.StateChanged, null);
        return step;
    }

    private void WriteLines_NeedsLock(ImSessionState before, SessionStep step)
    {
        switch (step.Next)
        {
            case ImSessionState.Establishing:
                _firstMessage = _record.SendNext();
                _record.AppendLine(ImSystemEvent.InvitationSent, Me, null);
                break;
            case ImSessionState.Connected when before == ImSessionState.Interrupted:
                _record.AppendLine(ImSystemEvent.Restored, _peer, null);
                break;
            case ImSessionState.Connected:
                _record.AppendLine(ImSystemEvent.Accepted, IsIncoming ? Me : _peer, null);
                if (IsIncoming && _roster is not null)
                {
                    _record.AppendLine(ImSystemEvent.NothingBefore, Me, null);
                }

                _record.ShowEarly(_peer);
                _record.NoteReceived(_peer);
                break;
            case ImSessionState.Interrupted:
                _record.AppendLine(ImSystemEvent.Interrupted, _peer, null);
                _timer.Start(Options.RestoreTimeout);
                break;
            default:
                End_NeedsLock(before, step);
                break;
        }
    }

    private void End_NeedsLock(ImSessionState before, SessionStep step)
    {
        if (step.Reason == ImEndReasonKind.EndedByPeer && before == ImSessionState.Establishing && !IsIncoming)
        {
            // It has accepted, though nobody heard of that.
            _record.AppendLine(ImSystemEvent.Accepted, _peer, null);
            _record.ShowEarly(_peer);
        }
        else
        {
            _record.DropEarly();
        }

        _record.NoteNotAccepted();
        _ownTyping.Stop();
        if (before == ImSessionState.Establishing && !IsIncoming)
        {
            // The first message went with the invitation and shares its fate.
            _record.Complete(CarrierResult.Interrupted());
        }

        _record.FailWaiting(message => FailureOf_NeedsLock(message, _settlement));
        var (line, party) = SessionLines.ForEnd(step.Reason!.Value, IsIncoming, Me, _peer);
        _record.AppendLine(line, party, _machine.Reason);
        if (step.Action == SessionAction.None || (before == ImSessionState.Establishing && IsIncoming))
        {
            Settle_NeedsLock();
        }

        if (IsIncoming && before == ImSessionState.Establishing)
        {
            _journal.Remove(_id);
        }

        _drained?.TrySetResult();
    }

    /// <summary>Nothing goes any more, and what the other party has is known as far as it ever will be.</summary>
    private void Settle_NeedsLock()
    {
        if (!_givingUp.IsCompleted)
        {
            SettleAfterAsync(_givingUp).Forget(_context.Logger);
            return;
        }

        _isSettled = true;
        _record.Settle(_settlement, message => FailureOf_NeedsLock(message, _settlement));
        if (_focus is not null || _roster is not null)
        {
            _record.FailUnconfirmed(new ImDeliveryFailure(ImDeliveryFailureKind.NoConfirmation));
        }
    }

    private async Task SettleAfterAsync(Task other)
    {
        await other.ConfigureAwait(false);
        lock (_gate)
        {
            Settle_NeedsLock();
        }
    }

    private ImDeliveryFailure FailureOf_NeedsLock(TranscriptMessage message, CarrierSettlement? settlement)
    {
        var reason = _machine.Reason;
        var kind = settlement is null && message.Handovers > 0 ? ImDeliveryFailureKind.NoConfirmation
            : settlement is null && reason?.Kind == ImEndReasonKind.ConnectionLost ? ImDeliveryFailureKind.ConnectionLost
            : ImDeliveryFailureKind.SessionEnded;
        return new ImDeliveryFailure(kind, reason?.Status, reason?.Phrase);
    }

    private void Tell(ImSessionChangeKind kind, TranscriptEntry? entry)
    {
        var change = new ImSessionChange(kind, _machine.State, entry);
        _context.Events.Post(() => Changed?.Invoke(this, change));
    }

    private Task PerformAsync(SessionStep step, CancellationToken cancellationToken)
    {
        if (step.Next == ImSessionState.Ended)
        {
            _ownCase?.Release();
            _context.Ended(this);
        }

        return step.Action switch
        {
            SessionAction.None => Task.CompletedTask,
            SessionAction.SendInvitation => InviteAsync(),
            SessionAction.FlushOutbox => Task.WhenAll(PumpAsync(), TellCaseAsync()),
            SessionAction.CancelInvitation => HangUpAsync(CarrierEnding.Cancel, cancellationToken),
            SessionAction.ExpireInvitation => HangUpAsync(CarrierEnding.NoAnswer, cancellationToken),
            SessionAction.RejectInvitation => HangUpAsync(CarrierEnding.Reject, cancellationToken),
            SessionAction.HangUp => HangUpAsync(CarrierEnding.HangUp, cancellationToken),
            SessionAction.GiveUp => HangUpAsync(CarrierEnding.NotRestored, cancellationToken),
            SessionAction.SignOut => HangUpAsync(CarrierEnding.SignOut, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step.Action, "No such action."),
        };
    }

    private async Task HangUpAsync(CarrierEnding ending, CancellationToken cancellationToken)
    {
        CarrierSettlement? settlement = null;
        try
        {
            settlement = await _carriage.EndAsync(ending, cancellationToken)
                .WaitAsync(Options.RestoreTimeout, _context.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Whoever cannot be reached for so long is not waited for any more: what was under way is not confirmed.
        }
        finally
        {
            lock (_gate)
            {
                _settlement ??= settlement;
                Settle_NeedsLock();
            }
        }
    }

    private void OnTimeOver() => ApplyAsync(
        State == ImSessionState.Interrupted ? SessionInput.NotRestored : SessionInput.NotAnswered).Forget(_context.Logger);
}
