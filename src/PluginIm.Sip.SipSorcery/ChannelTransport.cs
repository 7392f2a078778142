using System.Net;
using System.Net.Sockets;
using SIPSorcery.SIP;

namespace PluginIm.Sip.SipSorcery;

/// <summary>One protocol of the shell's transport. Its connections are the shell's too: whoever needs one first has it opened.</summary>
internal sealed class ChannelTransport(SipTransport kind, SharedTransport shared, SipSorceryOptions sharing, SipEndpointOptions options)
    : ISipTransport
{
    /// <summary>What opens a connection, and what keeps one open: a ping of RFC 5626 4.4.1.</summary>
    private static readonly byte[] Ping = "\r\n\r\n"u8.ToArray();

    private readonly Lock _gate = new();
    private readonly Dictionary<IPEndPoint, ChannelFlow> _connections = [];
    private readonly Dictionary<IPEndPoint, Task<SocketError>> _connecting = [];

    public SipTransport Kind => kind;

    public SharedTransport Shared => shared;

    public IReadOnlyList<IPEndPoint> Listening => [.. shared.Channels(Protocol).Select(channel => channel.ListeningEndPoint)];

    public SIPProtocolsEnum Protocol => kind switch
    {
        SipTransport.Tcp => SIPProtocolsEnum.tcp,
        SipTransport.Tls => SIPProtocolsEnum.tls,
        _ => SIPProtocolsEnum.udp,
    };

    public void Listen(IPEndPoint local) => throw new NotSupportedException("The shell's transport says where it listens.");

    public SipFlow? Find(IPEndPoint remote, string? host)
    {
        if (kind == SipTransport.Udp)
        {
            return ChannelTowards(remote) is { } channel ? new ChannelFlow(this, channel, remote, isOutgoing: true) : null;
        }

        lock (_gate)
        {
            return _connections.TryGetValue(remote, out var flow) && flow.IsOpen && (host is null || flow.IsOutgoing || kind == SipTransport.Tcp)
                ? flow
                : null;
        }
    }

    public async ValueTask<SipFlow> ConnectAsync(IPEndPoint remote, string host, CancellationToken cancellationToken)
    {
        if (Find(remote, host) is { } open)
        {
            return open;
        }

        var channel = ChannelTowards(remote)
            ?? throw Fault(remote, $"the shell's transport has no channel for {SipTransportNames.InUri(kind)} and {remote.AddressFamily}");
        if (channel is SIPTLSChannel { BypassCertificateValidation: true } && !sharing.AllowUnverifiedTls)
        {
            throw Fault(remote, "the shell's TLS channel takes any certificate");
        }

        await OpenAsync(channel, remote, host, cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            // Who waited for the same connection has one flow with all others.
            return _connections.TryGetValue(remote, out var flow) && flow.IsOpen
                ? flow
                : _connections[remote] = new ChannelFlow(this, channel, remote, isOutgoing: true);
        }
    }

    /// <summary>The flow that a message came by.</summary>
    public ChannelFlow FlowFrom(SIPChannel channel, SIPEndPoint local, SIPEndPoint remote)
    {
        var source = remote.GetIPEndPoint();
        if (kind == SipTransport.Udp)
        {
            return new ChannelFlow(this, channel, source, isOutgoing: true);
        }

        ChannelFlow? before;
        lock (_gate)
        {
            if (_connections.TryGetValue(source, out before) && before.TryIdentify(remote.ConnectionID))
            {
                return before;
            }
        }

        before?.Lose("another connection has taken its place");
        var fresh = new ChannelFlow(this, channel, source, isOutgoing: false, local.GetIPEndPoint());
        fresh.TryIdentify(remote.ConnectionID);
        lock (_gate)
        {
            return _connections[source] = fresh;
        }
    }

    public void CheckForLosses()
    {
        foreach (var flow in Connections.Where(flow => !flow.IsOpen))
        {
            flow.Lose("the connection is gone");
        }
    }

    /// <summary>Gives every connection that this side asked for something to carry: a peer that is gone is found out by that.</summary>
    public async Task PingAsync()
    {
        foreach (var flow in Connections.Where(flow => flow is { IsOutgoing: true, IsOpen: true }))
        {
            try
            {
                await flow.SendAsync(Ping, CancellationToken.None).ConfigureAwait(false);
            }
            catch (SipTransportException fault)
            {
                shared.Logger.NotSent("a ping", fault.Message);
            }
        }
    }

    public void OnClosed(ChannelFlow flow, string reason)
    {
        lock (_gate)
        {
            if (_connections.TryGetValue(flow.RemoteEndPoint, out var known) && known == flow)
            {
                _connections.Remove(flow.RemoteEndPoint);
            }
        }

        shared.OnClosed(flow, reason);
    }

    public ValueTask DisposeAsync()
    {
        // The connections stay: they are the shell's.
        lock (_gate)
        {
            _connections.Clear();
        }

        return ValueTask.CompletedTask;
    }

    public SipTransportException Fault(IPEndPoint remote, string why, Exception? inner = null)
    {
        var peer = SipPeer.Of(kind, remote);
        return new SipTransportException($"Cannot reach {peer}: {why}", peer, inner);
    }

    private ChannelFlow[] Connections
    {
        get
        {
            lock (_gate)
            {
                return [.. _connections.Values];
            }
        }
    }

    private async Task OpenAsync(SIPChannel channel, IPEndPoint remote, string host, CancellationToken cancellationToken)
    {
        Task<SocketError>? connecting;
        lock (_gate)
        {
            if (!_connecting.TryGetValue(remote, out connecting))
            {
                connecting = _connecting[remote] = Task.Run(() => channel.SendSecureAsync(
                    new SIPEndPoint(Protocol, remote), Ping, host, canInitiateConnection: true), CancellationToken.None);
                ForgetWhenDoneAsync(remote, connecting).Forget(shared.Logger);
            }
        }

        SocketError error;
        try
        {
            // The channel has a time-out of its own, after which it waits on for what the system says.
            error = await connecting.WaitAsync(options.Transport.ConnectTimeout, options.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException fault)
        {
            throw Fault(remote, "it took too long", fault);
        }

        if (error != SocketError.Success)
        {
            throw Fault(remote, error.ToString());
        }
    }

    private async Task ForgetWhenDoneAsync(IPEndPoint remote, Task connecting)
    {
        await connecting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_gate)
        {
            _connecting.Remove(remote);
        }
    }

    private SIPChannel? ChannelTowards(IPEndPoint remote)
    {
        SIPChannel? usable = null;
        foreach (var channel in shared.Channels(Protocol))
        {
            if (!channel.IsAddressFamilySupported(remote.AddressFamily))
            {
                continue;
            }

            // A socket bound to loopback reaches nobody else, and only it is reached by who answers to loopback.
            if (IPAddress.IsLoopback(channel.ListeningIPAddress) == IPAddress.IsLoopback(remote.Address))
            {
                return channel;
            }

            usable ??= IPAddress.IsLoopback(channel.ListeningIPAddress) ? null : channel;
        }

        return usable;
    }
}
