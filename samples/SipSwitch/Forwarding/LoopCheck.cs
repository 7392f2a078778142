using System.Collections.Concurrent;
using PluginIm.Sip;

namespace SipSwitch.Forwarding;

/// <summary>
/// Finds requests that come back to the switch unchanged (RFC 3261 section 16.3 step 4): one with the switch's own Via that asks for
/// the same as one that is still under way.
/// </summary>
internal sealed class LoopCheck(OwnAddresses own)
{
    private readonly ConcurrentDictionary<string, int> _underWay = new(StringComparer.Ordinal);

    public bool IsLoop(SipRequest request) => request.Headers.Vias.Any(own.IsOwn) && _underWay.ContainsKey(KeyOf(request));

    public IDisposable Enter(SipRequest request)
    {
        var key = KeyOf(request);
        _underWay.AddOrUpdate(key, 1, (_, count) => count + 1);
        return new Entry(this, key);
    }

    private static string KeyOf(SipRequest request) =>
        $"{request.RequestUri} {request.Headers.CallId} {request.Headers.CSeq} {request.Headers.From?.Tag} {request.Headers.To?.Tag}";

    private sealed class Entry(LoopCheck check, string key) : IDisposable
    {
        public void Dispose()
        {
            if (check._underWay.AddOrUpdate(key, 0, (_, count) => count - 1) <= 0)
            {
                check._underWay.TryRemove(KeyValuePair.Create(key, 0));
            }
        }
    }
}
