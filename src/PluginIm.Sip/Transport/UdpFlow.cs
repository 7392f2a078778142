using System.Net;

namespace PluginIm.Sip;

/// <summary>A UDP socket and a remote address.</summary>
internal sealed class UdpFlow(UdpSocket socket, IPEndPoint remote) : SipFlow(SipTransport.Udp, remote)
{
    // Written by many threads, each as it found it: at worst a datagram more or less goes by itself.
    private volatile bool _hasProved;

    public override IPEndPoint LocalEndPoint => socket.LocalEndPointTowards(RemoteEndPoint);

    public override bool IsOpen => socket.IsOpen;

    internal override bool RunsContinuations => true;

    public override bool Equals(object? obj) => obj is UdpFlow other && other.Socket == socket && other.RemoteEndPoint.Equals(RemoteEndPoint);

    public override int GetHashCode() => HashCode.Combine(socket, RemoteEndPoint);

    /// <summary>The other side's address as the system writes it.</summary>
    internal SocketAddress Address { get; } = remote.Serialize();

    /// <summary>Whether the last datagram that went by it could be sent.</summary>
    internal bool HasProved
    {
        get => _hasProved;
        set => _hasProved = value;
    }

    internal override ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        socket.Send(message.Span, this);
        return ValueTask.CompletedTask;
    }

    internal override SipFlow ToPort(int port) =>
        port == RemoteEndPoint.Port ? this : new UdpFlow(socket, new IPEndPoint(RemoteEndPoint.Address, port));

    private UdpSocket Socket => socket;
}
