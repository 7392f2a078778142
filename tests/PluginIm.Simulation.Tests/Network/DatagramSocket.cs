using System.Net;
using PluginIm.Sip;
using PluginIm.Simulation.Tests.Time;

namespace PluginIm.Simulation.Tests.Network;

/// <summary>A place where datagrams leave and arrive.</summary>
internal sealed class DatagramSocket
{
    private readonly SimulatedNetwork _network;
    private readonly ISipTransportReceiver _receiver;
    private readonly SipParserLimits _limits;
    private readonly Dictionary<IPEndPoint, DatagramFlow> _flows = [];

    public DatagramSocket(
        SimulatedNetwork network, Machine machine, ISipTransportReceiver receiver, SipParserLimits limits, IPEndPoint local)
    {
        _network = network;
        _receiver = receiver;
        _limits = limits;
        Machine = machine;
        LocalEndPoint = local;
        network.Bind(this);
    }

    public Machine Machine { get; }

    public IPEndPoint LocalEndPoint { get; }

    public bool IsOpen { get; private set; } = true;

    public DatagramFlow FlowTo(IPEndPoint remote) =>
        _flows.TryGetValue(remote, out var flow) ? flow : _flows[remote] = new DatagramFlow(this, remote);

    public void Send(IPEndPoint remote, ReadOnlyMemory<byte> datagram)
    {
        Machine.OnSending();
        if (IsOpen && !Machine.IsOff)
        {
            _network.Send(this, remote, datagram.ToArray());
        }
    }

    public void Take(IPEndPoint from, byte[] datagram)
    {
        if (!IsOpen)
        {
            return;
        }

        var flow = FlowTo(from);
        SipMessage message;
        try
        {
            message = SipParser.Parse(datagram, _limits);
        }
        catch (SipParseException fault)
        {
            _receiver.OnMalformed(flow, fault);
            return;
        }

        _receiver.OnMessage(flow, message);
    }

    public void Close()
    {
        IsOpen = false;
        _network.Close(this);
    }
}
