using System.Net;
using PluginIm.Sip;
using PluginIm.Simulation.Tests.Time;

namespace PluginIm.Simulation.Tests.Network;

/// <summary>UDP of one endpoint, without sockets of the system: one of its own, where it listens or at any port.</summary>
internal sealed class DatagramPort(SimulatedNetwork network, Machine machine, ISipTransportReceiver receiver, SipEndpointOptions options) : ISipTransport
{
    private DatagramSocket? _socket;
    private bool _listens;

    public SipTransport Kind => SipTransport.Udp;

    public IReadOnlyList<IPEndPoint> Listening => _listens ? [_socket!.LocalEndPoint] : [];

    public void Listen(IPEndPoint local)
    {
        _listens = true;
        _socket = new DatagramSocket(network, machine, receiver, options.Limits, local);
    }

    public SipFlow? Find(IPEndPoint remote, string? host) => _socket?.FlowTo(remote);

    public ValueTask<SipFlow> ConnectAsync(IPEndPoint remote, string host, CancellationToken cancellationToken)
    {
        _socket ??= new DatagramSocket(network, machine, receiver, options.Limits, machine.NextEndPoint());
        return ValueTask.FromResult<SipFlow>(_socket.FlowTo(remote));
    }

    public ValueTask DisposeAsync()
    {
        _socket?.Close();
        return ValueTask.CompletedTask;
    }
}
