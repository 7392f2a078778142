using PluginIm.Contracts;

namespace PluginIm.Messaging;

/// <summary>
/// A conversation with another party, from the opened window to its end. It outlives the connection to the switch, and with a journal
/// the desktop's process. Members may be used from any thread.
/// </summary>
public sealed partial class ImSession
{
    private readonly Lock _gate = new();
    private readonly SessionContext _context;
    private readonly SessionMachine _machine;
    private readonly SessionJournal _journal;
    private readonly SessionRecord _record;
    private readonly SessionCarriage _carriage;
    private readonly SessionTimer _timer;
    private readonly OwnTyping _ownTyping;
    private readonly DateTimeOffset _openedAt;
    private readonly string? _conversationId;
    private volatile string _id;
    private ImParty _peer;
    private string _draft = string.Empty;
    private bool _isPageMode;
    private bool _isClosing;

    /// <summary>A session that the agent opens; its first message invites.</summary>
    internal ImSession(SessionContext context, ImParty me, ImParty peer, IInteraction? origin = null)
        : this(context, me, peer, context.Options.NewIdentity(), new SessionMachine())
    {
        (Origin, OriginId, Options) = (origin, origin?.Id, OptionOverrides.Apply(context.Options, origin, _id, context.Logger));
        _ownCase = origin is null ? null : new OwnCase(origin, 0, Options, OnOwnCaseChanged, context.Logger);
    }

    /// <summary>A session to which the agent is invited.</summary>
    internal ImSession(SessionContext context, ImParty me, IIncomingCarrierDialog dialog)
        : this(context, me, dialog.Invitation.From, dialog.Invitation.SessionId, new SessionMachine())
    {
        IsIncoming = true;
        _isPageMode = dialog.Invitation.IsPageMode;
        _case = dialog.Invitation.Case;
        _roster = dialog.Invitation.Roster;
        _conversationId = _roster is null ? null : dialog.Invitation.ConversationId;
        _carriage.Attach(dialog);
        _machine.Apply(SessionInput.Invited);
        _timer.Start(AnswerTime(dialog.Invitation));
    }

    private ImSession(SessionContext context, ImParty me, ImParty peer, string id, SessionMachine machine)
    {
        _context = context;
        Options = context.Options;
        _id = id;
        _machine = machine;
        _openedAt = context.Time.GetLocalNow();
        _journal = new SessionJournal(context.Journal);
        _record = new SessionRecord(_gate, id, _journal, context.Recent, context.Time, context.Logger, Tell);
        _carriage = new SessionCarriage(this, context.Logger);
        _timer = new SessionTimer(context.Time, OnTimeOver);
        _ownTyping = new OwnTyping(context.Time, OnTypingIdle);
        _peer = peer;
        Me = me;
        Changed += new SessionTelemetry(context.Time).Observe;
    }

    /// <summary>
    /// Raised for every change, one after the other, in order, and outside every lock, on a thread of the pool, on the one that received what
    /// changes the session, or on the one that sends a text, before <see cref="Send"/> returns: handlers return quickly. All events of one channel share this order.
    /// </summary>
    public event EventHandler<ImSessionChange>? Changed;

    /// <summary>
    /// Identity of the session, the same on both desktops: 32 hexadecimal digits. While <see cref="ImSessionState.Establishing"/> it changes
    /// where both agents have invited each other, since both sessions become one.
    /// </summary>
    public string Id => _id;

    /// <summary>Whether the other party invited.</summary>
    public bool IsIncoming { get; }

    /// <summary>
    /// The interaction from which the agent of this desktop consults the other party; null for anything but an own consultation, and where the shell has it no more
    /// after a restart.
    /// </summary>
    public IInteraction? Origin { get; }

    /// <summary>Identity of that interaction, also where the shell has it no more; null for anything but an own consultation.</summary>
    public string? OriginId { get; }

    /// <summary>The options in force in this session: those of the channel, but for what the case of an own consultation sets.</summary>
    public ImOptions Options { get; }

    /// <summary>The agent of this desktop.</summary>
    public ImParty Me { get; }

    /// <summary>Where the session stands.</summary>
    public ImSessionState State => Read(() => _machine.State);

    /// <summary>Why the session is over; null until it is.</summary>
    public ImEndReason? EndReason => Read(() => _machine.Reason);

    /// <summary>Whether an ordinary client is at the other side: each message stands for itself, and nobody has to accept.</summary>
    public bool IsPageMode => Read(() => _isPageMode);

    /// <summary>Whether any of the others is typing.</summary>
    public bool IsPeerTyping => Read(() => _typing.Count > 0);

    /// <summary>What the agent has typed and not sent, as it was told last; empty when there is nothing.</summary>
    public string Draft => Read(() => _draft);

    /// <summary>The transcript as it is at this moment; it does not grow by itself.</summary>
    public IReadOnlyList<TranscriptEntry> Transcript => Read(() => _record.Transcript);

    internal ImParty Peer => Read(() => _peer);

    /// <summary>The last message that was taken from the other party; null before the first.</summary>
    internal string? LastReceivedId => Read(() => _record.LastReceivedId);

    /// <summary>
    /// Sends a text. The first one invites; what follows before the answer, or while the way is lost, waits and goes out in order.
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

