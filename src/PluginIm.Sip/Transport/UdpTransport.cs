using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace PluginIm.Sip;

/// <summary>UDP: one socket per address listened at, and where none fits, one at any free port.</summary>
internal sealed class UdpTransport(ISipTransportReceiver receiver, SipParserLimits limits, TimeProvider time, ILogger logger) : ISipTransport
{
    private const int MaxRememberedFlows = 4096;
    private readonly Lock _gate = new();
    private readonly List<UdpSocket> _sockets = [];

    // A flow keeps what all its requests share; it costs a walk over the sockets to find.
    private readonly ConcurrentDictionary<IPEndPoint, UdpFlow> _flows = new();
    private int _listening;

    public SipTransport Kind => SipTransport.Udp;

    public IReadOnlyList<IPEndPoint> Listening
    {
        get
        {
            lock (_gate)
            {
                return [.. _sockets.Take(_listening).Select(socket => socket.LocalEndPoint)];
            }
        }
    }

    public void Listen(IPEndPoint local)
    {
        var socket = new UdpSocket(local, receiver, limits, time, logger);
        lock (_gate)
        {
            _sockets.Insert(_listening++, socket);
        }

        // What went by another socket up to here may have a better one.
        _flows.Clear();

        socket.Start();
    }

    public SipFlow? Find(IPEndPoint remote, string? host) =>
        _flows.TryGetValue(remote, out var known) && known.IsOpen ? known
        : FindSocket(remote) is { } socket ? Remember(new UdpFlow(socket, remote))
        : null;

    public ValueTask<SipFlow> ConnectAsync(IPEndPoint remote, string host, CancellationToken cancellationToken)
    {
        if (Find(remote, host) is { } known)
        {
            return new ValueTask<SipFlow>(known);
        }

        UdpSocket? fresh = null;
        UdpSocket? socket;
        lock (_gate)
        {
            socket = FindSocket(remote);
            if (socket is null)
            {
                var any = remote.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any;
                socket = fresh = new UdpSocket(new IPEndPoint(any, 0), receiver, limits, time, logger);
                _sockets.Add(socket);
            }
        }

        fresh?.Start();
        return new ValueTask<SipFlow>(Remember(new UdpFlow(socket, remote)));
    }

    public async ValueTask DisposeAsync()
    {
        UdpSocket[] sockets;
        lock (_gate)
        {
            sockets = [.. _sockets];
            _sockets.Clear();
            _listening = 0;
        }

        _flows.Clear();

        foreach (var socket in sockets)
        {
            await socket.DisposeAsync().ConfigureAwait(false);
        }
    }

    private UdpFlow Remember(UdpFlow flow)
    {
        if (_flows.Count >= MaxRememberedFlows)
        {
            _flows.Clear();
        }

        return _flows[flow.RemoteEndPoint] = flow;
    }

    private UdpSocket? FindSocket(IPEndPoint remote)
    {
        lock (_gate)
        {
            UdpSocket? usable = null;
            foreach (var socket in _sockets)
            {
                var local = socket.LocalEndPoint;
                if (local.AddressFamily != remote.AddressFamily)
                {
                    continue;
                }

                // A socket bound to loopback reaches nobody else, and only it is reached by who answers to loopback.
                if (IPAddress.IsLoopback(local.Address) == IPAddress.IsLoopback(remote.Address))
                {
                    return socket;
                }

                usable ??= IPAddress.IsLoopback(local.Address) ? null : socket;
            }

            return usable;
        }
    }
}
