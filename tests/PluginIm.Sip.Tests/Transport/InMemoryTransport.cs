using System.Collections.Concurrent;
using System.Net;

namespace PluginIm.Sip.Tests.Transport;

/// <summary>The in-memory twin of the UDP and TCP transports.</summary>
internal sealed class InMemoryTransport(InMemoryNetwork network, SipTransport kind, IPEndPoint address, ISipTransportReceiver receiver)
    : ISipTransport
{
    private readonly ConcurrentDictionary<IPEndPoint, InMemoryFlow> _flows = new();

    public SipTransport Kind => kind;

    public IReadOnlyList<IPEndPoint> Listening => [Address];

    public InMemoryNetwork Network => network;

    public IPEndPoint Address { get; set; } = address;

    public IEnumerable<InMemoryFlow> Flows => _flows.Values;

    public void Listen(IPEndPoint local)
    {
    }

    public SipFlow? Find(IPEndPoint remote, string? host) => _flows.TryGetValue(remote, out var flow) && flow.IsOpen ? flow : null;

    public ValueTask<SipFlow> ConnectAsync(IPEndPoint remote, string host, CancellationToken cancellationToken)
    {
        if (Find(remote, host) is { } open)
        {
            return new ValueTask<SipFlow>(open);
        }

        if (kind == SipTransport.Udp)
        {
            return new ValueTask<SipFlow>(_flows[remote] = new InMemoryFlow(this, remote, isOutgoing: true));
        }

        if (network.Find(kind, remote) is not { } peer)
        {
            throw new SipTransportException($"Nobody listens at {remote}.");
        }

        var mine = new InMemoryFlow(this, remote, isOutgoing: true);
        var theirs = new InMemoryFlow(peer, Address, isOutgoing: false) { OtherEnd = (this, mine) };
        mine.OtherEnd = (peer, theirs);
        peer._flows[Address] = theirs;
        return new ValueTask<SipFlow>(_flows[remote] = mine);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public void Receive(InMemoryFlow flow, byte[] bytes) => receiver.OnMessage(flow, SipParser.Parse(bytes));

    public void Closed(InMemoryFlow flow) => receiver.OnClosed(flow, "cut by the test");

    /// <summary>The flow back to where a datagram came from.</summary>
    public InMemoryFlow FlowTo(IPEndPoint remote) => _flows.GetOrAdd(remote, _ => new InMemoryFlow(this, remote, isOutgoing: true));
}
