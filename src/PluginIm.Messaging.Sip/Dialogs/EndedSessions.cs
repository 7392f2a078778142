using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>Remembers for a while which sessions are over, and no more than a number of them.</summary>
internal sealed class EndedSessions(TimeSpan lifetime, int capacity, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, EndedSession> _sessions = [];
    private readonly Queue<EndedSession> _byAge = new();

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _sessions.Count;
            }
        }
    }

    public void Add(string sessionId, SessionPeer peer, Task<string?> lastReceived, SipReason? reason)
    {
        var now = time.GetUtcNow();
        var ended = new EndedSession(sessionId, peer, lastReceived, reason, now + lifetime);
        lock (_gate)
        {
            _sessions[sessionId] = ended;
            _byAge.Enqueue(ended);
            while (_byAge.TryPeek(out var oldest) && (oldest.Until <= now || _byAge.Count > capacity))
            {
                _byAge.Dequeue();
                if (_sessions.TryGetValue(oldest.SessionId, out var known) && ReferenceEquals(known, oldest))
                {
                    _sessions.Remove(oldest.SessionId);
                }
            }
        }
    }

    /// <summary>The session that is over; null where none is known, or not any more.</summary>
    public EndedSession? Find(string sessionId)
    {
        lock (_gate)
        {
            return _sessions.TryGetValue(sessionId, out var ended) && ended.Until > time.GetUtcNow() ? ended : null;
        }
    }
}
