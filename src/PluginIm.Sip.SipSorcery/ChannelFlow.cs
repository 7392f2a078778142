using System.Net;
using System.Net.Sockets;
using SIPSorcery.SIP;
using SIPSorcery.Sys;

namespace PluginIm.Sip.SipSorcery;

/// <summary>A remote address by one of the shell's channels; by TCP and TLS one connection of it.</summary>
internal sealed class ChannelFlow : SipFlow
{
    private readonly ChannelTransport _transport;
    private readonly SIPChannel _channel;
    private readonly SIPEndPoint _destination;
    private readonly IPEndPoint? _accepted;
    private volatile string? _connection;
    private int _lost;

    /// <param name="transport">The protocol.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="remote">The other side.</param>
    /// <param name="isOutgoing">Whether this side asked for it.</param>
    /// <param name="accepted">This side's end, where the connection itself has told it.</param>
    public ChannelFlow(ChannelTransport transport, SIPChannel channel, IPEndPoint remote, bool isOutgoing, IPEndPoint? accepted = null)
        : base(transport.Kind, remote)
    {
        _transport = transport;
        _channel = channel;
        _destination = new SIPEndPoint(transport.Protocol, remote);
        _accepted = accepted;
        IsOutgoing = isOutgoing;
    }

    /// <summary>A channel connects from the very port that it listens at.</summary>
    public override IPEndPoint LocalEndPoint => _accepted ?? new IPEndPoint(
        IsAny(_channel.ListeningIPAddress)
            ? NetServices.GetLocalAddressForRemote(RemoteEndPoint.Address) ?? _channel.ListeningIPAddress
            : _channel.ListeningIPAddress,
        _channel.Port);

    public override bool IsOpen => Volatile.Read(ref _lost) == 0 && (!IsReliable || IsConnected);

    public override bool IsOutgoing { get; }

    public override SipUri ContactUri(string? user) => _transport.Shared.Ownership.Mark(base.ContactUri(user));

    public override bool Equals(object? obj) => IsReliable
        ? ReferenceEquals(this, obj)
        : obj is ChannelFlow other && other._channel == _channel && other.RemoteEndPoint.Equals(RemoteEndPoint);

    public override int GetHashCode() => HashCode.Combine(_channel, RemoteEndPoint);

    /// <summary>Notes which connection it is, once that has told; false where it is another one.</summary>
    public bool TryIdentify(string connection)
    {
        _connection ??= connection;
        return _connection == connection;
    }

    /// <summary>Ends it, once.</summary>
    public void Lose(string reason)
    {
        if (Interlocked.Exchange(ref _lost, 1) == 0)
        {
            _transport.OnClosed(this, reason);
        }
    }

    internal override async ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        if (!IsOpen)
        {
            throw _transport.Fault(RemoteEndPoint, "the connection is closed");
        }

        SocketError error;
        try
        {
            error = await SendBytesAsync(message.ToArray()).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The boundary to another library: whatever breaks in it is a message that was not sent.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            throw _transport.Fault(RemoteEndPoint, fault.Message, fault);
        }

        if (error != SocketError.Success)
        {
            throw _transport.Fault(RemoteEndPoint, error.ToString());
        }
    }

    internal override SipFlow ToPort(int port) =>
        IsReliable || port == RemoteEndPoint.Port
            ? this
            : new ChannelFlow(_transport, _channel, new IPEndPoint(RemoteEndPoint.Address, port), IsOutgoing);

    private bool IsConnected => _connection is { } connection ? _channel.HasConnection(connection) : _channel.HasConnection(_destination);

    private static bool IsAny(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    private Task<SocketError> SendBytesAsync(byte[] message) => IsReliable
        ? _channel.SendSecureAsync(_destination, message, null, canInitiateConnection: false, _connection)
        : _channel.SendAsync(_destination, message, canInitiateConnection: false);
}
