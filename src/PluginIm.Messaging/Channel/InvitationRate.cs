namespace PluginIm.Messaging;

/// <summary>How many invitations came from whom within the last minute. The channel's lock guards it.</summary>
internal sealed class InvitationRate(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, Queue<long>> _byParty = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Counts an invitation; false when it is one too many.</summary>
    public bool TryCount(string address, int limit)
    {
        Forget();
        if (!_byParty.TryGetValue(address, out var times))
        {
            _byParty[address] = times = new Queue<long>();
        }

        if (times.Count >= limit)
        {
            return false;
        }

        times.Enqueue(time.GetTimestamp());
        return true;
    }

    private void Forget()
    {
        foreach (var (address, times) in _byParty)
        {
            while (times.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= Window)
            {
                times.Dequeue();
            }

            if (times.Count == 0)
            {
                _byParty.Remove(address);
            }
        }
    }
}
