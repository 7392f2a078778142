using System.Collections.Concurrent;
using PluginIm.Sip;

namespace SipSwitch.Forwarding;

/// <summary>
/// Finds requests that come back to the switch unchanged (RFC 3261 section 16.3 step 4): one with the switch's own Via that asks for
/// the same as one that is still under way.
/// </summary>
internal sealed class LoopCheck(OwnAddresses own)
{
    private readonly ConcurrentDictionary<LoopKey, int> _underWay = new();

    // While there is none, as mostly between agents who type, nothing of a request is looked at.
    private int _count;

    public bool IsLoop(SipRequest request)
    {
        // What is not under way is no loop, whatever its Vias: these are read last.
        return Volatile.Read(ref _count) > 0 && _underWay.ContainsKey(KeyOf(request)) && request.Headers.Vias.Any(own.IsOwn);
    }

    public IDisposable Enter(SipRequest request)
    {
        var key = KeyOf(request);
        Interlocked.Increment(ref _count);
        _underWay.AddOrUpdate(key, 1, static (_, count) => count + 1);
        return new Entry(this, key);
    }

    private static LoopKey KeyOf(SipRequest request) =>
        new(request.RequestUri, request.Headers.CallId, request.Headers.CSeq, request.Headers.FromTag, request.Headers.ToTag);

    private sealed class Entry(LoopCheck check, LoopKey key) : IDisposable
    {
        public void Dispose()
        {
            if (check._underWay.AddOrUpdate(key, 0, static (_, count) => count - 1) <= 0)
            {
                check._underWay.TryRemove(KeyValuePair.Create(key, 0));
            }

            Interlocked.Decrement(ref check._count);
        }
    }
}
