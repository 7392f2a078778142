using System.Net;
using PluginIm.Sip;
using PluginIm.Simulation.Tests.Time;

namespace PluginIm.Simulation.Tests.Network;

/// <summary>TCP of one endpoint, without sockets.</summary>
internal sealed class StreamPort(SimulatedNetwork network, Machine machine, ISipTransportReceiver receiver, SipEndpointOptions options) : ISipTransport
{
    private readonly List<IPEndPoint> _listening = [];
    private readonly Dictionary<IPEndPoint, StreamEnd> _flows = [];
    private readonly Dictionary<IPEndPoint, Task<StreamEnd>> _connecting = [];

    public SipTransport Kind => SipTransport.Tcp;

    public Machine Machine => machine;

    public ISipTransportReceiver Receiver => receiver;

    public SipEndpointOptions Options => options;

    public TimeSpan ConnectTimeout => options.Transport.ConnectTimeout;

    public IReadOnlyList<IPEndPoint> Listening => _listening;

    public void Listen(IPEndPoint local)
    {
        _listening.Add(local);
        network.Listen(this, local);
    }

    public SipFlow? Find(IPEndPoint remote, string? host) => FindOpen(remote);

    public async ValueTask<SipFlow> ConnectAsync(IPEndPoint remote, string host, CancellationToken cancellationToken)
    {
        if (FindOpen(remote) is { } open)
        {
            return open;
        }

        if (!_connecting.TryGetValue(remote, out var connecting))
        {
            var opened = new TaskCompletionSource<StreamEnd>(TaskCreationOptions.RunContinuationsAsynchronously);
            connecting = _connecting[remote] = opened.Task;
            network.Connect(this, remote, opened);
        }

        try
        {
            return await connecting.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (connecting.IsCompleted)
            {
                _connecting.Remove(remote);
            }
        }
    }

    public void Add(StreamEnd end) => _flows[end.RemoteEndPoint] = end;

    public void Remove(StreamEnd end)
    {
        if (_flows.TryGetValue(end.RemoteEndPoint, out var known) && known == end)
        {
            _flows.Remove(end.RemoteEndPoint);
        }
    }

    public ValueTask DisposeAsync()
    {
        _listening.ForEach(local => network.Close(local, this));
        foreach (var end in _flows.Values.ToArray())
        {
            end.Close("this side closed it");
        }

        return ValueTask.CompletedTask;
    }

    private StreamEnd? FindOpen(IPEndPoint remote) => _flows.TryGetValue(remote, out var flow) && flow.IsOpen ? flow : null;
}
