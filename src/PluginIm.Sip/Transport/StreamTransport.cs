using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Logging;

namespace PluginIm.Sip;

/// <summary>
/// TCP and TLS: listeners, and one connection per remote address, whichever side opened it (RFC 3261 18). By TLS a connection serves requests to the
/// one host whose name was proved on it: whoever connects to this side has proved none.
/// </summary>
internal sealed class StreamTransport : ISipTransport
{
    private const int Backlog = 512;
    private static readonly TimeSpan AcceptPause = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    private readonly List<Socket> _listeners = [];
    private readonly List<IPEndPoint> _listening = [];
    private readonly List<Task> _acceptLoops = [];
    private readonly HashSet<Task> _admissions = [];
    private readonly Dictionary<Way, StreamFlow> _flows = [];
    private readonly Dictionary<Way, Task<SipFlow>> _connecting = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly StreamFlowContext _context;
    private readonly AcceptedConnections _accepted;
    private readonly LogBudget _refusals;
    private readonly TlsOptions? _tls;

    /// <param name="receiver">Where messages go.</param>
    /// <param name="options">Limits and times.</param>
    /// <param name="logger">The log.</param>
    /// <param name="tls">How connections are secured; null for TCP.</param>
    public StreamTransport(ISipTransportReceiver receiver, SipEndpointOptions options, ILogger logger, TlsOptions? tls = null)
    {
        _tls = tls;
        _accepted = new AcceptedConnections(options.Transport.MaxConnectionsPerAddress);
        _refusals = new LogBudget(options.Time);
        _context = new StreamFlowContext(receiver, options.Transport, options.Limits, options.Time, logger, OnClosed);
    }

    public SipTransport Kind => _tls is null ? SipTransport.Tcp : SipTransport.Tls;

    public IReadOnlyList<IPEndPoint> Listening
    {
        get
        {
            lock (_gate)
            {
                return [.. _listening];
            }
        }
    }

    public void Listen(IPEndPoint local)
    {
        if (_tls is { Certificate: null })
        {
            throw new SipTransportException($"Cannot listen at tls:{local}: there is no certificate.", SipPeer.Of(Kind, local));
        }

        var listener = new Socket(local.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.Bind(local);
            listener.Listen(Backlog);
        }
        catch (SocketException fault)
        {
            listener.Dispose();
            throw new SipTransportException($"Cannot listen at {SipPeer.Of(Kind, local)}: {fault.Message}", SipPeer.Of(Kind, local), fault);
        }

        lock (_gate)
        {
            _listeners.Add(listener);
            _listening.Add((IPEndPoint)listener.LocalEndPoint!);
            _acceptLoops.Add(Task.Run(() => AcceptAsync(listener)));
        }
    }

    public SipFlow? Find(IPEndPoint remote, string? host)
    {
        lock (_gate)
        {
            if (_flows.TryGetValue(WayTo(remote, host), out var flow) && flow.IsOpen)
            {
                return flow;
            }

            return host is null && _tls is not null
                ? _flows.Values.FirstOrDefault(other => other.IsOpen && other.RemoteEndPoint.Equals(remote))
                : null;
        }
    }

