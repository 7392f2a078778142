using System.Collections.Concurrent;

namespace PluginIm.Sip;

/// <summary>All transactions of an endpoint, found by what messages carry: those under way, and those that are merely remembered.</summary>
internal sealed class TransactionTable(TimerWheel wheel, SipTimers timers)
{
    /// <summary>The requests sent that wait for their final response, and all INVITEs.</summary>
    public ConcurrentDictionary<TransactionKey, SipClientTransaction> Clients { get; } = new();

    /// <summary>The requests sent that got their final response and absorb its copies: timer K.</summary>
    public FinishedTransactions FinishedClients { get; } = new(wheel, timers.T4);

    /// <summary>The requests received that wait for their answer, and all INVITEs.</summary>
    public ConcurrentDictionary<TransactionKey, SipServerTransaction> Servers { get; } = new();

    /// <summary>The requests received that were answered, with the answer for their copies: timer J.</summary>
    public FinishedTransactions FinishedServers { get; } = new(wheel, timers.Timeout);

    /// <summary>The keys by which a request is known that comes by another branch. Filled for user agents alone.</summary>
    public ConcurrentDictionary<TransactionKey, SipServerTransaction> Merged { get; } = new();

    /// <summary>The same of <see cref="FinishedServers"/>.</summary>
    public FinishedTransactions FinishedMerged { get; } = new(wheel, timers.Timeout);

    /// <summary>How many there are of all kinds.</summary>
    public int Count =>
        Clients.Count + FinishedClients.Count + Servers.Count + FinishedServers.Count + Merged.Count + FinishedMerged.Count;
}
