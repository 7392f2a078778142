using Microsoft.Extensions.Logging;
using PluginIm.Sip;
using static PluginIm.Messaging.Sip.DialogMachine;

namespace PluginIm.Messaging.Sip;

/// <summary>
/// A session in SIP for its whole life (RFC 3261 12, 15; RFC 3428), what both sides of it have in common. The SIP dialog that carries it changes
/// when the way was lost and the session is restored in another one.
/// </summary>
internal abstract partial class SipImDialog : ICarrierDialog
{
    /// <summary>No longer than a transaction lasts anyway.</summary>
    private static readonly TimeSpan GoodbyePatience = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly TaskCompletionSource<CarrierSettlement?> _settlement = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DialogTable _table;
    private readonly DialogLegs _legs;
    private readonly DialogTeller _teller;
    private readonly DialogRequests _requests;
    private readonly RestoreRequests _restores;
    private readonly CaseAssembly _cases = new();
    private volatile State _state;
    private SwitchConnection? _connection;
    private volatile SessionPeer _peer;
    private WayBack? _way;
    private SipReason? _goodbye;

    protected SipImDialog(DialogTable table, string sessionId, SessionPeer peer, State state)
    {
        (_table, _peer, _state) = (table, peer, state);
        SessionId = sessionId;
        _legs = new DialogLegs(table, this);
        _teller = new DialogTeller(this);
        _requests = new DialogRequests(this);
        _restores = new RestoreRequests(this);
        Messages = new DialogMessages(this);
    }

    public string SessionId { get; }

    /// <summary>The other side.</summary>
    public SessionPeer Peer => _peer;

    /// <summary>The SIP dialog that carries it; null before the first one, and after a restart of the desktop.</summary>
    public DialogLeg? Leg => _legs.Current;

    /// <summary>What this side says.</summary>
    public DialogMessages Messages { get; }

    /// <summary>What came from the other side.</summary>
    public ReceivedMessages Received { get; } = new();

    /// <summary>Whether this side ended the session, or it is over.</summary>
    public bool IsEnded => State is State.Leaving or State.Over;

    /// <summary>Whether the other side knows the session by its identity and can be asked to restore it.</summary>
    public bool IsKnownToPeer => Leg is not { } leg || leg.SessionId == SessionId;

    /// <summary>The dialog that an INVITE takes the place of; null where it is not known.</summary>
    public virtual SipDialogId? Replaced => Leg?.Dialog.Id;

    internal SwitchConnection Connection => _connection ?? throw new InvalidOperationException("The carrier is not signed in.");

    /// <summary>What this side says of why it ends the session; null where nothing is to be said.</summary>
    internal SipReason? Goodbye => _goodbye;

    internal ILogger Logger => Connection.Logger;

    /// <summary>Whether this side invited: where both restore at once, its INVITE stays.</summary>
    protected abstract bool IsInviter { get; }

    /// <summary>What became of the first message with the acceptance; null where it did not go with the invitation.</summary>
    protected internal virtual CarrierResult? FirstMessage => CarrierResult.Success;

    /// <summary>Whether the case went with the invitation that was accepted.</summary>
    protected internal virtual bool BringsCase => false;

    /// <summary>The last message that was here before an invitation that is refused for it, since the session is over; null for none.</summary>
    protected virtual string? ReceivedBefore => null;

    /// <summary>Who hears of it; set before anything can happen.</summary>
    protected internal abstract ICarrierDialogObserver Observer { get; }

    internal State State => _state;

    /// <inheritdoc/>
    public Task<CarrierResult> SendAsync(CarrierMessage message, CancellationToken cancellationToken) =>
        Messages.SendAsync(message, Task.CompletedTask, cancellationToken);

    /// <inheritdoc/>
    public Task<CarrierResult> SendAsync(CarrierMessage message, Task kept, CancellationToken cancellationToken) =>
        Messages.SendAsync(message, kept, cancellationToken);

    /// <inheritdoc/>
    public Task NotifyTypingAsync(bool isTyping, TimeSpan refresh, ImParty? author = null) => Messages.NotifyTypingAsync(isTyping, refresh, author);

    /// <inheritdoc/>
    public Task NotifyReadAsync(string messageId) => Messages.NotifyReadAsync(messageId);

    /// <inheritdoc/>
    public Task<CarrierResult> NotifyDeliveredAsync(string messageId) => Messages.NotifyLaterAsync(messageId, isRefused: false);

    /// <inheritdoc/>
    public Task<CarrierResult> NotifyRefusedAsync(string messageId) => Messages.NotifyLaterAsync(messageId, isRefused: true);

    /// <inheritdoc/>
    public Task<CarrierResult> TellCaseAsync(CarrierCase moment) => Messages.TellCaseAsync(moment);

    /// <inheritdoc/>
    public Task<CarrierResult> TellRosterAsync(CarrierRoster roster) => Messages.TellRosterAsync(roster);

