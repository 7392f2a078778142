namespace PluginIm.Sip;

/// <summary>
/// A dialog: the peer-to-peer relation of two user agents, with its route set, targets and sequence numbers (RFC 3261 12).
/// Pure data and rules; it sends nothing itself.
/// </summary>
public sealed class SipDialog
{
    private readonly Lock _gate = new();
    private uint _localSequence;
    private uint? _remoteSequence;
    private SipUri _remoteTarget;
    private uint _targetSequence;
    private IReadOnlyList<SipAddress> _routeSet;
    private bool _isEarly;
    private DialogOfferMachine.State _offers;
    private int _terminated;

    private SipDialog(
        SipDialogId id, SipAddress local, SipAddress remote, SipUri remoteTarget, IReadOnlyList<SipAddress> routeSet, bool isEarly)
    {
        Id = id;
        LocalAddress = local;
        RemoteAddress = remote;
        _remoteTarget = remoteTarget;
        _routeSet = routeSet;
        _isEarly = isEarly;
    }

    /// <summary>What identifies it here.</summary>
    public SipDialogId Id { get; }

    /// <summary>This side's address, tag included: From of its requests.</summary>
    public SipAddress LocalAddress { get; }

    /// <summary>The other side's address, tag included: To of requests to it.</summary>
    public SipAddress RemoteAddress { get; }

    /// <summary>Where this side is reached: Contact of the requests that refresh the target. Changed when the connection changes.</summary>
    public SipAddress? LocalContact { get; set; }

    /// <summary>
    /// The session's identities (RFC 7989), which requests in the dialog carry; null where this side gave none. A BYE gets it from whoever ends
    /// the session: that a dialog ends need not mean that the session does.
    /// </summary>
    public SipSessionId? SessionId { get; set; }

    /// <summary>The other side's Contact: where requests end.</summary>
    public SipUri RemoteTarget
    {
        get
        {
            lock (_gate)
            {
                return _remoteTarget;
            }
        }
    }

    /// <summary>The proxies between, the nearest first.</summary>
    public IReadOnlyList<SipAddress> RouteSet
    {
        get
        {
            lock (_gate)
            {
                return _routeSet;
            }
        }
    }

    /// <summary>Whether a provisional response made it and no 2xx has confirmed it.</summary>
    public bool IsEarly
    {
        get
        {
            lock (_gate)
            {
                return _isEarly;
            }
        }
    }

    /// <summary>The dialog is over: BYE from either side, or a response that says that the other side knows nothing of it. Raised once.</summary>
    public event EventHandler? Terminated;

    /// <summary>Whether it is over.</summary>
    public bool IsTerminated => Volatile.Read(ref _terminated) != 0;

    /// <summary>Whether this side made the Call-ID: whoever did waits longer when offers cross (14.1).</summary>
    public bool OwnsCallId { get; private init; }

