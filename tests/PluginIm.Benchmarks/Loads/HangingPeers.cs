using System.Net;
using System.Net.Sockets;
using PluginIm.Sip;

namespace PluginIm.Benchmarks;

/// <summary>Two TCP peers that hang: one never accepts, the other accepts and never reads.</summary>
internal sealed class HangingPeers : IAsyncDisposable
{
    private readonly Socket _full = Listen(0);
    private readonly List<Socket> _queued = [];
    private readonly Socket _silent = Listen(16);
    private readonly List<Socket> _unread = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    public HangingPeers()
    {
        FillBacklog();
        _accepting = Task.Run(AcceptAsync);
    }

    /// <summary>Where a connect never ends.</summary>
    public SipPeer Full => PeerOf(_full);

    /// <summary>Who does not read.</summary>
    public SipPeer Silent => PeerOf(_silent);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _full.Dispose();
        _silent.Dispose();
        _queued.ForEach(socket => socket.Dispose());
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _unread.ForEach(socket => socket.Dispose());
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
            _unread.Add(await _silent.AcceptAsync(_stop.Token));
        }
    }
}
