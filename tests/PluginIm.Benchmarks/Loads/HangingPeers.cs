using System.Net;
using System.Net.Sockets;
using PluginIm.Sip;

namespace PluginIm.Benchmarks;

/// <summary>Two TCP peers that hang, and somebody who goes on sending to them: one never accepts, the other accepts and never reads.</summary>
internal sealed class HangingPeers : IAsyncDisposable
{
    private readonly Socket _full = Listen(0);
    private readonly List<Socket> _queued = [];
    private readonly Socket _silent = Listen(16);
    private readonly List<Socket> _unread = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly byte[] _text = new byte[16 * 1024];
    private readonly Task _work;
    private int _sent;
    private int _failed;

    private HangingPeers(MessageTraffic traffic)
    {
        FillBacklog();
        _work = Task.WhenAll(
            Task.Run(() => SendAsync(traffic, PeerOf(_full), 50)), Task.Run(() => SendAsync(traffic, PeerOf(_silent), 5)), Task.Run(AcceptAsync));
    }

    public static HangingPeers Bother(MessageTraffic traffic) => new(traffic);

    public override string ToString() => $"{_sent} requests to them, {_failed} of them failed so far";

    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        await _stop.CancelAsync();
        _full.Dispose();
        _silent.Dispose();
        _queued.ForEach(socket => socket.Dispose());
        lock (_unread)
        {
            _unread.ForEach(socket => socket.Dispose());
        }

        await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private static Socket Listen(int backlog)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen(backlog);
        return socket;
    }

    private static SipPeer PeerOf(Socket socket) => SipPeer.Of(SipTransport.Tcp, (IPEndPoint)socket.LocalEndPoint!);

    /// <summary>With its backlog full the system drops who knocks: from then on a connect hangs.</summary>
    private void FillBacklog()
    {
        for (var i = 0; i < 4; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            _queued.Add(socket);
            try
            {
                socket.Connect(_full.LocalEndPoint!);
            }
            catch (SocketException fault) when (fault.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
            {
                // It goes on in the background.
            }
        }
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var socket = await _silent.AcceptAsync(_stop.Token);
            lock (_unread)
            {
                _unread.Add(socket);
            }
        }
    }

    private async Task SendAsync(MessageTraffic traffic, SipPeer to, int milliseconds)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(milliseconds));
        while (await timer.WaitForNextTickAsync(_stop.Token))
        {
            var request = traffic.CreateMessage();
            request.SetBody("text/plain", _text);
            Interlocked.Increment(ref _sent);
            _ = CountAsync(traffic.Near.RequestAsync(request, to, cancellationToken: CancellationToken.None));
        }
    }

    private async Task CountAsync(Task<SipResponse> final)
    {
        if (!(await final).IsSuccess)
        {
            Interlocked.Increment(ref _failed);
        }
    }
}