    /// <inheritdoc/>
    public async Task<CarrierSettlement?> EndAsync(CarrierEnding ending, CancellationToken cancellationToken)
    {
        Actions actions;
        lock (_gate)
        {
            _goodbye = ImReason.Of(ending);
            actions = Apply_NeedsLock(Input.EndAsked, default);
        }

        _teller.Tell();
        if (actions.HasFlag(Actions.DropInvitation))
        {
            return await DropInvitationAsync(ending, cancellationToken).ConfigureAwait(false);
        }

        // Nobody waits for a switch that is away when all that is left is to say that one leaves.
        return actions.HasFlag(Actions.SayGoodbye) && (ending != CarrierEnding.SignOut || _connection?.Readiness.IsReady == true)
            ? await _settlement.Task.WaitAsync(cancellationToken).ConfigureAwait(false)
            : null;
    }

    /// <summary>Goes on by a fresh sign-in, from where it stands.</summary>
    public void Attach(SwitchConnection connection)
    {
        lock (_gate)
        {
            _connection = connection;
            LookForWay_NeedsLock();
        }
    }

    /// <summary>Hands over a case of the other side, or notes a part of one.</summary>
    public async Task<CaseRefusal?> TakeCaseAsync(ReadOnlyMemory<byte> json)
    {
        var moment = _cases.Take(json, Connection.Options.MaxCaseSize, out var refusal);
        if (moment is not null && !IsEnded)
        {
            await Observer.OnCaseAsync(moment).ConfigureAwait(false);
        }

        return refusal;
    }

    /// <summary>Hands over who is in the conversation.</summary>
    internal void Tell(CarrierRoster roster)
    {
        if (State is (State.Inviting or State.Connected or State.Interrupted) and var state)
        {
            Messages.AskForDelivery();
            TellWhile(state, () => Observer.OnRoster(roster));
        }
    }

    /// <summary>Hands over a message of the other side.</summary>
    public Task<CarrierReceipt> TakeAsync(CarrierMessage message) => Received.TakeAsync(message, () => IsEnded, Observer);

    /// <summary>Tells that the other side types, or what became of a message; ends when that is kept.</summary>
    internal Task TellAsync(ReceivedMessage received, ImParty? author)
    {
        if (State is not ((State.Connected or State.Interrupted) and var state))
        {
            return Task.CompletedTask;
        }

        var told = new TaskCompletionSource<Task>(TaskCreationOptions.RunContinuationsAsynchronously);
        return TellWhile(state, () =>
        {
            received.Tell(Observer, received.Notification?.MessageId, author);
            told.SetResult(Observer.Kept);
        })
            ? told.Task.Unwrap()
            : Task.CompletedTask;
    }

    /// <summary>
    /// How an answer in one of its dialogs names the session (RFC 7989 6). What answers a BYE or an INVITE does so where it settles the session, and
    /// only there.
    /// </summary>
    public SipSessionId? NameFor(SipMethod method, DialogKey key) =>
        method == SipMethod.Bye || method == SipMethod.Invite ? null : Find(key)?.Dialog.SessionId;

    /// <summary>Answers a request that came in one of its dialogs.</summary>
    public Task OnRequestAsync(SipServerTransaction transaction, DialogKey key) => _requests.AnswerAsync(transaction, key);

    /// <summary>Answers an INVITE outside of a dialog that names this session: the other side restores it, or invites once more.</summary>
    public Task OnInvitedAgainAsync(SipServerTransaction transaction) => _restores.AnswerAsync(transaction);

    /// <summary>Hangs up in one of its dialogs, and tells what came from the other side.</summary>
    internal async Task<SipResponse> ByeAsync(DialogLeg leg, SipReason? reason, CancellationToken cancellationToken)
    {
        var bye = leg.Dialog.CreateRequest(SipMethod.Bye);
        if (reason is not null)
        {
            bye.Headers.Set(SipHeaderNames.Reason, reason.ToString());
        }

        Farewell.Put(bye, SessionId, await Received.LastIdAsync(cancellationToken).ConfigureAwait(false), Connection.Time.GetUtcNow());
        return await leg.RequestAsync(bye, cancellationToken).ConfigureAwait(false);
    }

    internal void RemoveKey(DialogKey key)
    {
        lock (_gate)
        {
            _legs.Remove(key);
        }
    }

    /// <summary>The other side does not know the session any more, or has ended it.</summary>
    internal void OnDenied(ImEndReason reason, CarrierSettlement? settlement) => Apply(Input.PeerEnded, new DialogNews(reason, settlement));

    /// <summary>The other side knows of the end, or can not be told.</summary>
    internal void OnTold(CarrierSettlement? settlement) => Apply(Input.Told, new DialogNews(Settlement: settlement));

    /// <summary>Ends when the other side knows that this one has ended the session, or has not come to know for a while.</summary>
    internal Task WaitForGoodbyeAsync() => State == State.Leaving
        ? Task.WhenAny(_settlement.Task, Task.Delay(GoodbyePatience, Connection.Time, Connection.Stopped))
        : Task.CompletedTask;

