using System.Diagnostics;
using System.Net.Sockets;

namespace PluginIm.Sip;

/// <summary>After a message the next one is mostly near: falling asleep and being woken takes longer than looking out for it.</summary>
internal struct LookOut
{
    // About what it takes to wake a thread; who has a single processor lets the others work instead.
    private static readonly TimeSpan Patience = TimeSpan.FromMicroseconds(Environment.ProcessorCount > 1 ? 50 : 0);

    private long _start;

    /// <summary>Waits for a moment until the socket has something to read.</summary>
    public static void For(Socket socket)
    {
        var look = new LookOut();
        while (!socket.Poll(0, SelectMode.SelectRead) && look.GoesOn())
        {
            // It looks again.
        }
    }

    /// <summary>Whether to look once more, after a look in vain.</summary>
    public bool GoesOn()
    {
        _start = _start == 0 ? Stopwatch.GetTimestamp() : _start;
        if (Stopwatch.GetElapsedTime(_start) >= Patience)
        {
            return false;
        }

        // Where the other side has to run on this very processor, it gets it: looking out would keep it from answering.
        Thread.Yield();
        return true;
    }
}
