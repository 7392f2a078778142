namespace PluginIm.Messaging.Sip;

/// <summary>
/// What peers were found to be, kept as long as it may be relied on. It is a hint (a forked OPTIONS is answered by one device of several):
/// what an invitation is answered with counts more.
/// </summary>
/// <param name="ask">Asks a peer.</param>
/// <param name="time">The clock.</param>
internal sealed class CapabilityTable(Func<string, Task<PeerKind>> ask, TimeProvider time)
{
    /// <summary>How long an answer holds.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>How long an invitation waits for it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>No more peers are kept; the one that was asked first goes.</summary>
    public const int MaxPeers = 500;

    private readonly Lock _gate = new();
    private readonly OrderedDictionary<string, Answer> _answers = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, bool> _plugins = new(StringComparer.Ordinal);

    /// <summary>Asks, unless an answer is there or on its way.</summary>
    public void Probe(string address) => _ = Ask(address);

    /// <summary>What the peer is, for an invitation that should not wait long.</summary>
    public async Task<PeerKind> FindAsync(string address, CancellationToken cancellationToken = default)
    {
        try
        {
            var kind = await Ask(address).WaitAsync(Patience, time, cancellationToken).ConfigureAwait(false);
            return kind == PeerKind.Ordinary && IsKnownAsPlugin(address) ? PeerKind.Unclear : kind;
        }
        catch (TimeoutException)
        {
            return PeerKind.Unclear;
        }
    }

    /// <summary>
    /// Keeps that a plugin is at that address: where an ordinary client answers OPTIONS there as well, the agent has several devices, and
    /// an invitation finds the right one.
    /// </summary>
    public void NotePlugin(string address)
    {
        lock (_gate)
        {
            if (_plugins.TryAdd(address, true) && _plugins.Count > MaxPeers)
            {
                _plugins.RemoveAt(0);
            }
        }
    }

    /// <summary>Forgets a peer whose state has changed since, as an invitation that became no session shows.</summary>
    public void Forget(string address)
    {
        lock (_gate)
        {
            _answers.Remove(address);
        }
    }

    private bool IsKnownAsPlugin(string address)
    {
        lock (_gate)
        {
            return _plugins.ContainsKey(address);
        }
    }

    private Task<PeerKind> Ask(string address)
    {
        lock (_gate)
        {
            if (_answers.TryGetValue(address, out var known) && time.GetUtcNow() < known.Until)
            {
                return known.Kind;
            }

            _answers.Remove(address);
            if (_answers.Count == MaxPeers)
            {
                _answers.RemoveAt(0);
            }

            // Outside of this lock: asking runs until its first wait at once.
            var until = time.GetUtcNow() + Lifetime;
            var kind = Task.Run(() => AskAsync(address, until));
            _answers.Add(address, new Answer(kind, until));
            return kind;
        }
    }

    /// <summary>No clear answer is asked for again the next time: the peer may be there by then.</summary>
    private async Task<PeerKind> AskAsync(string address, DateTimeOffset until)
    {
        var kind = await ask(address).ConfigureAwait(false);
        if (kind == PeerKind.Plugin)
        {
            NotePlugin(address);
        }

        if (kind == PeerKind.Unclear)
        {
            lock (_gate)
            {
                if (_answers.TryGetValue(address, out var known) && known.Until == until)
                {
                    _answers.Remove(address);
                }
            }
        }

        return kind;
    }

    private sealed record Answer(Task<PeerKind> Kind, DateTimeOffset Until);
}
