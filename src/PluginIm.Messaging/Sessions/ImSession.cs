namespace PluginIm.Messaging;

/// <summary>
/// A conversation with another party, from the opened window to its end. Members may be used from any thread.
/// </summary>
public sealed class ImSession : ICarrierDialogObserver
{
    private readonly Lock _gate = new();
    private readonly SessionContext _context;
    private readonly SessionMachine _machine = new();
    private readonly SessionRecord _record;
    private readonly SessionCarriage _carriage;
    private readonly AnswerTimer _answerTimer;
    private ImParty _peer;
    private CarrierMessage? _firstMessage;

    /// <summary>A session that the agent opens; its first message invites.</summary>
    internal ImSession(SessionContext context, ImParty me, ImParty peer)
        : this(context, me, peer, Guid.NewGuid().ToString("N"))
    {
    }

    /// <summary>A session to which the agent is invited.</summary>
    internal ImSession(SessionContext context, ImParty me, IIncomingCarrierDialog dialog)
        : this(context, me, dialog.Invitation.From, dialog.Invitation.SessionId)
    {
        IsIncoming = true;
        _carriage.Attach(dialog);
        _machine.Apply(SessionInput.Invited);
        _answerTimer.Start(AnswerTime(dialog.Invitation));
    }

    private ImSession(SessionContext context, ImParty me, ImParty peer, string id)
    {
        _context = context;
        _record = new SessionRecord(id, context.Time, context.Logger, Tell);
        _carriage = new SessionCarriage(context.Logger);
        _answerTimer = new AnswerTimer(context.Time, OnAnswerTimeOver);
        _peer = peer;
        Me = me;
        Id = id;
    }

    /// <summary>
    /// Raised for every change, one after the other, in order, on a thread-pool thread and outside every lock.
    /// All events of one channel share this order.
    /// </summary>
    public event EventHandler<ImSessionChange>? Changed;

    /// <summary>Identity of the session, the same on both desktops: 32 hexadecimal digits.</summary>
    public string Id { get; }

    /// <summary>Whether the other party invited.</summary>
    public bool IsIncoming { get; }

    /// <summary>The agent of this desktop.</summary>
    public ImParty Me { get; }

    /// <summary>Everybody else in the session.</summary>
    public IReadOnlyList<ImParty> Others => [Peer];

    /// <summary>Where the session stands.</summary>
    public ImSessionState State
    {
        get
        {
            lock (_gate)
            {
                return _machine.State;
            }
        }
    }

    /// <summary>Why the session is over; null until it is.</summary>
    public ImEndReason? EndReason
    {
        get
        {
            lock (_gate)
            {
                return _machine.Reason;
            }
        }
    }

    /// <summary>The transcript as it is at this moment; it does not grow by itself.</summary>
    public IReadOnlyList<TranscriptEntry> Transcript
    {
        get
        {
            lock (_gate)
            {
                return _record.Transcript;
            }
        }
    }

    internal ImParty Peer
    {
        get
        {
            lock (_gate)
            {
                return _peer;
            }
        }
    }

    /// <summary>
    /// Sends a text. The first one invites; what follows before the answer waits and goes out in order on connect.
    /// </summary>
    /// <param name="text">The text; line endings of any kind.</param>
    /// <returns>Whether the text was taken; its delivery is shown in the transcript.</returns>
    public ImSendResult Send(string text)
    {
        var normal = MessageText.Normalise(text);
        if (MessageText.IsBlank(normal))
        {
            return ImSendResult.Blank;
        }

        return normal.Length > _context.Options.MaxLength ? ImSendResult.TooLong : Enqueue(Guid.NewGuid().ToString("N"), normal);
    }

    /// <summary>Sends a failed message again, as a line of its own at the end, under its old identity: who has it already drops it.</summary>
    /// <param name="message">A message of this session's transcript.</param>
    /// <returns>Whether the message was taken.</returns>
    public ImSendResult SendAgain(TranscriptMessage message)
    {
        lock (_gate)
        {
            if (_machine.State == ImSessionState.Ended)
            {
                return ImSendResult.NotOpen;
            }

            if (!_record.TrySendAgain(message))
            {
                return ImSendResult.NotFailed;
            }
        }

        return Enqueue(message.MessageId, message.Text);
    }

