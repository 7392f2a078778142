using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace PluginIm.Sip;

/// <summary>TCP: listeners, and one connection per remote address, whichever side opened it (RFC 3261 18).</summary>
internal sealed class TcpTransport : ISipTransport
{
    private const int Backlog = 512;
    private static readonly TimeSpan AcceptPause = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    private readonly List<Socket> _listeners = [];
    private readonly List<IPEndPoint> _listening = [];
    private readonly List<Task> _acceptLoops = [];
    private readonly Dictionary<IPEndPoint, StreamFlow> _flows = [];
    private readonly Dictionary<IPEndPoint, Task<SipFlow>> _connecting = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly StreamFlowContext _context;

    public TcpTransport(
        ISipTransportReceiver receiver, TransportOptions options, SipParserLimits limits, TimeProvider time, ILogger logger) =>
        _context = new StreamFlowContext(receiver, options, limits, time, logger, OnClosed);

    public SipTransport Kind => SipTransport.Tcp;

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
        var listener = new Socket(local.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.Bind(local);
            listener.Listen(Backlog);
        }
        catch (SocketException fault)
        {
            listener.Dispose();
            throw new SipTransportException($"Cannot listen at tcp:{local}: {fault.Message}", SipPeer.Of(SipTransport.Tcp, local), fault);
        }

        lock (_gate)
        {
            _listeners.Add(listener);
            _listening.Add((IPEndPoint)listener.LocalEndPoint!);
            _acceptLoops.Add(Task.Run(() => AcceptAsync(listener)));
        }
    }

    public SipFlow? Find(IPEndPoint remote)
    {
        lock (_gate)
        {
            return _flows.TryGetValue(remote, out var flow) && flow.IsOpen ? flow : null;
        }
    }

    public async ValueTask<SipFlow> ConnectAsync(IPEndPoint remote, CancellationToken cancellationToken)
    {
        TaskCompletionSource<SipFlow>? mine = null;
        Task<SipFlow>? connecting;
        lock (_gate)
        {
            if (_flows.TryGetValue(remote, out var open) && open.IsOpen)
            {
                return open;
            }

            if (!_connecting.TryGetValue(remote, out connecting))
            {
                mine = new TaskCompletionSource<SipFlow>(TaskCreationOptions.RunContinuationsAsynchronously);
                connecting = _connecting[remote] = mine.Task;
            }
        }

        // Whoever asked first opens the connection for all who wait; nobody's cancellation takes it from the others.
        if (mine is not null)
        {
            OpenAsync(remote, mine).Forget(_context.Logger);
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
            opening = [.. _acceptLoops, .. _connecting.Values];
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

    private async Task OpenAsync(IPEndPoint remote, TaskCompletionSource<SipFlow> result)
    {
        try
        {
            var flow = await OpenAsync(remote).ConfigureAwait(false);
            Forget(remote);
            result.SetResult(flow);
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            Forget(remote);
            var why = fault is OperationCanceledException && !_stop.IsCancellationRequested ? "it took too long" : fault.Message;
            result.SetException(new SipTransportException(
                $"Cannot connect to tcp:{remote}: {why}", SipPeer.Of(SipTransport.Tcp, remote), fault));

            // Who waited may have given up: then nobody looks at the fault, and that is no failure of ours.
            _ = result.Task.Exception;
        }
    }

    private async Task<StreamFlow> OpenAsync(IPEndPoint remote)
    {
        using var tooLong = new CancellationTokenSource(_context.Options.ConnectTimeout, _context.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, tooLong.Token);
        var socket = new Socket(remote.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(remote, either.Token).ConfigureAwait(false);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        return Add(socket, isOutgoing: true);
    }

    private void Forget(IPEndPoint remote)
    {
        lock (_gate)
        {
            _connecting.Remove(remote);
        }
    }

    private async Task AcceptAsync(Socket listener)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var socket = await listener.AcceptAsync(_stop.Token).ConfigureAwait(false);
                if (IsFull())
                {
                    _context.Logger.TooManyConnections(_context.Options.MaxConnections, socket.RemoteEndPoint);
                    socket.Dispose();
                    continue;
                }

                socket.NoDelay = true;
                Add(socket, isOutgoing: false);
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
            return _flows.Count >= _context.Options.MaxConnections;
        }
    }

    private StreamFlow Add(Socket socket, bool isOutgoing)
    {
        var remote = (IPEndPoint)socket.RemoteEndPoint!;
        var flow = new StreamFlow(
            SipTransport.Tcp,
            new NetworkStream(socket, ownsSocket: true),
            (IPEndPoint)socket.LocalEndPoint!,
            remote,
            isOutgoing,
            _context);
        lock (_gate)
        {
            _flows[remote] = flow;
        }

        _context.Logger.ConnectionOpened(flow, isOutgoing ? "opened" : "accepted");
        flow.Start();
        return flow;
    }

    private void OnClosed(StreamFlow flow, string reason)
    {
        lock (_gate)
        {
            if (_flows.TryGetValue(flow.RemoteEndPoint, out var known) && known == flow)
            {
                _flows.Remove(flow.RemoteEndPoint);
            }
        }

        _context.Logger.ConnectionClosed(flow, reason);
        _context.Receiver.OnClosed(flow, reason);
    }
}
