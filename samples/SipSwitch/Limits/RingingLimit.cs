namespace SipSwitch.Limits;

/// <summary>How many invitations ring at one user at a time. Safe for use from several threads.</summary>
internal sealed class RingingLimit(int maxPerUser)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _ringing = new(StringComparer.Ordinal);

    /// <summary>Counts an invitation until it is disposed of; null for one too many.</summary>
    public IDisposable? TryEnter(string user)
    {
        lock (_lock)
        {
            var count = _ringing.GetValueOrDefault(user);
            if (count >= maxPerUser)
            {
                return null;
            }

            _ringing[user] = count + 1;
        }

        return new Entry(this, user);
    }

    private void Leave(string user)
    {
        lock (_lock)
        {
            if (--_ringing[user] == 0)
            {
                _ringing.Remove(user);
            }
        }
    }

    private sealed class Entry(RingingLimit limit, string user) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                limit.Leave(user);
            }
        }
    }
}