    /// <summary>
    /// Ends the session: takes the invitation back while it is open, turns a received one down, closes what was never connected.
    /// Does nothing when the session is over.
    /// </summary>
    /// <param name="cancellationToken">Gives up waiting for the other side; the session is over all the same.</param>
    /// <returns>A task that ends when the other side knows, or cannot be told.</returns>
    public Task EndAsync(CancellationToken cancellationToken = default) =>
        ApplyAsync(IsIncoming && State == ImSessionState.Establishing ? SessionInput.Reject : SessionInput.End, cancellationToken: cancellationToken);

    internal Task RejectAsync(CancellationToken cancellationToken) => ApplyAsync(SessionInput.Reject, cancellationToken: cancellationToken);

    internal Task SignOutAsync(CancellationToken cancellationToken) => ApplyAsync(SessionInput.SignOut, cancellationToken: cancellationToken);

    internal async Task AcceptAsync(CancellationToken cancellationToken)
    {
        _answerTimer.Stop();
        var result = await _carriage.AcceptAsync(cancellationToken).ConfigureAwait(false);
        await (result is not null
            ? ApplyAsync(SessionInput.Established, cancellationToken: cancellationToken)
            : ApplyAsync(SessionInput.InvitationFailed, cancellationToken: cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Completes a received invitation with what the directory knows of its sender, and appends the first message.</summary>
    internal void Identify(ImParty peer, CarrierMessage firstMessage)
    {
        lock (_gate)
        {
            _peer = peer;
            _record.Take(peer, firstMessage);
        }
    }

    /// <summary>How long an invitation waits for this desktop's agent: what its sender waits, but not longer than the own option.</summary>
    internal TimeSpan AnswerTime(CarrierInvitation invitation) =>
        TimeSpan.FromTicks(Math.Clamp(invitation.ExpiresIn.Ticks, 0, _context.Options.ToastTimeout.Ticks));

    void ICarrierDialogObserver.OnProgress(CarrierProgress progress)
    {
    }

    void ICarrierDialogObserver.OnTyping(bool isTyping, TimeSpan refresh)
    {
    }

    void ICarrierDialogObserver.OnNotified(string messageId, CarrierNotification notification)
    {
    }

    void ICarrierDialogObserver.OnInterrupted(ImEndReason reason)
    {
    }

    void ICarrierDialogObserver.OnRestored(string? token)
    {
    }

    void ICarrierDialogObserver.OnEstablished(CarrierEstablishment establishment) => ApplyAsync(SessionInput.Established).Forget(_context.Logger);

    ValueTask<CarrierReceipt> ICarrierDialogObserver.OnMessageAsync(CarrierMessage message)
    {
        CarrierReceipt receipt;
        lock (_gate)
        {
            receipt = _machine.State switch
            {
                ImSessionState.Connected => _record.Take(_peer, message),
                ImSessionState.Establishing => _record.TakeEarly(message),
                _ => CarrierReceipt.NoSession,
            };
        }

        if (receipt != CarrierReceipt.Taken)
        {
            MessagingLog.MessageRefused(_context.Logger, Id, message.Id, receipt);
        }

        return ValueTask.FromResult(receipt);
    }

    void ICarrierDialogObserver.OnOver(ImEndReason reason, CarrierSettlement? settlement) =>
        ApplyAsync(SessionLines.InputFor(reason.Kind), reason.Status, reason.Phrase).Forget(_context.Logger);

    private ImSendResult Enqueue(string messageId, string text)
    {
        var step = default(SessionStep);
        lock (_gate)
        {
            if (_machine.State == ImSessionState.Ended || (IsIncoming && _machine.State == ImSessionState.Establishing))
            {
                return ImSendResult.NotOpen;
            }

            _record.Write(Me, messageId, text);
            if (_machine.State == ImSessionState.NotConnected)
            {
                step = Apply_NeedsLock(SessionInput.Invite, null, null);
            }
        }

        (step.Action == SessionAction.None ? PumpAsync() : PerformAsync(step, CancellationToken.None)).Forget(_context.Logger);
        return ImSendResult.Accepted;
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

    /// <summary>The one way in which the state moves: with it go the lines, the deliveries and the events.</summary>
    private SessionStep Apply_NeedsLock(SessionInput input, int? status, string? phrase)
    {
        var before = _machine.State;
        var step = _machine.Apply(input, status, phrase);
        if (step.Verdict != SessionVerdict.Moves)
        {
            return step;
        }

        if (before == ImSessionState.Establishing && !IsIncoming)
        {
            // The first message went with the invitation and shares its fate.
            _record.Complete(step.Next == ImSessionState.Connected ? CarrierResult.Success : new CarrierResult(CarrierResultKind.Failed, FailureOfEnd_NeedsLock()));
        }

        switch (step.Next)
        {
            case ImSessionState.Establishing:
                _firstMessage = _record.SendNext();
                _record.AppendLine(ImSystemEvent.InvitationSent, Me, null);
                break;
            case ImSessionState.Connected:
                _record.AppendLine(ImSystemEvent.Accepted, IsIncoming ? Me : _peer, null);
                _record.ShowEarly(_peer);
                break;
            default:
                _record.ShowEarly(_peer);
                _record.FailWaiting(FailureOfEnd_NeedsLock());
                var (line, party) = SessionLines.ForEnd(step.Reason!.Value, IsIncoming, Me, _peer);
                _record.AppendLine(line, party, _machine.Reason);
                break;
        }

        MessagingLog.SessionMoved(_context.Logger, Id, _peer.Address, step.Next, _machine.Reason is { } reason ? $" ({reason})" : "");
        Tell(ImSessionChangeKind.StateChanged, null);
        return step;
    }

    private ImDeliveryFailure FailureOfEnd_NeedsLock() => new(
        _machine.Reason?.Kind == ImEndReasonKind.ConnectionLost ? ImDeliveryFailureKind.ConnectionLost : ImDeliveryFailureKind.SessionEnded,
        _machine.Reason?.Status,
        _machine.Reason?.Phrase);

    private void Tell(ImSessionChangeKind kind, TranscriptEntry? entry)
    {
        var change = new ImSessionChange(kind, _machine.State, entry);
        _context.Events.Post(() => Changed?.Invoke(this, change));
    }

    private Task PerformAsync(SessionStep step, CancellationToken cancellationToken)
    {
        if (step.Next != ImSessionState.Establishing)
        {
            _answerTimer.Stop();
        }

        if (step.Next == ImSessionState.Ended)
        {
            _context.Ended(this);
        }

        return step.Action switch
        {
            SessionAction.None => Task.CompletedTask,
            SessionAction.SendInvitation => InviteAsync(),
            SessionAction.FlushOutbox => PumpAsync(),
            SessionAction.CancelInvitation => _carriage.EndAsync(CarrierEnding.Cancel, cancellationToken),
            SessionAction.ExpireInvitation => _carriage.EndAsync(CarrierEnding.NoAnswer, cancellationToken),
            SessionAction.RejectInvitation => _carriage.EndAsync(CarrierEnding.Reject, cancellationToken),
            SessionAction.HangUp => _carriage.EndAsync(CarrierEnding.HangUp, cancellationToken),
            SessionAction.SignOut => _carriage.EndAsync(CarrierEnding.SignOut, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step.Action, "No such action."),
        };
    }

    private async Task InviteAsync()
    {
        _answerTimer.Start(_context.Options.ToastTimeout);
        var invitation = new CarrierInvitation
        {
            SessionId = Id,
            From = Me,
            To = Peer,
            FirstMessage = _firstMessage!,
            ExpiresIn = _context.Options.ToastTimeout,
        };
        if (!await _carriage.InviteAsync(_context.Carrier, invitation, this).ConfigureAwait(false))
        {
            await ApplyAsync(SessionInput.InvitationFailed).ConfigureAwait(false);
        }
    }

    /// <summary>Sends what waits, one after the other; while another call does so already there is nothing to take.</summary>
    private async Task PumpAsync()
    {
        while (TakeNext() is { } message)
        {
            var result = await _carriage.SendAsync(message).ConfigureAwait(false);
            lock (_gate)
            {
                _record.Complete(result);
            }
        }
    }

    private CarrierMessage? TakeNext()
    {
        lock (_gate)
        {
            return _machine.State == ImSessionState.Connected ? _record.SendNext() : null;
        }
    }

    private void OnAnswerTimeOver() => ApplyAsync(SessionInput.NotAnswered).Forget(_context.Logger);
}
