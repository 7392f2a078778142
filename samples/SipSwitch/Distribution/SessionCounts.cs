namespace SipSwitch.Distribution;

/// <summary>
/// How many sessions each user has: an INVITE's 2xx begins one, BYE ends it. One whose BYE never passed here ends with the user's registration,
/// or when it has grown old. Not safe for use from several threads.
/// </summary>
internal sealed class SessionCounts(TimeProvider time)
{
    private const int MaxSessions = 100_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(4);

    private readonly Dictionary<string, Session> _sessions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _byUser = new(StringComparer.Ordinal);
    private DateTimeOffset _nextSweep = time.GetUtcNow() + Lifetime;

    public int Of(string user) => _byUser.GetValueOrDefault(user);

    public void Begin(string callId, string caller, string callee)
    {
        SweepIfDue();
        if (_sessions.Count < MaxSessions && _sessions.TryAdd(callId, new Session(caller, callee, time.GetUtcNow() + Lifetime)))
        {
            Count(caller, 1);
            Count(callee, 1);
        }
    }

    /// <summary>Who had that session; nobody where there is none.</summary>
    public IReadOnlyList<string> End(string callId)
    {
        if (!_sessions.Remove(callId, out var session))
        {
            return [];
        }

        Count(session.Caller, -1);
        Count(session.Callee, -1);
        return [session.Caller, session.Callee];
    }

    public void EndAllOf(string user)
    {
        if (Of(user) == 0)
        {
            return;
        }

        foreach (var (callId, _) in _sessions.Where(entry => entry.Value.Caller == user || entry.Value.Callee == user).ToArray())
        {
            End(callId);
        }
    }

    private void Count(string user, int step)
    {
        var count = Of(user) + step;
        if (count > 0)
        {
            _byUser[user] = count;
        }
        else
        {
            _byUser.Remove(user);
        }
    }

    private void SweepIfDue()
    {
        var now = time.GetUtcNow();
        if (now < _nextSweep)
        {
            return;
        }

        _nextSweep = now + Lifetime;
        foreach (var (callId, _) in _sessions.Where(entry => entry.Value.Until <= now).ToArray())
        {
            End(callId);
        }
    }

    private sealed record Session(string Caller, string Callee, DateTimeOffset Until);
}
