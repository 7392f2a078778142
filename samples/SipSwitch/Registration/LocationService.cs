using PluginIm.Sip;

namespace SipSwitch.Registration;

/// <summary>Where users are (RFC 3261 section 10), each contact with the flow it came by. Safe for use from several threads.</summary>
internal sealed class LocationService(TimeProvider time, int maxContactsPerUser, int maxBindings = int.MaxValue)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<Binding>> _bindings = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>A contact of that user came or went. Raised outside of any lock.</summary>
    public event EventHandler<string>? Changed;

    /// <summary>Who is registered, in no order; some may just be out of reach.</summary>
    public IReadOnlyList<string> Users
    {
        get
        {
            lock (_lock)
            {
                return [.. _bindings.Keys];
            }
        }
    }

    /// <summary>The user's contacts that can be reached, the latest first.</summary>
    public IReadOnlyList<Binding> Find(string user)
    {
        lock (_lock)
        {
            if (!_bindings.TryGetValue(user, out var bindings))
            {
                return [];
            }

            var found = new List<Binding>(bindings.Count);
            for (var i = bindings.Count - 1; i >= 0; i--)
            {
                if (IsAlive(bindings[i]))
                {
                    found.Add(bindings[i]);
                }
            }

            return found;
        }
    }

    public bool IsReachable(string user)
    {
        lock (_lock)
        {
            return _bindings.TryGetValue(user, out var bindings) && bindings.Exists(IsAlive);
        }
    }

    /// <summary>Whether so many contacts more can be taken in all.</summary>
    public bool HasRoomFor(int more)
    {
        lock (_lock)
        {
            if (more > 0 && _count + more > maxBindings)
            {
                DropDead_NeedsLock();
            }

            return more <= 0 || _count + more <= maxBindings;
        }
    }

    /// <summary>Adds or renews a contact.</summary>
    public void Put(Binding binding)
    {
        lock (_lock)
        {
            if (!_bindings.TryGetValue(binding.User, out var bindings))
            {
                _bindings[binding.User] = bindings = [];
            }

            _count -= bindings.RemoveAll(other => !IsAlive(other) || other.IsSameAs(binding.Contact, binding.Instance));
            if (bindings.Count >= maxContactsPerUser)
            {
                bindings.RemoveAt(0);
                _count--;
            }

            bindings.Add(binding);
            _count++;
        }

        Changed?.Invoke(this, binding.User);
    }

    public void Remove(Binding binding)
    {
        lock (_lock)
        {
            Remove_NeedsLock(binding);
        }

        Changed?.Invoke(this, binding.User);
    }

    /// <summary>Drops what was reached by a connection that is no more.</summary>
    public IReadOnlyList<Binding> RemoveFlow(SipFlow flow)
    {
        Binding[] lost;
        lock (_lock)
        {
            lost = [.. _bindings.Values.SelectMany(bindings => bindings).Where(binding => binding.Flow.Equals(flow))];
            foreach (var binding in lost)
            {
                Remove_NeedsLock(binding);
            }
        }

        foreach (var user in lost.Select(binding => binding.User).Distinct(StringComparer.Ordinal))
        {
            Changed?.Invoke(this, user);
        }

        return lost;
    }

    private void DropDead_NeedsLock()
    {
        foreach (var binding in _bindings.Values.SelectMany(bindings => bindings).Where(binding => !IsAlive(binding)).ToArray())
        {
            Remove_NeedsLock(binding);
        }
    }

    private void Remove_NeedsLock(Binding binding)
    {
        if (!_bindings.TryGetValue(binding.User, out var bindings) || !bindings.Remove(binding))
        {
            return;
        }

        _count--;
        if (bindings.Count == 0)
        {
            _bindings.Remove(binding.User);
        }
    }

    private bool IsAlive(Binding binding) => binding.ExpiresAt > time.GetUtcNow() && binding.Flow.IsOpen;
}
