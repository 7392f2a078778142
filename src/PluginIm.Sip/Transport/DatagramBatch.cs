using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace PluginIm.Sip;

/// <summary>
/// What the handlers of a UDP socket's receive loop send while more has been received already: one call into the system sends it all. Whoever
/// sends does not learn what becomes of it, as with every datagram; so only flows by which the last one could be sent take part.
/// </summary>
internal sealed class DatagramBatch
{
    private const int Most = 16;

    // So large are datagrams that go out as a rule; larger ones go by themselves.
    private const int Largest = 1500;

    [ThreadStatic]
    private static DatagramBatch? _current;

    [ThreadStatic]
    private static int _currentLoop;

    private readonly Lock _gate = new();
    private readonly Socket _socket;
    private readonly ILogger _logger;

    // Pinned, for the system reads them.
    private readonly byte[] _datagrams = GC.AllocateUninitializedArray<byte>(Most * Largest, pinned: true);
    private readonly byte[] _addresses = GC.AllocateArray<byte>(Most * MaxAddress, pinned: true);
    private readonly LinuxVector[] _vectors = GC.AllocateArray<LinuxVector>(Most, pinned: true);
    private readonly LinuxMessage[] _messages = GC.AllocateArray<LinuxMessage>(Most, pinned: true);
    private readonly UdpFlow?[] _flows = new UdpFlow?[Most];
    private int _inCharge;
    private int _count;

    public DatagramBatch(Socket socket, ILogger logger)
    {
        _socket = socket;
        _logger = logger;
        for (var i = 0; i < Most; i++)
        {
            _vectors[i] = new() { Start = Marshal.UnsafeAddrOfPinnedArrayElement(_datagrams, i * Largest) };
            _messages[i] = new()
            {
                Header =
                {
                    Name = Marshal.UnsafeAddrOfPinnedArrayElement(_addresses, i * MaxAddress),
                    Vectors = Marshal.UnsafeAddrOfPinnedArrayElement(_vectors, i),
                    VectorCount = 1,
                },
            };
        }
    }

    private const int MaxAddress = 28;

    /// <summary>From here on this thread, of the loop of that number, sends later if so many datagrams wait beside the one at hand.</summary>
    public void Open(int loop, int left)
    {
        if (left > 0)
        {
            (_current, _currentLoop) = (this, loop);
        }
    }

    /// <summary>Sends all where no datagram waits any more.</summary>
    public void Close(int left)
    {
        if (left == 0 || _currentLoop != Volatile.Read(ref _inCharge))
        {
            _current = null;
            Flush();
        }
    }

    /// <summary>
    /// Another loop goes on in the place of one whose handler blocks, against its contract: what others are sent is not held up by him, nor
    /// is what he sends himself.
    /// </summary>
    public void GiveTo(int loop)
    {
        Volatile.Write(ref _inCharge, loop);
        Flush();
    }

    /// <summary>Takes a datagram where this thread sends later.</summary>
    public bool TryDefer(ReadOnlySpan<byte> datagram, UdpFlow flow)
    {
        if (_current != this || !flow.HasProved || datagram.Length > Largest)
        {
            return false;
        }

        lock (_gate)
        {
            if (_currentLoop != _inCharge)
            {
                return false;
            }

            if (_count == Most)
            {
                Flush_NeedsLock();
            }

            datagram.CopyTo(_datagrams.AsSpan(_count * Largest));
            _vectors[_count].Length = (nuint)datagram.Length;
            var address = flow.Address.Buffer.Span;
            address.CopyTo(_addresses.AsSpan(_count * MaxAddress));
            _messages[_count].Header.NameLength = (uint)address.Length;
            _flows[_count++] = flow;
            return true;
        }
    }

    private void Flush()
    {
        lock (_gate)
        {
            Flush_NeedsLock();
        }
    }

    private void Flush_NeedsLock()
    {
        for (var done = 0; done < _count;)
        {
            try
            {
                done += LinuxDatagrams.Send(_socket, _messages, done, _count - done);
            }
            catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
            {
                // The next one by this flow, mostly a copy of the request, is sent by itself: its sender learns what is wrong.
                var flow = _flows[done++]!;
                flow.HasProved = false;
                _logger.DatagramNotSent(flow.RemoteEndPoint, fault.Message);
            }
        }

        Array.Clear(_flows, 0, _count);
        _count = 0;
    }
}
