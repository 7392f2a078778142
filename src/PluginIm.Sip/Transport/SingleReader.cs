using System.Net;
using System.Net.Sockets;

namespace PluginIm.Sip;

/// <summary>Receives one datagram a call.</summary>
internal sealed class SingleReader(Socket socket) : DatagramReader
{
    private readonly byte[] _buffer = new byte[MaxDatagram];
    private readonly SocketAddress _from = new(socket.AddressFamily);
    private LookOut _look;

    public override int Left => 0;

    public override ReadOnlySpan<byte> Next(out ReadOnlySpan<byte> from)
    {
        _look.For(socket);
        var length = socket.ReceiveFrom(_buffer, SocketFlags.None, _from);
        from = _from.Buffer.Span[.._from.Size];
        return _buffer.AsSpan(0, length);
    }
}