    /// <summary>Takes the invitation back, or turns it down.</summary>
    protected abstract Task<CarrierSettlement?> DropInvitationAsync(CarrierEnding? ending, CancellationToken cancellationToken);

    /// <summary>Answers an invitation that comes once more, before the agent has answered it.</summary>
    internal virtual Task RingAgainAsync(SipServerTransaction transaction) =>
        throw new InvalidOperationException("Only who is invited rings.");

    /// <summary>Lets requests for the session in, from the start of it.</summary>
    protected void Open(SwitchConnection? connection, DialogKey? key = null)
    {
        lock (_gate)
        {
            _connection = connection;
            if (key is { } dialog)
            {
                _legs.Add(dialog);
            }
        }

        _table.TryAdd(this);
    }

    internal void AddKey(DialogKey key)
    {
        lock (_gate)
        {
            _legs.Add(key);
        }
    }

    /// <summary>The session is connected by this dialog; false where it was ended meanwhile.</summary>
    protected bool TryConnect(DialogLeg leg, SessionPeer peer, ImParty? answeredBy)
    {
        lock (_gate)
        {
            if (_state is not (State.Inviting or State.Invited))
            {
                return false;
            }

            _peer = peer;
            Use_NeedsLock(leg);
            Apply_NeedsLock(Input.Accepted, new DialogNews(AnsweredBy: answeredBy));
        }

        _teller.Tell();
        return true;
    }

    /// <summary>What restores the session after a restart of the desktop; null where nothing does.</summary>
    protected string? Token
    {
        get
        {
            lock (_gate)
            {
                return Token_NeedsLock();
            }
        }
    }

    /// <summary>The invitation came to nothing, or the other side took it back.</summary>
    protected void Refuse(ImEndReason reason, CarrierSettlement? settlement = null) => Apply(Input.Refused, new DialogNews(reason, settlement));

    /// <summary>Tells something that changes nothing here, as long as that is of interest.</summary>
    /// <returns>Whether it is, and is told.</returns>
    protected bool TellWhile(State state, Action call)
    {
        lock (_gate)
        {
            if (_state != state)
            {
                return false;
            }

            _teller.Note(call);
        }

        _teller.Tell();
        return true;
    }

    private void Apply(Input input, DialogNews news)
    {
        Actions actions;
        lock (_gate)
        {
            actions = Apply_NeedsLock(input, news);
        }

        Perform(actions);
    }

    /// <summary>What is due after a step, outside of the lock.</summary>
    private void Perform(Actions actions)
    {
        _teller.Tell();
        if (actions.HasFlag(Actions.DropInvitation))
        {
            DropInvitationAsync(null, CancellationToken.None).Forget(Logger);
        }
    }

    /// <summary>The one way in which the state moves: with it go what the observer hears and what is done about the way.</summary>
    private Actions Apply_NeedsLock(Input input, DialogNews news)
    {
        (_state, var actions) = Next(_state, input);
        _teller.Note(actions, news, Token_NeedsLock(), _peer);
        if ((actions & (Actions.StopRestoring | Actions.Restore | Actions.SayGoodbye)) != 0)
        {
            LookForWay_NeedsLock();
        }

        if (actions.HasFlag(Actions.Forget))
        {
            Forget_NeedsLock(news.Settlement);
        }

        return actions;
    }

    private string? Token_NeedsLock() =>
        _legs.Current is { } leg && leg.SessionId == SessionId ? new DialogToken(leg.Dialog.Id, _peer).ToString() : null;

    private void Forget_NeedsLock(CarrierSettlement? settlement)
    {
        // What came with an invitation that nobody accepted is not there.
        var lastReceived = IsInviter || _legs.Current is not null ? Received.LastIdAsync(CancellationToken.None) : Task.FromResult(ReceivedBefore);
        _table.Ended.Add(SessionId, _peer, lastReceived, _goodbye);
        _table.Remove(this);
        _legs.Close();
        _settlement.TrySetResult(settlement);
    }

    private void Use_NeedsLock(DialogLeg leg)
    {
        if (_legs.Use(leg))
        {
            leg.Expired += (_, _) => Lose(leg, new ImEndReason(ImEndReasonKind.ConnectionLost, 408, "Session expired"));
        }
    }

    /// <summary>The dialog of that name; null where it is not made yet.</summary>
    internal DialogLeg? Find(DialogKey key)
    {
        lock (_gate)
        {
            return _legs.Find(key);
        }
    }

    /// <summary>Whether a request is the other side's; the first one that the switch vouches for says who that is.</summary>
    internal bool TryRecognise(SipRequest request, DialogLeg? leg)
    {
        var vouched = Sender.VouchedFor(request);
        if (vouched is null && leg?.IsFromPeer(request) == false)
        {
            return false;
        }

        lock (_gate)
        {
            if (_peer.After(vouched) is not { } peer)
            {
                return false;
            }

            _peer = _state is State.Inviting ? _peer : peer;
            return true;
        }
    }
}
