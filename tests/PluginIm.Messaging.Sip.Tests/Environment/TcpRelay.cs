using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PluginIm.Sip;

namespace PluginIm.Messaging.Sip.Tests.Environment;

/// <summary>The wire between a desktop and the switch, which the test cuts when it likes.</summary>
internal sealed class TcpRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, bool> _sockets = new();
    private readonly SipPeer _switch;
    private volatile bool _isOpen = true;
    private volatile string? _fatal;

    public TcpRelay(SipPeer sipSwitch)
    {
        _switch = sipSwitch;
        _listener.Start();
        _ = AcceptAsync();
    }

    public SipPeer Peer => new(SipTransport.Tcp, "127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port);

    /// <summary>Cuts all connections, and lets none through until it is mended.</summary>
    public void Cut()
    {
        _isOpen = false;
        foreach (var socket in _sockets.Keys)
        {
            socket.Dispose();
        }
    }

    public void Mend() => _isOpen = true;

    /// <summary>Cuts the connections, once, when the switch sends something that holds this, which then does not arrive.</summary>
    public void CutAt(string text) => _fatal = text;

    public ValueTask DisposeAsync()
    {
        Cut();
        _listener.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var near = await _listener.AcceptTcpClientAsync();
                if (_isOpen)
                {
                    _ = RelayAsync(near);
                }
                else
                {
                    near.Dispose();
                }
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Disposed.
        }
    }

    private async Task RelayAsync(TcpClient near)
    {
        using var far = new TcpClient();
        using (near)
        {
            try
            {
                await far.ConnectAsync(_switch.Host, _switch.Port);
                _sockets[near] = _sockets[far] = true;
                await Task.WhenAny(PumpAsync(near, far, false), PumpAsync(far, near, true));
            }
            catch (Exception fault) when (fault is SocketException or ObjectDisposedException or IOException)
            {
                // Cut.
            }
        }

        _sockets.TryRemove(near, out _);
        _sockets.TryRemove(far, out _);
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, bool isFromSwitch)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.GetStream().ReadAsync(buffer) is > 0 and var count)
            {
                if (isFromSwitch && _fatal is { } fatal && Encoding.UTF8.GetString(buffer, 0, count).Contains(fatal, StringComparison.Ordinal))
                {
                    _fatal = null;
                    return;
                }

                await to.GetStream().WriteAsync(buffer.AsMemory(0, count));
            }
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }
    }
}
