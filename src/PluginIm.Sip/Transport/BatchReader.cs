using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace PluginIm.Sip;

/// <summary>Receives by one call all datagrams that have come, up to a limit: of many only the first is waited for.</summary>
internal sealed class BatchReader : DatagramReader
{
    // More gain nothing, and would wait longer for the handlers of those before.
    private const int Most = 16;
    private const int MaxAddress = 28;

    private readonly Socket _socket;

    // Pinned, for the system writes to them; of what holds the datagrams it takes the pages that were ever written to.
    private readonly byte[] _datagrams = GC.AllocateUninitializedArray<byte>(Most * MaxDatagram, pinned: true);
    private readonly byte[] _addresses = GC.AllocateArray<byte>(Most * MaxAddress, pinned: true);
    private readonly LinuxVector[] _vectors = GC.AllocateArray<LinuxVector>(Most, pinned: true);
    private readonly LinuxMessage[] _messages = GC.AllocateArray<LinuxMessage>(Most, pinned: true);
    private LookOut _look;
    private int _next;
    private int _count;

    public BatchReader(Socket socket)
    {
        _socket = socket;
        for (var i = 0; i < Most; i++)
        {
            _vectors[i] = new() { Start = Marshal.UnsafeAddrOfPinnedArrayElement(_datagrams, i * MaxDatagram), Length = MaxDatagram };
            _messages[i] = new()
            {
                Header =
                {
                    Name = Marshal.UnsafeAddrOfPinnedArrayElement(_addresses, i * MaxAddress),
                    NameLength = MaxAddress,
                    Vectors = Marshal.UnsafeAddrOfPinnedArrayElement(_vectors, i),
                    VectorCount = 1,
                },
            };
        }
    }

    public override int Left => _count - _next;

    public override ReadOnlySpan<byte> Next(out ReadOnlySpan<byte> from)
    {
        if (_next == _count)
        {
            Receive();
        }

        ref var message = ref _messages[_next];
        var length = (int)message.Length;
        from = _addresses.AsSpan(_next * MaxAddress, (int)message.Header.NameLength);
        return _datagrams.AsSpan(_next++ * MaxDatagram, length);
    }

    private void Receive()
    {
        for (var i = 0; i < _count; i++)
        {
            _messages[i].Header.NameLength = MaxAddress;
        }

        _next = _count = 0;
        var mayLookOut = _look.TryBegin();
        do
        {
            _count = LinuxDatagrams.Receive(_socket, _messages, LinuxDatagrams.DontWait);
        }
        while (_count == 0 && mayLookOut && _look.GoesOn());

        if (_count > 0 && mayLookOut)
        {
            _look.Succeed();
        }

        while (_count == 0)
        {
            _count = LinuxDatagrams.Receive(_socket, _messages, LinuxDatagrams.WaitForOne);
        }
    }
}