    /// <summary>The dialog that a response makes at the side that sent the request (12.1.2).</summary>
    /// <exception cref="SipParseException">The response lacks From or To.</exception>
    public static SipDialog FromResponse(SipRequest request, SipResponse response)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(response);
        var local = request.Headers.From ?? throw Missing(SipHeaderNames.From);
        var remote = response.Headers.To ?? throw Missing(SipHeaderNames.To);
        return new SipDialog(
            new SipDialogId(request.Headers.CallId ?? "", local.Tag ?? "", remote.Tag ?? ""),
            local,
            remote,
            response.Headers.Contacts is [{ Uri: var target }, ..] ? target : request.RequestUri,
            [.. response.Headers.RecordRoutes.Reverse()],
            response.IsProvisional)
        {
            OwnsCallId = true,
            _offers = response.IsProvisional ? DialogOfferMachine.State.Own : DialogOfferMachine.State.Idle,
            _localSequence = request.Headers.CSeq?.Number ?? 0,
            LocalContact = request.Headers.Contacts.Count > 0 ? request.Headers.Contacts[0] : null,
            SessionId = SipSessionId.Of(request) is { } own ? new SipSessionId(own.Local, SipSessionId.Of(response)?.Local ?? SipSessionId.Nil) : null,
        };
    }

    /// <summary>The dialog that answering a request makes at the side that received it (12.1.1).</summary>
    /// <exception cref="SipParseException">The request lacks From or To.</exception>
    public static SipDialog FromRequest(SipRequest request, string localTag, SipAddress? contact, bool isEarly)
    {
        ArgumentNullException.ThrowIfNull(request);
        var remote = request.Headers.From ?? throw Missing(SipHeaderNames.From);
        var local = request.Headers.To ?? throw Missing(SipHeaderNames.To);
        return new SipDialog(
            new SipDialogId(request.Headers.CallId ?? "", localTag, remote.Tag ?? ""),
            local.WithTag(localTag),
            remote,
            request.Headers.Contacts is [{ Uri: var target }, ..] ? target : remote.Uri,
            [.. request.Headers.RecordRoutes],
            isEarly)
        {
            _offers = isEarly ? DialogOfferMachine.State.PeerInvite : DialogOfferMachine.State.Idle,
            _remoteSequence = request.Headers.CSeq?.Number,
            LocalContact = contact,
        };
    }

    /// <summary>The next request in this dialog (12.2.1.1). MESSAGE, BYE and INFO carry no Contact.</summary>
    public SipRequest CreateRequest(SipMethod method)
    {
        var request = DraftRequest(method);
        Number(request);
        return request;
    }

    /// <summary>The same without a number of its own: <see cref="Number"/> gives it one right before it leaves, after all that left before.</summary>
    public SipRequest DraftRequest(SipMethod method)
    {
        var request = CreateRequest(method, 0);
        if (LocalContact is { } contact && RefreshesTarget(method))
        {
            request.Headers.Set(SipHeaderNames.Contact, contact.ToString());
        }

        return request;
    }

    /// <summary>Gives a draft the next number in this dialog.</summary>
    public void Number(SipRequest draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        draft.Headers.CSeq = new SipCSeq(NextSequence(), draft.Method);
    }

    /// <summary>The ACK of the 2xx that confirmed this dialog, with the INVITE's credentials (13.2.2.4).</summary>
    public SipRequest CreateAck(SipRequest invite)
    {
        ArgumentNullException.ThrowIfNull(invite);
        var ack = CreateRequest(SipMethod.Ack, invite.Headers.CSeq?.Number ?? 0);
        ack.Headers.CopyFrom(invite.Headers, SipHeaderNames.Authorization);
        ack.Headers.CopyFrom(invite.Headers, SipHeaderNames.ProxyAuthorization);
        return ack;
    }

    /// <summary>
    /// Takes a received request in this dialog: its number (12.2.2). False where it is out of order: to be answered 500. Where it is accepted,
    /// <see cref="OnAccepted"/> is due.
    /// </summary>
    public bool TryAccept(SipRequest received)
    {
        ArgumentNullException.ThrowIfNull(received);
        if (received.Method == SipMethod.Ack || received.Method == SipMethod.Cancel)
        {
            return true;
        }

        var number = received.Headers.CSeq?.Number ?? 0;
        lock (_gate)
        {
            if (number < _remoteSequence)
            {
                return false;
            }

            _remoteSequence = number;
            return true;
        }
    }

    /// <summary>
    /// This side accepts a received request with a 2xx: where it refreshes the target, requests go to its Contact from here on. One that is refused
    /// leaves the target as it was (RFC 6141 4.5), and so does one that came before the one that the target is from.
    /// </summary>
    public void OnAccepted(SipRequest received)
    {
        ArgumentNullException.ThrowIfNull(received);
        var number = received.Headers.CSeq?.Number ?? 0;
        lock (_gate)
        {
            if (!RefreshesTarget(received.Method) || number < _targetSequence)
            {
                return;
            }

            _targetSequence = number;
        }

        RefreshTarget(received, received.Method);
    }

    /// <summary>
    /// Takes a received request with the rules for offers too: null with the response that refuses the request, which is 500 where it is out of order (12.2.2), 491
    /// where it crosses an own offer, and 500 with Retry-After where it comes before the one before it is answered (14.2, RFC 3311 5.2).
    /// The target is refreshed when the 2xx goes out. A BYE ends the dialog.
    /// </summary>
    public SipDialogTurn? TryTake(SipServerTransaction received, out SipResponse? refusal)
    {
        ArgumentNullException.ThrowIfNull(received);
        var turn = TryAdmit(received.Request, out refusal);
        if (turn is not null && RefreshesTarget(received.Request.Method))
        {
            received.WhenAccepted(() => OnAccepted(received.Request));
        }

        return turn;
    }

    /// <summary>The same where the request is accepted elsewhere.</summary>
    internal SipDialogTurn? TryAdmit(SipRequest received, out SipResponse? refusal)
    {
        refusal = null;
        if (!TryAccept(received))
        {
            refusal = SipResponse.For(received, 500, "Out Of Order");
            return null;
        }

        var verdict = Move(InputOf(received));
        if (verdict is DialogOfferMachine.Verdict.Crosses or DialogOfferMachine.Verdict.TooSoon)
        {
            refusal = verdict == DialogOfferMachine.Verdict.Crosses ? SipResponse.For(received, 491) : Refusal.ForNow(received);
            return null;
        }

        if (received.Method == SipMethod.Bye)
        {
            Terminate();
        }

        return new SipDialogTurn(verdict == DialogOfferMachine.Verdict.Holds ? () => Move(DialogOfferMachine.Input.PeerSettled) : null);
    }

    /// <summary>How long to wait before an offer that crossed the other side's goes again (14.1), in steps of 10 ms by chance.</summary>
    public TimeSpan NextWaitAfterCrossing() =>
        TimeSpan.FromMilliseconds(10 * (OwnsCallId ? Random.Shared.Next(210, 401) : Random.Shared.Next(0, 201)));

    /// <summary>Ends it here; nothing is sent. Without effect once it is over.</summary>
    public void Terminate()
    {
        if (Interlocked.Exchange(ref _terminated, 1) == 0)
        {
            Terminated?.Invoke(this, EventArgs.Empty);
        }
    }

    /// <summary>Notes that an own request goes out. False where it is an offer and another one is under way: it must not go (14.1, RFC 3311 5.1).</summary>
    internal bool TryBegin(SipRequest own) =>
        !IsOffer(own) || Move(DialogOfferMachine.Input.OwnOffer) == DialogOfferMachine.Verdict.Holds;

    /// <summary>
    /// Takes the final response to an own request that <see cref="TryBegin"/> let out: what a 2xx refreshes, and the end of the dialog, which a
    /// 481 or 408 to any request is (12.2.1.2) and every answer to BYE (15.1.1).
    /// </summary>
    internal void Settle(SipRequest own, SipResponse? response)
    {
        if (IsOffer(own))
        {
            Move(DialogOfferMachine.Input.OwnSettled);
        }

        if (response is { IsSuccess: true })
        {
            OnSuccess(own, response);
        }

        if (own.Method == SipMethod.Bye || response is { StatusCode: 408 or 481 })
        {
            Terminate();
        }
    }

    /// <summary>Takes a 2xx to an own request in this dialog: where that refreshes the target, its Contact (12.2.1.2).</summary>
    public void OnSuccess(SipRequest request, SipResponse response)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(response);
        RefreshTarget(response, request.Method);
    }

    /// <summary>Confirms an early dialog by its 2xx, which states the route set again (13.2.2.4).</summary>
    public void Confirm(SipResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        SipAddress[] routes = [.. response.Headers.RecordRoutes.Reverse()];
        lock (_gate)
        {
            _isEarly = false;
            _routeSet = routes;
        }

        Move(DialogOfferMachine.Input.OwnSettled);
        RefreshTarget(response, SipMethod.Invite);
    }

    /// <summary>Confirms an early dialog at the side that sent the 2xx.</summary>
    internal void Confirm()
    {
        lock (_gate)
        {
            _isEarly = false;
        }

        Move(DialogOfferMachine.Input.PeerSettled);
    }

    /// <summary>The number of the next own request: also for one that is sent again with credentials.</summary>
    public uint NextSequence()
    {
        lock (_gate)
        {
            return ++_localSequence;
        }
    }

    private static bool RefreshesTarget(SipMethod method) =>
        method == SipMethod.Invite || method == SipMethod.Update || method == SipMethod.Subscribe
        || method == SipMethod.Notify || method == SipMethod.Refer;

    private static bool IsOffer(SipRequest request) =>
        request.Method == SipMethod.Invite || (request.Method == SipMethod.Update && !request.Body.IsEmpty);

    private static DialogOfferMachine.Input? InputOf(SipRequest received) =>
        received.Method == SipMethod.Invite ? DialogOfferMachine.Input.PeerInvite
        : received.Method != SipMethod.Update ? null
        : received.Body.IsEmpty ? DialogOfferMachine.Input.PeerUpdate
        : DialogOfferMachine.Input.PeerUpdateWithOffer;

    private DialogOfferMachine.Verdict Move(DialogOfferMachine.Input? input)
    {
        if (input is not { } move)
        {
            return DialogOfferMachine.Verdict.Passes;
        }

        lock (_gate)
        {
            (_offers, var verdict) = DialogOfferMachine.Next(_offers, move);
            return verdict;
        }
    }

    private static SipParseException Missing(string header) => new("the header is missing", header);

    private void RefreshTarget(SipMessage message, SipMethod method)
    {
        if (RefreshesTarget(method) && message.Headers.Contacts is [{ Uri: var target }, ..])
        {
            lock (_gate)
            {
                _remoteTarget = target;
            }
        }
    }

    private SipRequest CreateRequest(SipMethod method, uint sequence)
    {
        var (target, routes) = DialogRoute.Of(RemoteTarget, RouteSet);
        var request = new SipRequest(method, target);
        request.Headers.MaxForwards = 70;
        foreach (var route in routes)
        {
            request.Headers.Add(SipHeaderNames.Route, route.ToString());
        }

        request.Headers.From = LocalAddress;
        request.Headers.To = RemoteAddress;
        request.Headers.CallId = Id.CallId;
        request.Headers.CSeq = new SipCSeq(sequence, method);
        if (SessionId is { } session && method != SipMethod.Bye)
        {
            request.Headers.Set(SipHeaderNames.SessionId, session.ToString());
        }

        return request;
    }
}
