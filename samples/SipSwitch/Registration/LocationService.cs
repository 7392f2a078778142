using PluginIm.Sip;

namespace SipSwitch.Registration;

/// <summary>Where users are (RFC 3261 section 10), each contact with the flow it came by. Safe for use from several threads.</summary>
internal sealed class LocationService(TimeProvider time, int maxContacts)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<Binding>> _bindings = new(StringComparer.Ordinal);

    /// <summary>The user's contacts that can be reached, the latest first.</summary>
    public IReadOnlyList<Binding> Find(string user)
    {
        lock (_lock)
        {
            return _bindings.TryGetValue(user, out var bindings) ? [.. bindings.Where(IsAlive).Reverse()] : [];
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

            bindings.RemoveAll(other => !IsAlive(other) || other.IsSameAs(binding.Contact, binding.Instance));
            if (bindings.Count >= maxContacts)
            {
                bindings.RemoveAt(0);
            }

            bindings.Add(binding);
        }
    }

    public void Remove(Binding binding)
    {
        lock (_lock)
        {
            if (_bindings.TryGetValue(binding.User, out var bindings) && bindings.Remove(binding) && bindings.Count == 0)
            {
                _bindings.Remove(binding.User);
            }
        }
    }

    /// <summary>Drops what was reached by a connection that is no more.</summary>
    public IReadOnlyList<Binding> RemoveFlow(SipFlow flow)
    {
        lock (_lock)
        {
            var lost = _bindings.Values.SelectMany(bindings => bindings).Where(binding => binding.Flow.Equals(flow)).ToArray();
            foreach (var binding in lost)
            {
                Remove(binding);
            }

            return lost;
        }
    }

    private bool IsAlive(Binding binding) => binding.ExpiresAt > time.GetUtcNow() && binding.Flow.IsOpen;
}
