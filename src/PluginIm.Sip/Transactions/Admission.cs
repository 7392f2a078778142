using System.Collections.Concurrent;

namespace PluginIm.Sip;

/// <summary>Counts the requests that wait for their final answer, all together and the invitations of each inviter.</summary>
internal sealed class Admission(TransactionOptions options)
{
    private readonly ConcurrentDictionary<string, int> _invitations = new(StringComparer.OrdinalIgnoreCase);
    private int _underWay;

    public int UnderWay => Volatile.Read(ref _underWay);

    public int Inviters => _invitations.Count;

    /// <summary>Counts a request in; false where there are too many.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _underWay) <= options.MaxRequestsUnderWay)
        {
            return true;
        }

        Interlocked.Decrement(ref _underWay);
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _underWay);

    /// <summary>Counts an invitation in; false where the inviter has too many.</summary>
    public bool TryEnter(string inviter)
    {
        if (_invitations.AddOrUpdate(inviter, 1, static (_, count) => count + 1) <= options.MaxUnansweredInvitesPerInviter)
        {
            return true;
        }

        Leave(inviter);
        return false;
    }

    public void Leave(string inviter)
    {
        if (_invitations.AddOrUpdate(inviter, 0, static (_, count) => count - 1) <= 0)
        {
            _invitations.TryRemove(new KeyValuePair<string, int>(inviter, 0));
        }
    }
}
