using System.Net;
using PluginIm.Sip;

namespace PluginIm.Simulation.Tests.Network;

/// <summary>A place where datagrams leave, and where to.</summary>
internal sealed class DatagramFlow(DatagramSocket socket, IPEndPoint remote) : SipFlow(SipTransport.Udp, remote)
{
    public override IPEndPoint LocalEndPoint => socket.LocalEndPoint;

    public override bool IsOpen => socket.IsOpen;

    internal override bool RunsContinuations => true;

    internal override SipFlow ToPort(int port) => socket.FlowTo(new IPEndPoint(RemoteEndPoint.Address, port));

    internal override ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        if (!IsOpen)
        {
            throw new SipTransportException($"The socket of {this} is closed.", Peer);
        }

        socket.Send(RemoteEndPoint, message);
        return ValueTask.CompletedTask;
    }
}