    public async ValueTask<SipFlow> ConnectAsync(IPEndPoint remote, string host, CancellationToken cancellationToken)
    {
        var way = WayTo(remote, host);
        TaskCompletionSource<SipFlow>? mine = null;
        Task<SipFlow>? connecting;
        lock (_gate)
        {
            if (_flows.TryGetValue(way, out var open) && open.IsOpen)
            {
                return open;
            }

            if (!_connecting.TryGetValue(way, out connecting))
            {
                mine = new TaskCompletionSource<SipFlow>(TaskCreationOptions.RunContinuationsAsynchronously);
                connecting = _connecting[way] = mine.Task;
            }
        }

        // Whoever asked first opens the connection for all who wait; nobody's cancellation takes it from the others.
        if (mine is not null)
        {
            OpenAsync(way, mine).Forget(_context.Logger);
        }

        return await connecting.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        Task[] opening;
        lock (_gate)
        {
            _listeners.ForEach(listener => listener.Dispose());
            opening = [.. _acceptLoops, .. _admissions, .. _connecting.Values];
        }

        // What is just being opened would otherwise come after the connections have been counted.
        await Task.WhenAll(opening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        StreamFlow[] flows;
        lock (_gate)
        {
            flows = [.. _flows.Values];
        }

        await Task.WhenAll(flows.Select(flow => flow.DisposeAsync().AsTask())).ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task OpenAsync(Way way, TaskCompletionSource<SipFlow> result)
    {
        try
        {
            var flow = await OpenAsync(way).ConfigureAwait(false);
            Forget(way);
            result.SetResult(flow);
        }
#pragma warning disable CA1031 // Whoever waits for the connection hears of whatever was in its way: nobody else would, and nobody could open another.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Forget(way);
            var why = fault is OperationCanceledException && !_stop.IsCancellationRequested ? "it took too long" : fault.Message;
            var peer = SipPeer.Of(Kind, way.Remote);
            result.SetException(new SipTransportException(
                $"Cannot connect to {peer}{(way.Host is null ? "" : $" as {way.Host}")}: {why}", peer, fault));

            // Who waited may have given up: then nobody looks at the fault, and that is no failure of ours.
            _ = result.Task.Exception;
        }
    }

    private async Task<StreamFlow> OpenAsync(Way way)
    {
        using var tooLong = new CancellationTokenSource(_context.Options.ConnectTimeout, _context.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, tooLong.Token);
        var socket = new Socket(way.Remote.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var thread = ThreadedStream.TryCreate(socket, _context);
        try
        {
            await (thread?.ConnectAsync(way.Remote, either.Token) ?? socket.ConnectAsync(way.Remote, either.Token).AsTask()).ConfigureAwait(false);
            var plain = PlainStreamOf(socket, thread);
            var stream = _tls is null
                ? plain
                : await SecureAsync(thread, () => TlsHandshake.AsClientAsync(plain, way.Host!, _tls, either.Token), either.Token).ConfigureAwait(false);
            return Add(socket, stream, thread, way, isOutgoing: true);
        }
        catch
        {
            thread?.Dispose();
            socket.Dispose();
            throw;
        }
    }

    private void Forget(Way way)
    {
        lock (_gate)
        {
            _connecting.Remove(way);
        }
    }

    private Way WayTo(IPEndPoint remote, string? host) => new(remote, _tls is null ? null : host);

    private async Task AcceptAsync(Socket listener)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var socket = await listener.AcceptAsync(_stop.Token).ConfigureAwait(false);
                Admit(socket);
            }
            catch (Exception fault) when (fault is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException fault)
            {
                // A peer that left between its knock and the answer, or no file left for it: after a breath the listener goes on.
                _context.Logger.AcceptFailed(fault.Message);
                await Task.Delay(AcceptPause, _context.Time, _stop.Token)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private bool IsFull()
    {
        lock (_gate)
        {
            return _flows.Count + _admissions.Count >= _context.Options.MaxConnections;
        }
    }

    private void Admit(Socket socket)
    {
        IPEndPoint remote;
        try
        {
            remote = (IPEndPoint)socket.RemoteEndPoint!;
            socket.NoDelay = true;
        }
        catch (SocketException)
        {
            // It has left already.
            socket.Dispose();
            throw;
        }

        if (IsFull() || !_accepted.TryEnter(remote.Address))
        {
            Refuse(socket, remote);
            return;
        }

        if (_tls is null)
        {
            var thread = ThreadedStream.TryCreate(socket, _context);
            Add(socket, PlainStreamOf(socket, thread), thread, new Way(remote, null), isOutgoing: false);
            return;
        }

        // A peer that is slow to secure its connection holds up nobody else's.
        var admission = Task.Run(() => SecureAsync(socket, remote, _tls));
        lock (_gate)
        {
            _admissions.Add(admission);
        }

        admission.ContinueWith(
            ended =>
            {
                lock (_gate)
                {
                    _admissions.Remove(ended);
                }
            },
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).Forget(_context.Logger);
    }

    private void Refuse(Socket socket, IPEndPoint remote)
    {
        if (_refusals.TryTake(out var skipped))
        {
            _context.Logger.TooManyConnections(_context.Options.MaxConnections, _context.Options.MaxConnectionsPerAddress, remote, skipped);
        }

        socket.Dispose();
    }

    private async Task SecureAsync(Socket socket, IPEndPoint remote, TlsOptions tls)
    {
        using var tooLong = new CancellationTokenSource(_context.Options.ConnectTimeout, _context.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, tooLong.Token);
        var thread = ThreadedStream.TryCreate(socket, _context);
        try
        {
            var plain = PlainStreamOf(socket, thread);
            var stream = await SecureAsync(thread, () => TlsHandshake.AsServerAsync(plain, tls.Certificate!, either.Token), either.Token)
                .ConfigureAwait(false);
            Add(socket, stream, thread, new Way(remote, null), isOutgoing: false);
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException or ObjectDisposedException
            or AuthenticationException or IOException)
        {
            thread?.Dispose();
            socket.Dispose();
            _accepted.Leave(remote.Address);
            _context.Logger.AcceptFailed(fault.Message);
        }
    }

    private static Stream PlainStreamOf(Socket socket, ThreadedStream? thread) => thread ?? (Stream)new NetworkStream(socket, ownsSocket: true);

    private static Task<Stream> SecureAsync(ThreadedStream? thread, Func<Task<Stream>> handshake, CancellationToken cancellationToken) =>
        thread?.SecureAsync(handshake, cancellationToken) ?? handshake();

    private StreamFlow Add(Socket socket, Stream stream, ThreadedStream? thread, Way way, bool isOutgoing)
    {
        var flow = new StreamFlow(Kind, socket, stream, thread, way.Remote, isOutgoing, _context) { Host = way.Host };
        lock (_gate)
        {
            _flows[way] = flow;
        }

        _context.Logger.ConnectionOpened(flow, isOutgoing ? "opened" : "accepted");
        flow.Start();
        return flow;
    }

    private void OnClosed(StreamFlow flow, string reason)
    {
        lock (_gate)
        {
            var way = new Way(flow.RemoteEndPoint, flow.Host);
            if (_flows.TryGetValue(way, out var known) && known == flow)
            {
                _flows.Remove(way);
            }
        }

        if (!flow.IsOutgoing)
        {
            _accepted.Leave(flow.RemoteEndPoint.Address);
        }

        _context.Logger.ConnectionClosed(flow, reason);
        _context.Receiver.OnClosed(flow, reason);
    }

    /// <summary>An address, and by TLS the name that was proved there.</summary>
    private readonly record struct Way(IPEndPoint Remote, string? Host);
}
