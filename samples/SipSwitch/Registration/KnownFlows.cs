using PluginIm.Sip;

namespace SipSwitch.Registration;

/// <summary>
/// By which flow a Contact in a dialog is reached, and who stands at its other end. Only flows on which somebody proved who they are get in here, and
/// requests go nowhere else: so the switch is no open relay. Safe for use from several threads.
/// </summary>
internal sealed class KnownFlows(TimeProvider time)
{
    private const int MaxEntries = 100_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(4);
    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(1);
    private static readonly SipTransport[] Transports = Enum.GetValues<SipTransport>();

    private readonly Lock _lock = new();
    private readonly Dictionary<ContactKey, KnownFlow> _byContact = [];
    private readonly Dictionary<SipFlow, KnownFlow> _byFlow = [];
    private DateTimeOffset _nextSweep = time.GetUtcNow() + Lifetime;

    /// <summary>Notes that the user who sent or answered this message with a Contact is reached by this flow.</summary>
    public void Note(SipMessage message, SipFlow flow, string user)
    {
        var now = time.GetUtcNow();
        var hasContact = message.Headers.Contains(SipHeaderNames.Contact);
        lock (_lock)
        {
            SweepIfDue_NeedsLock(now);
            if (!hasContact && _byFlow.TryGetValue(flow, out var last) && last.User == user && now - last.LastUsed < Precision)
            {
                return;
            }

            var known = new KnownFlow(flow, user, now);
            _byFlow[flow] = known;
            foreach (var contact in message.Headers.Contacts)
            {
                var key = KeyOf(contact.Uri, flow.Transport);
                if (_byContact.Count < MaxEntries && MayTake_NeedsLock(key, contact.Uri, known))
                {
                    _byContact[key] = known;
                }
            }
        }
    }

    /// <summary>Who is known to stand at the flow's other end; null for nobody.</summary>
    public string? UserOf(SipFlow flow)
    {
        lock (_lock)
        {
            return _byFlow.TryGetValue(flow, out var known) && flow.IsOpen ? known.User : null;
        }
    }

    /// <summary>The flow by which that contact is reached; null for none.</summary>
    public KnownFlow? Find(SipUri contact)
    {
        lock (_lock)
        {
            var named = contact.Transport;
            foreach (var transport in Transports)
            {
                if ((named is null || named == transport) && _byContact.TryGetValue(KeyOf(contact, transport), out var known) && known.Flow.IsOpen)
                {
                    return known;
                }
            }

            return null;
        }
    }

    public void Remove(SipFlow flow)
    {
        lock (_lock)
        {
            _byFlow.Remove(flow);
            foreach (var (key, known) in _byContact)
            {
                if (known.Flow.Equals(flow))
                {
                    _byContact.Remove(key);
                }
            }
        }
    }

    private static ContactKey KeyOf(SipUri contact, SipTransport transport) =>
        new(contact.Transport ?? transport, contact.Host, contact.Port ?? SipPeer.DefaultPort(transport));

    /// <summary>
    /// A user may not draw another's requests to themselves by naming the other's contact, unless it is truly where they are. Nor does a
    /// connection that only took what is too large for UDP take over a contact by UDP.
    /// </summary>
    private bool MayTake_NeedsLock(ContactKey key, SipUri contact, KnownFlow claimant) =>
        !_byContact.TryGetValue(key, out var owner)
        || !owner.Flow.IsOpen
        || (owner.User == claimant.User && (claimant.Flow.Transport == owner.Flow.Transport || claimant.Flow.Transport == contact.Transport))
        || (contact.Host == claimant.Flow.RemoteEndPoint.Address.ToString() && contact.Port == claimant.Flow.RemoteEndPoint.Port);

    private void SweepIfDue_NeedsLock(DateTimeOffset now)
    {
        if (now < _nextSweep)
        {
            return;
        }

        _nextSweep = now + Lifetime;
        foreach (var (key, known) in _byContact.Where(entry => IsOver(entry.Value)))
        {
            _byContact.Remove(key);
        }

        foreach (var (flow, _) in _byFlow.Where(entry => IsOver(entry.Value)))
        {
            _byFlow.Remove(flow);
        }

        bool IsOver(KnownFlow known) => !known.Flow.IsOpen || now - known.LastUsed > Lifetime;
    }
}
