using System.Collections.Concurrent;

namespace PluginIm.Sip;

/// <summary>All live transactions of an endpoint, found by what messages carry.</summary>
internal sealed class TransactionTable
{
    public ConcurrentDictionary<ClientTransactionKey, SipClientTransaction> Clients { get; } = new();

    public ConcurrentDictionary<ServerTransactionKey, SipServerTransaction> Servers { get; } = new();

    /// <summary>Filled for user agents alone.</summary>
    public ConcurrentDictionary<MergedRequestKey, SipServerTransaction> Merged { get; } = new();
}
