using System.Collections.Concurrent;

namespace PluginIm.Messaging.Tests.Environment;

/// <summary>A network in memory: carriers by address, each reachable from every other.</summary>
internal sealed class MemoryNetwork
{
    private readonly ConcurrentDictionary<string, MemoryCarrier> _carriers = new();

    public MemoryCarrier Join(string address) => _carriers.GetOrAdd(address, _ => new MemoryCarrier(this));

    public MemoryCarrier? Find(string address) => _carriers.GetValueOrDefault(address);
}
