using SipSwitch.Presence;
using SipSwitch.Registration;

namespace SipSwitch.Distribution;

/// <summary>
/// Who is ready: registered, not published as closed, offered nothing else at the moment, and with fewer sessions than an agent may have. Of
/// those the one with the fewest sessions comes first, and of equals the one who has been idle longest. Who waits for an agent gets one in the
/// order they came. Safe for use from several threads.
/// </summary>
internal sealed class AgentRoster
{
    private readonly Lock _lock = new();
    private readonly int _maxSessions;
    private readonly LocationService _locations;
    private readonly Publications _publications;
    private readonly TimeProvider _time;
    private readonly SessionCounts _sessions;
    private readonly HashSet<string> _offered = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _lastBusy = new(StringComparer.Ordinal);
    private readonly List<Waiter> _waiters = [];

    public AgentRoster(int maxSessions, LocationService locations, Publications publications, TimeProvider time)
    {
        _maxSessions = maxSessions;
        _locations = locations;
        _publications = publications;
        _time = time;
        _sessions = new SessionCounts(time);
        locations.Changed += (_, user) => OnRegistrationChanged(user);
        publications.Changed += (_, _) => HandOut();
    }

    /// <summary>Keeps the next ready agent of the point for the caller; null when none got ready in time.</summary>
    /// <param name="point">Whose agents.</param>
    /// <param name="passedOver">Who does not come into question.</param>
    /// <param name="patience">How long to wait for one; zero for not at all.</param>
    /// <param name="cancellationToken">Ends the waiting, with null.</param>
    public async Task<AgentOffer?> TakeAsync(
        DistributionPoint point, IReadOnlySet<string> passedOver, TimeSpan patience, CancellationToken cancellationToken)
    {
        var waiter = new Waiter(point, passedOver);
        lock (_lock)
        {
            if (Pick_NeedsLock(waiter) is { } ready)
            {
                return Keep_NeedsLock(ready);
            }

            if (patience <= TimeSpan.Zero || cancellationToken.IsCancellationRequested)
            {
                return null;
            }

            _waiters.Add(waiter);
        }

        await using var timer = _time.CreateTimer(_ => GiveUp(waiter), null, patience, Timeout.InfiniteTimeSpan);
        await using var cancelling = cancellationToken.UnsafeRegister(_ => GiveUp(waiter), null);
        return await waiter.Offer;
    }

    /// <summary>Who would be next, without being kept; null for nobody.</summary>
    public string? Peek(DistributionPoint point, IReadOnlySet<string> passedOver)
    {
        lock (_lock)
        {
            return Pick_NeedsLock(new Waiter(point, passedOver));
        }
    }

    /// <summary>Whether somebody is left who might get ready.</summary>
    public static bool MayGetReady(DistributionPoint point, IReadOnlySet<string> passedOver) =>
        point.Agents.Count == 0 || point.Agents.Any(agent => !passedOver.Contains(agent));

    public void BeginSession(string callId, string caller, string callee)
    {
        lock (_lock)
        {
            _sessions.Begin(callId, caller, callee);
        }
    }

    public void EndSession(string callId)
    {
        lock (_lock)
        {
            foreach (var user in _sessions.End(callId))
            {
                _lastBusy[user] = _time.GetTimestamp();
            }
        }

        HandOut();
    }

    private void OnRegistrationChanged(string user)
    {
        if (!_locations.IsReachable(user))
        {
            lock (_lock)
            {
                _sessions.EndAllOf(user);
            }
        }

        HandOut();
    }

    private void Release(string user)
    {
        lock (_lock)
        {
            _offered.Remove(user);
            _lastBusy[user] = _time.GetTimestamp();
        }

        HandOut();
    }

    /// <summary>Somebody may have got ready: whoever waits longest is served first.</summary>
    private void HandOut()
    {
        lock (_lock)
        {
            for (var i = 0; i < _waiters.Count;)
            {
                var waiter = _waiters[i];
                if (Pick_NeedsLock(waiter) is { } ready)
                {
                    _waiters.RemoveAt(i);
                    waiter.Give(Keep_NeedsLock(ready));
                }
                else
                {
                    i++;
                }
            }
        }
    }

    private void GiveUp(Waiter waiter)
    {
        lock (_lock)
        {
            if (_waiters.Remove(waiter))
            {
                waiter.Give(null);
            }
        }
    }

    private AgentOffer Keep_NeedsLock(string user)
    {
        _offered.Add(user);
        return new AgentOffer(user, Release);
    }

    private string? Pick_NeedsLock(Waiter waiter) =>
        (waiter.Point.Agents.Count > 0 ? waiter.Point.Agents : _locations.Users)
            .Where(user => !waiter.PassedOver.Contains(user) && IsReady_NeedsLock(user))
            .MinBy(user => (_sessions.Of(user), _lastBusy.GetValueOrDefault(user)));

    private bool IsReady_NeedsLock(string user) =>
        !_offered.Contains(user) && _sessions.Of(user) < _maxSessions && _locations.IsReachable(user) && !_publications.IsClosed(user);

    private sealed class Waiter(DistributionPoint point, IReadOnlySet<string> passedOver)
    {
        private readonly TaskCompletionSource<AgentOffer?> _offer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public DistributionPoint Point { get; } = point;

        public IReadOnlySet<string> PassedOver { get; } = passedOver;

        public Task<AgentOffer?> Offer => _offer.Task;

        public void Give(AgentOffer? offer) => _offer.SetResult(offer);
    }
}