        return normal.Length > Options.MaxLength ? ImSendResult.TooLong : Enqueue(Options.NewIdentity(), normal);
    }

    /// <summary>Sends a failed message again, as a line of its own at the end, under its old identity: who has it already drops it.</summary>
    /// <param name="message">A message of this session's transcript.</param>
    /// <returns>Whether the message was taken.</returns>
    public ImSendResult SendAgain(TranscriptMessage message)
    {
        lock (_gate)
        {
            if (_machine.State == ImSessionState.Ended || _isClosing)
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

    /// <summary>Takes note of what stands in the text box, so that it is there again after a crash, and the other party sees that the agent types.</summary>
    /// <param name="text">All that stands there; empty when there is nothing.</param>
    public void SetDraft(string text)
    {
        lock (_gate)
        {
            if (_draft == text)
            {
                return;
            }

            _draft = text;
            KeepInJournal_NeedsLock();
            _journal.Write(new DraftChanged(_id, text.Length == 0 ? null : text));
        }

        ShowTyping(text.Length > 0);
    }

    /// <summary>
    /// Takes note that the agent has seen all that has come; with <c>im.read-notifications</c> the other party hears of it.
    /// </summary>
    public void MarkRead()
    {
        string? newest;
        lock (_gate)
        {
            newest = _record.LastReceivedId;
            if (newest == _lastReadTold || _machine.State != ImSessionState.Connected || !Options.ReadNotifications)
            {
                return;
            }

            _lastReadTold = newest;
        }

        _carriage.NotifyAsync(dialog => dialog.NotifyReadAsync(newest!)).Forget(_context.Logger);
    }

    /// <summary>
    /// Ends the session: takes the invitation back while it is open, turns a received one down, closes what was never connected.
    /// What waits in a connected session goes first, for at most two seconds. Does nothing when the session is over.
    /// </summary>
    /// <param name="cancellationToken">Gives up waiting for the other side; the session is over all the same.</param>
    /// <returns>A task that ends when the other side knows, or cannot be told.</returns>
    public async Task EndAsync(CancellationToken cancellationToken = default)
    {
        await DrainAsync(DrainTime, cancellationToken).ConfigureAwait(false);
        await HangUpAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The agent is done with the session: it ends if it is not over, and nothing of it is kept.</summary>
    /// <param name="cancellationToken">Gives up waiting for the other side.</param>
    /// <returns>A task that ends when the other side knows, or cannot be told.</returns>
    public async Task CloseAsync(CancellationToken cancellationToken = default)
    {
        await DrainAsync(DrainTime, cancellationToken).ConfigureAwait(false);
        var telling = HangUpAsync(cancellationToken);
        lock (_gate)
        {
            // Over from here on; a party that is hard to reach keeps nothing of it here.
            _journal.Remove(_id);
        }

        await telling.ConfigureAwait(false);
    }

    internal Task RejectAsync(CancellationToken cancellationToken) => ApplyAsync(SessionInput.Reject, cancellationToken: cancellationToken);

    /// <summary>Ends the session because the agent leaves. What nobody misses is not kept; what could not be sent, and a draft, are.</summary>
    internal async Task SignOutAsync(CancellationToken cancellationToken)
    {
        try
        {
            await DrainAsync(SignOutDrainTime, cancellationToken).ConfigureAwait(false);
            await ApplyAsync(SessionInput.SignOut, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                if (_machine.State == ImSessionState.Ended && _record.IsAllSent && !_record.HasUndelivered && _draft.Length == 0)
                {
                    _journal.Remove(_id);
                }
            }
        }
    }

    /// <summary>How long an invitation waits for this desktop's agent: what its sender waits, but not longer than the own option.</summary>
    internal TimeSpan AnswerTime(CarrierInvitation invitation) =>
        TimeSpan.FromTicks(Math.Clamp(invitation.ExpiresIn.Ticks, 0, Options.ToastTimeout.Ticks));

    private Task HangUpAsync(CancellationToken cancellationToken) => ApplyAsync(
        IsIncoming && State == ImSessionState.Establishing ? SessionInput.Reject : SessionInput.End, cancellationToken: cancellationToken);

    private T Read<T>(Func<T> read)
    {
        lock (_gate)
        {
            return read();
        }
    }

    private ImSendResult Enqueue(string messageId, string text)
    {
        // The thread that sends has nothing else to do meanwhile, and another one would have to be woken, beside those that take the text along.
        _context.Events.Hold();
        try
        {
            return EnqueueAndGo(messageId, text);
        }
        finally
        {
            _context.Events.Release();
        }
    }

    private ImSendResult EnqueueAndGo(string messageId, string text)
    {
        var step = default(SessionStep);
        lock (_gate)
        {
            if (_machine.State == ImSessionState.Ended || _isClosing || (IsIncoming && _machine.State == ImSessionState.Establishing))
            {
                return ImSendResult.NotOpen;
            }

            _ownTyping.Stop();
            KeepInJournal_NeedsLock();
            _record.Write(Me, messageId, text);
            if (_machine.State == ImSessionState.NotConnected)
            {
                step = Apply_NeedsLock(SessionInput.Invite, null, null);
            }
        }

        (step.Action == SessionAction.None ? PumpAsync() : PerformAsync(step, CancellationToken.None)).Forget(_context.Logger);
        return ImSendResult.Accepted;
    }
}
