using System.Collections.Concurrent;

namespace PluginIm.Sip;

/// <summary>All transactions of an endpoint, found by what messages carry: those under way, and those that are merely remembered.</summary>
internal sealed class TransactionTable
{
    private readonly FinishedMemory _memory;

    public TransactionTable(TimerWheel wheel, SipTimers timers, TransactionOptions options)
    {
        _memory = new FinishedMemory(options.MaxRememberedBytes);
        FinishedClients = new FinishedTransactions(wheel, timers.T4, _memory);
        FinishedServers = new FinishedTransactions(wheel, timers.Timeout, _memory);
        FinishedMerged = new FinishedTransactions(wheel, timers.Timeout, _memory);
    }

    /// <summary>The requests sent that wait for their final response, and all INVITEs.</summary>
    public ConcurrentDictionary<TransactionKey, SipClientTransaction> Clients { get; } = new();

    /// <summary>The requests sent that got their final response and absorb its copies: timer K.</summary>
    public FinishedTransactions FinishedClients { get; }

    /// <summary>The requests received that wait for their answer, and all INVITEs.</summary>
    public ConcurrentDictionary<TransactionKey, SipServerTransaction> Servers { get; } = new();

    /// <summary>The requests received that were answered, with the answer for their copies: timer J.</summary>
    public FinishedTransactions FinishedServers { get; }

    /// <summary>The keys by which a request is known that comes by another branch. Filled for user agents alone.</summary>
    public ConcurrentDictionary<TransactionKey, SipServerTransaction> Merged { get; } = new();

    /// <summary>The same of <see cref="FinishedServers"/>.</summary>
    public FinishedTransactions FinishedMerged { get; }

    /// <summary>How many there are of all kinds.</summary>
    public int Count =>
        Clients.Count + FinishedClients.Count + Servers.Count + FinishedServers.Count + Merged.Count + FinishedMerged.Count;

    /// <summary>How many bytes those take that are merely remembered.</summary>
    public long RememberedBytes => _memory.Bytes;
}
