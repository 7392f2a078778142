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
    private IReadOnlyList<SipAddress> _routeSet;
    private bool _isEarly;

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
            _localSequence = request.Headers.CSeq?.Number ?? 0,
            LocalContact = request.Headers.Contacts.Count > 0 ? request.Headers.Contacts[0] : null,
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
            _remoteSequence = request.Headers.CSeq?.Number,
            LocalContact = contact,
        };
    }

    /// <summary>The next request in this dialog (12.2.1.1). MESSAGE, BYE and INFO carry no Contact.</summary>
    public SipRequest CreateRequest(SipMethod method)
    {
        var request = CreateRequest(method, NextSequence());
        if (LocalContact is { } contact && RefreshesTarget(method))
        {
            request.Headers.Set(SipHeaderNames.Contact, contact.ToString());
        }

        return request;
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
    /// Takes a received request in this dialog: its number and, where it refreshes the target, its Contact (12.2.2).
    /// False where it is out of order: to be answered 500.
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
        }

        RefreshTarget(received, received.Method);
        return true;
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

        RefreshTarget(response, SipMethod.Invite);
    }

    /// <summary>Confirms an early dialog at the side that sent the 2xx.</summary>
    internal void Confirm()
    {
        lock (_gate)
        {
            _isEarly = false;
        }
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
        return request;
    }
}
