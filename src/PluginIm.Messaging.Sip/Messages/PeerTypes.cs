using System.Collections.Concurrent;

namespace PluginIm.Messaging.Sip;

/// <summary>The types of body that the other side takes: what it said, less what it refused with 415.</summary>
/// <param name="accepts">What it said.</param>
internal sealed class PeerTypes(Func<string, bool> accepts)
{
    private readonly ConcurrentDictionary<string, byte> _refused = new(StringComparer.OrdinalIgnoreCase);

    public bool Takes(string type) => accepts(type) && !_refused.ContainsKey(type);

    /// <summary>Keeps that it does not take a type, whatever it said.</summary>
    public void Refuse(string type) => _refused[type] = 0;
}
