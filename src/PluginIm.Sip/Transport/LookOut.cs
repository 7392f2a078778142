using System.Diagnostics;
using System.Net.Sockets;

namespace PluginIm.Sip;

/// <summary>
/// After a message the next one is often near: falling asleep and being woken takes longer than looking out for it. Where it hardly ever is, as between
/// agents who type, looking out takes the processor from others for nothing: whoever looked in vain passes over the next times, twice as many each time.
/// </summary>
internal struct LookOut
{
    // About what it takes to wake a thread; who has a single processor lets the others work instead.
    private static readonly TimeSpan Patience = TimeSpan.FromMicroseconds(Environment.ProcessorCount > 1 ? 50 : 0);

    // Of two to the power of so many times one looks, at least.
    private const int MostDoublings = 6;

    private long _start;
    private int _inVain;
    private int _toPassOver;

    /// <summary>Begins to look out; false where this time is passed over.</summary>
    public bool TryBegin()
    {
        if (_toPassOver > 0)
        {
            _toPassOver--;
            return false;
        }

        _start = 0;
        return true;
    }

    /// <summary>Whether to look once more, after a look in vain.</summary>
    public bool GoesOn()
    {
        _start = _start == 0 ? Stopwatch.GetTimestamp() : _start;
        if (Stopwatch.GetElapsedTime(_start) >= Patience)
        {
            _inVain = Math.Min(_inVain + 1, MostDoublings);
            _toPassOver = (1 << _inVain) - 1;
            return false;
        }

        // Where the other side has to run on this very processor, it gets it: looking out would keep it from answering.
        Thread.Yield();
        return true;
    }

    /// <summary>It has come.</summary>
    public void Succeed() => _inVain = 0;

    /// <summary>Waits for a moment until the socket has something to read.</summary>
    public void For(Socket socket)
    {
        if (!TryBegin())
        {
            return;
        }

        while (!socket.Poll(0, SelectMode.SelectRead))
        {
            if (!GoesOn())
            {
                return;
            }
        }

        Succeed();
    }
}
