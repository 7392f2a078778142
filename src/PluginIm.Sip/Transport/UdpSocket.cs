using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace PluginIm.Sip;

/// <summary>One bound UDP socket with its receive loop.</summary>
internal sealed class UdpSocket : IAsyncDisposable
{
    private const int MaxRememberedFlows = 4096;

    // The kernel's buffer is the only queue of a UDP socket: it has to hold what arrives while the loop is busy.
    private const int KernelBuffer = 4 * 1024 * 1024;

    // A desktop that sleeps wakes up elsewhere, and nothing tells a socket that is bound to any address.
    private static readonly TimeSpan RouteAge = TimeSpan.FromSeconds(1);

    private readonly Socket _socket;
    private readonly ISipTransportReceiver _receiver;
    private readonly SipParserLimits _limits;
    private readonly ILogger _logger;
    private readonly IPEndPoint _local;
    private readonly ConcurrentDictionary<IPAddress, Route> _routes = new();
    private readonly TimeProvider _time;
    private readonly Dictionary<SocketAddress, UdpFlow> _flows = [];
    private readonly DatagramReader _reader;
    private readonly DatagramBatch? _batch;
    private readonly ReceiveWatch _watch;
    private UdpFlow? _lastFlow;
    private Task _loop = Task.CompletedTask;
    private int _closed;

    public UdpSocket(IPEndPoint local, ISipTransportReceiver receiver, SipParserLimits limits, TimeProvider time, ILogger logger)
    {
        _receiver = receiver;
        _limits = limits;
        _logger = logger;
        _time = time;
        _watch = new ReceiveWatch(time, StartAnother);
        _socket = new Socket(local.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            _socket.ReceiveBufferSize = KernelBuffer;
            _socket.SendBufferSize = KernelBuffer;
            _socket.Bind(local);
        }
        catch (SocketException fault)
        {
            _socket.Dispose();
            _watch.Dispose();
            throw new SipTransportException($"Cannot listen at udp:{local}: {fault.Message}", SipPeer.Of(SipTransport.Udp, local), fault);
        }

        _local = (IPEndPoint)_socket.LocalEndPoint!;
        _reader = DatagramReader.Of(_socket);
        _batch = LinuxDatagrams.Exist ? new DatagramBatch(_socket, logger) : null;
    }

    /// <summary>The address from which the system would send to another one; null where it has no way there.</summary>
    internal Func<IPAddress, IPAddress?> FindLocal { get; init; } = AskSystem;

    public IPEndPoint LocalEndPoint => _local;

    public bool IsOpen => Volatile.Read(ref _closed) == 0;

    /// <summary>
    /// Receives on a thread of its own: it sleeps in the system's call and wakes with a datagram, without a hop over the thread pool.
    /// </summary>
    public void Start() => Start(0);

    public async ValueTask DisposeAsync()
    {
        Volatile.Write(ref _closed, 1);
        _socket.Dispose();
        _watch.Dispose();
        await Volatile.Read(ref _loop).ConfigureAwait(false);
    }

    /// <summary>The address that the other side sees: a socket bound to any address has one per route.</summary>
    public IPEndPoint LocalEndPointTowards(IPEndPoint remote)
    {
        if (!_local.Address.Equals(IPAddress.Any) && !_local.Address.Equals(IPAddress.IPv6Any))
        {
            return _local;
        }

        var known = _routes.TryGetValue(remote.Address, out var route);
        if (known && _time.GetElapsedTime(route.AskedAt) < RouteAge)
        {
            return route.Local;
        }

        if (FindLocal(remote.Address) is { } address)
        {
            if (_routes.Count >= MaxRememberedFlows)
            {
                _routes.Clear();
            }

            route = new Route(new IPEndPoint(address, _local.Port), _time.GetTimestamp());
            _routes[remote.Address] = route;
            return route.Local;
        }

        // Nothing leaves that way now, and whoever tries hears of it.
        return known ? route.Local : _local;
    }

    /// <summary>Sends at once: the system's buffer takes a datagram, or the network is so slow that it is lost.</summary>
    /// <exception cref="SipTransportException">The socket refuses.</exception>
    public void Send(ReadOnlySpan<byte> datagram, UdpFlow flow)
    {
        if (_batch?.TryDefer(datagram, flow) == true)
        {
            return;
        }

        var remote = flow.RemoteEndPoint;
        try
        {
            _socket.SendTo(datagram, SocketFlags.None, flow.Address);
            flow.HasProved = true;
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            flow.HasProved = false;
            throw new SipTransportException($"Cannot send to udp:{remote}: {fault.Message}", SipPeer.Of(SipTransport.Udp, remote), fault);
        }
    }

    private void Start(int loop) => Volatile.Write(
        ref _loop,
        Task.Factory.StartNew(
            () => Receive(loop), CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default));

    private void StartAnother(int loop)
    {
        _logger.ReceiveLoopHeldUp(_local);
        _batch?.GiveTo(loop);
        Start(loop);
    }

    private void Receive(int loop)
    {
        do
        {
            try
            {
                // A loop that takes the place of another one finds here what that one has not come to.
                var datagram = _reader.Next(out var from);
                _watch.Enter();
                if (!from.IsEmpty)
                {
                    _batch?.Open(loop, _reader.Left);
                    Take(datagram, FlowFrom(from));
                }
            }
            catch (Exception fault) when (!IsOpen && fault is SocketException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException fault)
            {
                // Windows reports here that an earlier datagram found nobody; the socket itself is sound.
                _logger.DatagramReceiveFailed(_local, fault.Message);
            }
#pragma warning disable CA1031 // The receive loop is a boundary: one message that breaks its handler must not end the others'.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                _logger.ReceiveLoopFault(fault, _local);
            }
            finally
            {
                _batch?.Close(_reader.Left);
            }
        }
        while (_watch.TryLeave(loop) && IsOpen);
    }

    private void Take(ReadOnlySpan<byte> datagram, UdpFlow flow)
    {
        // Keep-alives of peers behind a NAT (RFC 5626 4.4.1 uses them on streams alone, but they are common).
        if (datagram.Trim("\r\n\0"u8).IsEmpty)
        {
            return;
        }

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

    private UdpFlow FlowFrom(ReadOnlySpan<byte> from)
    {
        // Mostly the one that sent the last one.
        if (_lastFlow is { } last && from.SequenceEqual(last.Address.Buffer.Span))
        {
            return last;
        }

        var address = new SocketAddress(_local.AddressFamily, from.Length);
        from.CopyTo(address.Buffer.Span);
        if (_flows.TryGetValue(address, out var known))
        {
            return _lastFlow = known;
        }

        if (_flows.Count >= MaxRememberedFlows)
        {
            _flows.Clear();
        }

        return _lastFlow = _flows[address] = new UdpFlow(this, (IPEndPoint)_local.Create(address));
    }

    private static IPAddress? AskSystem(IPAddress remote)
    {
        // Connecting a datagram socket sends nothing; it only asks the system for the route.
        using var probe = new Socket(remote.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            probe.Connect(remote, 5060);
            return ((IPEndPoint)probe.LocalEndPoint!).Address;
        }
        catch (SocketException)
        {
            return null;
        }
    }

    private readonly record struct Route(IPEndPoint Local, long AskedAt);
}
