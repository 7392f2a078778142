namespace PluginIm.Messaging;

/// <content>From the invitation to the connected session, on either side.</content>
public sealed partial class ImSession
{
    private bool _isIdentified;
    private bool _isQueued;
    private bool _isAccepting;
    private bool _isJoined;
    private Task _givingUp = Task.CompletedTask;
    private string? _givenUpMessageId;

    /// <summary>Whether the own invitation is under way, and could be joined with one that crosses it.</summary>
    internal bool IsInviting => Read(() => _machine.State == ImSessionState.Establishing && !IsIncoming && !_isJoined);

    /// <summary>Whether somebody else's invitation waits for the agent's answer.</summary>
    internal bool IsRinging => Read(() => _machine.State == ImSessionState.Establishing && IsIncoming && !_isAccepting);

    internal async Task AcceptAsync(CancellationToken cancellationToken)
    {
        Task kept;
        var step = default(SessionStep);
        lock (_gate)
        {
            if (_machine.State != ImSessionState.Establishing)
            {
                return;
            }

            if (!_isPageMode && !_record.TryClaim(_peer) && IsIncoming)
            {
                // Its sender gave it up for the session in which its message has come since, and the network has not brought that.
                step = Apply_NeedsLock(SessionInput.PeerCancelled, null, null);
                kept = Task.CompletedTask;
            }
            else
            {
                _isAccepting = true;
                _timer.Stop();
                KeepInJournal_NeedsLock();
                kept = _journal.Kept;
            }
        }

        if (step.Verdict == SessionVerdict.Moves && step.Next == ImSessionState.Ended)
        {
            Go(step);
            await _carriage.EndAsync(CarrierEnding.Joined, cancellationToken).ConfigureAwait(false);
            return;
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
                _record.TakeInvited(peer, firstMessage);
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
            if (_machine.State != ImSessionState.Establishing || IsIncoming || _isJoined)
            {
                return false;
            }

            _givenUpMessageId = _firstMessage?.MessageId;
            _givingUp = GiveUpAsync(_carriage.Replace(dialog));
            _record.Complete(CarrierResult.Interrupted());
            TakeCase_NeedsLock(dialog.Invitation.Case);
            Join_NeedsLock(dialog.Invitation.SessionId);
        }

        return true;
    }

    /// <summary>The first message went with an invitation that is given up for another one; somebody may accept that at this moment all the same.</summary>
    private async Task GiveUpAsync(Task<CarrierSettlement?> ending)
    {
        var settlement = await ending.ConfigureAwait(false);
        lock (_gate)
        {
            if (settlement?.LastReceivedId is { } id && id == _givenUpMessageId)
            {
                _record.Notify(id, CarrierNotification.Delivered);
            }
        }
    }

    /// <summary>
    /// Accepts, instead of inviting, the invitation of the very party that rings at this agent's desktop: both sessions become one, and what the
    /// agent wrote goes in it. False where there is none.
    /// </summary>
    private bool TryAnswerInstead()
    {
        if (_context.FindRinging(this)?.TryGiveTo(this) is not { } given)
        {
            return false;
        }

        MessagingLog.AnsweredInstead(_context.Logger, _peer.Address, given.Dialog.Invitation.SessionId);
        bool isOver;
        lock (_gate)
        {
            _carriage.Attach(given.Dialog, given.Link);
            isOver = _machine.State != ImSessionState.Establishing;
            if (!isOver)
            {
                _record.TakeBack();
                TakeCase_NeedsLock(given.Case);
                Join_NeedsLock(given.Dialog.Invitation.SessionId);
                foreach (var message in given.Received)
                {
                    _record.TakeInvited(_peer, message);
                }
            }
        }

        if (isOver)
        {
            // Ended meanwhile: nobody at this desktop is asked any more, and whoever invited must not wait for an answer.
            _carriage.EndAsync(CarrierEnding.Reject, CancellationToken.None).Forget(_context.Logger);
            return true;
        }

        AcceptAsync(CancellationToken.None).Forget(_context.Logger);
        return true;
    }

    /// <summary>Gives a received invitation that nobody has answered to the session in which the agent writes to whoever sent it; null where it is answered.</summary>
    private GivenInvitation? TryGiveTo(ImSession writing)
    {
        SessionStep step;
        GivenInvitation given;
        lock (_gate)
        {
            if (_machine.State != ImSessionState.Establishing || !IsIncoming || _isAccepting || _carriage.HandOver(writing) is not { } carried)
            {
                return null;
            }

            given = new GivenInvitation(carried.Dialog, carried.Link, _record.Received(), _case);
            step = Apply_NeedsLock(SessionInput.AnsweredElsewhere, null, null);
        }

        Go(step);
        return given;
    }

    /// <summary>From here on the session has the identity of the invitation that it goes on in.</summary>
    private void Join_NeedsLock(string id)
    {
        _isJoined = true;
        _firstMessage = null;
        var former = _id;
        _id = id;
        _record.SessionId = id;
        _journal.Move(Header_NeedsLock(), _record.Transcript, _case, former);
    }

    /// <summary>Accepts the invitation that was joined.</summary>
    internal Task AcceptJoinedAsync(CarrierMessage? firstMessage)
    {
        lock (_gate)
        {
            if (firstMessage is not null)
            {
                _record.TakeInvited(_peer, firstMessage);
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
                    _timer.Start(Options.ToastTimeout);
                    break;
                case CarrierProgress.Queued:
                    _record.AppendLine(ImSystemEvent.Waiting, _peer, null);
                    _isQueued = true;
                    _timer.Start(Options.QueueTimeout);
                    break;
                case CarrierProgress.Ringing when _isQueued:
                    // Somebody is free now, and has the time to answer from here on.
                    _isQueued = false;
                    _timer.Start(Options.ToastTimeout);
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
            if (establishment.HasCase)
            {
                _ownCase?.NoteTold(_invitedWith);
            }

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
