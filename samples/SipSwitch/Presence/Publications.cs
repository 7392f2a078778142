using PluginIm.Sip;

namespace SipSwitch.Presence;

/// <summary>
/// What users publish of their presence (RFC 3903), as far as it says whether they are ready: whoever has published and has no publication
/// that is open is closed. Safe for use from several threads.
/// </summary>
internal sealed class Publications(int maxPerUser, TimeProvider time) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<PublishedState>> _byUser = new(StringComparer.Ordinal);
    private ITimer? _expiry;
    private bool _isDisposed;

    /// <summary>Somebody may be ready who was not. Raised outside of any lock.</summary>
    public event EventHandler? Changed;

    public bool IsClosed(string user)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var states = _byUser.GetValueOrDefault(user)?.FindAll(state => state.ExpiresAt > now) ?? [];
            return states.Count > 0 && states.TrueForAll(state => state.IsClosed);
        }
    }

    public PublishedState? Find(string user, string entityTag)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            return _byUser.GetValueOrDefault(user)?.Find(state => state.EntityTag == entityTag && state.ExpiresAt > now);
        }
    }

    /// <summary>Takes a publication in the place of an earlier one, which is null for a first one.</summary>
    public PublishedState Put(string user, PublishedState? earlier, bool isClosed, TimeSpan lifetime)
    {
        var fresh = new PublishedState(user, SipIdentifiers.NewTag(), isClosed, time.GetUtcNow() + lifetime);
        lock (_lock)
        {
            Remove_NeedsLock(earlier);
            if (!_byUser.TryGetValue(user, out var states))
            {
                _byUser[user] = states = [];
            }

            if (states.Count >= maxPerUser)
            {
                states.RemoveAt(0);
            }

            states.Add(fresh);
            ArmExpiry_NeedsLock();
        }

        Changed?.Invoke(this, EventArgs.Empty);
        return fresh;
    }

    public void Remove(PublishedState state)
    {
        lock (_lock)
        {
            Remove_NeedsLock(state);
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _expiry?.Dispose();
        }
    }

    private void Remove_NeedsLock(PublishedState? state)
    {
        if (state is not null && _byUser.TryGetValue(state.User, out var states) && states.Remove(state) && states.Count == 0)
        {
            _byUser.Remove(state.User);
        }
    }

    private void DropExpired()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            foreach (var state in _byUser.Values.SelectMany(states => states).Where(state => state.ExpiresAt <= now).ToArray())
            {
                Remove_NeedsLock(state);
            }

            ArmExpiry_NeedsLock();
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>One timer wakes for whichever publication ends next, so that who waits for that user learns of it.</summary>
    private void ArmExpiry_NeedsLock()
    {
        if (_isDisposed)
        {
            return;
        }

        _expiry ??= time.CreateTimer(_ => DropExpired(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var next = _byUser.Values.SelectMany(states => states).Select(state => (DateTimeOffset?)state.ExpiresAt).Min();
        var due = next is { } until ? until - time.GetUtcNow() : Timeout.InfiniteTimeSpan;
        _expiry.Change(due < TimeSpan.Zero && next is not null ? TimeSpan.Zero : due, Timeout.InfiniteTimeSpan);
    }
}
