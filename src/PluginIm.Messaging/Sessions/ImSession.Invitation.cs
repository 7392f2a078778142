namespace PluginIm.Messaging;

/// <content>From the invitation to the connected session, on either side.</content>
public sealed partial class ImSession
{
    private bool _isIdentified;
    private bool _isQueued;

    internal async Task AcceptAsync(CancellationToken cancellationToken)
    {
        Task kept;
        lock (_gate)
        {
            if (_machine.State != ImSessionState.Establishing)
            {
                return;
            }

            _timer.Stop();
            KeepInJournal_NeedsLock();
            kept = _journal.Kept;
        }

        // What the other side sees as delivered with the acceptance outlives a crash of this one.
        await kept.ConfigureAwait(false);
        if (await _carriage.AcceptAsync(cancellationToken).ConfigureAwait(false) is { } establishment)
        {
            Establish(establishment, null);
        }
        else
        {
            await ApplyAsync(SessionInput.InvitationFailed, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Completes a received invitation with what the directory knows of its sender, and appends the first message.</summary>
    internal void Identify(ImParty peer, CarrierMessage? firstMessage)
    {
        lock (_gate)
        {
            _peer = peer;
            if (firstMessage is not null)
            {
                _record.Take(peer, firstMessage);
            }

            if (_isPageMode)
            {
                // Nobody waits for an answer here: what has come is delivered, and must not be lost with the notification.
                KeepInJournal_NeedsLock();
                _record.ShowEarly(peer);
                _isIdentified = true;
            }
        }
    }

    /// <summary>
    /// Goes on in the dialog of an invitation that crossed this side's own: both sessions become one, this side's text goes in it.
    /// False when there is nothing to go on with any more.
    /// </summary>
    internal bool TryJoin(IIncomingCarrierDialog dialog)
    {
        lock (_gate)
        {
            if (_machine.State != ImSessionState.Establishing || IsIncoming)
            {
                return false;
            }

            _carriage.Replace(dialog);
            _firstMessage = null;
            _record.Complete(CarrierResult.Interrupted());
            _journal.Remove(_id);
            _id = dialog.Invitation.SessionId;
            _record.SessionId = _id;
            KeepInJournal_NeedsLock();
        }

        return true;
    }

    /// <summary>Accepts the invitation that was joined.</summary>
    internal Task AcceptJoinedAsync(CarrierMessage? firstMessage)
    {
        lock (_gate)
        {
            if (firstMessage is not null)
            {
                _record.TakeEarly(firstMessage, out _);
            }
        }

        return AcceptAsync(CancellationToken.None);
    }

    internal void OnProgress(CarrierProgress progress)
    {
        lock (_gate)
        {
            if (_machine.State != ImSessionState.Establishing || IsIncoming)
            {
                return;
            }

            switch (progress)
            {
                case CarrierProgress.Forwarded:
                    _record.AppendLine(ImSystemEvent.Forwarded, null, null);
                    _timer.Start(_context.Options.ToastTimeout);
                    break;
                case CarrierProgress.Queued:
                    _record.AppendLine(ImSystemEvent.Waiting, _peer, null);
                    _isQueued = true;
                    _timer.Start(_context.Options.QueueTimeout);
                    break;
                case CarrierProgress.Ringing when _isQueued:
                    // Somebody is free now, and has the time to answer from here on.
                    _isQueued = false;
                    _timer.Start(_context.Options.ToastTimeout);
                    break;
                default:
                    // The time of a single party runs from the invitation on: its desktop counts the same, and this side takes it back first.
                    break;
            }
        }
    }

    internal void OnEstablished(CarrierEstablishment establishment) => EstablishAsync(establishment).Forget(_context.Logger);

    private async Task EstablishAsync(CarrierEstablishment establishment)
    {
        var answered = establishment.AnsweredBy is { } party ? await _context.Parties.FindAsync(party).ConfigureAwait(false) : null;
        Establish(establishment, answered);
    }

    private void Establish(CarrierEstablishment establishment, ImParty? answered)
    {
        SessionStep step;
        lock (_gate)
        {
            _token = establishment.Token;
            _isPageMode |= establishment.IsPageMode;
            if (answered is not null && _machine.State == ImSessionState.Establishing)
            {
                _peer = answered;
                Tell(ImSessionChangeKind.PartiesChanged, null);
            }

            if (!IsIncoming && _machine.State == ImSessionState.Establishing)
            {
                _record.Complete(establishment.FirstMessage ?? CarrierResult.Interrupted());
            }

            step = Apply_NeedsLock(SessionInput.Established, null, null);
        }

        Go(step);
    }
}
