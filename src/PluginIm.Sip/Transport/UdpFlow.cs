using System.Net;

namespace PluginIm.Sip;

/// <summary>A UDP socket and a remote address.</summary>
internal sealed class UdpFlow(UdpSocket socket, IPEndPoint remote) : SipFlow(SipTransport.Udp, remote)
{
    private readonly SocketAddress _remote = remote.Serialize();

    public override IPEndPoint LocalEndPoint => socket.LocalEndPointTowards(RemoteEndPoint);

    public override bool IsOpen => socket.IsOpen;

    internal override bool RunsContinuations => true;

    public override bool Equals(object? obj) => obj is UdpFlow other && other.Socket == socket && other.RemoteEndPoint.Equals(RemoteEndPoint);

    public override int GetHashCode() => HashCode.Combine(socket, RemoteEndPoint);

    internal bool IsTo(SocketAddress remote) => _remote.Equals(remote);

    internal override ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        socket.Send(message.Span, _remote, RemoteEndPoint);
        return ValueTask.CompletedTask;
    }

    internal override SipFlow ToPort(int port) =>
        port == RemoteEndPoint.Port ? this : new UdpFlow(socket, new IPEndPoint(RemoteEndPoint.Address, port));

    private UdpSocket Socket => socket;
}
