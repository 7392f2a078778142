using System.Net;
using PluginIm.Sip;
using PluginIm.Simulation.Tests.Time;

namespace PluginIm.Simulation.Tests.Network;

/// <summary>One end of a connection, with the keep-alive of the side that opened it.</summary>
internal sealed class StreamEnd : SipFlow, IDisposable
{
    private static readonly byte[] Ping = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] Pong = "\r\n"u8.ToArray();

    private readonly StreamConnection _connection;
    private readonly StreamPort _port;
    private KeepAlive? _keepAlive;

    public StreamEnd(StreamConnection connection, StreamPort port, IPEndPoint local, IPEndPoint remote, bool isOutgoing)
        : base(SipTransport.Tcp, remote)
    {
        _connection = connection;
        _port = port;
        LocalEndPoint = local;
        IsOutgoing = isOutgoing;
    }

    public override IPEndPoint LocalEndPoint { get; }

    public override bool IsOpen => _isOpen;

    public override bool IsOutgoing { get; }

    public Machine Machine => _port.Machine;

    internal override bool RunsContinuations => true;

    private bool _isOpen;

    public void Open()
    {
        _isOpen = true;
        _port.Add(this);
        if (IsOutgoing && _port.Options.Transport.PingInterval is { } interval)
        {
            _keepAlive = new KeepAlive(
                interval,
                _port.Options.Transport.PongTimeout,
                Machine.Time,
                () => _connection.Transmit(this, Ping),
                () => Close("no answer to the keep-alive"));
        }
    }

    /// <summary>Takes what arrived; null where the other side has closed.</summary>
    public void Take(byte[]? item)
    {
        if (!IsOpen)
        {
            return;
        }

        if (item is null)
        {
            Close("the peer closed it");
        }
        else if (item == Ping)
        {
            _connection.Transmit(this, Pong);
        }
        else if (item == Pong)
        {
            _keepAlive?.TryTakePong();
        }
        else
        {
            TakeMessage(item);
        }
    }

    public void Close(string reason)
    {
        if (!IsOpen)
        {
            return;
        }

        Dispose();
        _connection.Transmit(this, null);
        _port.Receiver.OnClosed(this, reason);
    }

    /// <summary>Closes without a word to anybody: there is nobody left to hear it.</summary>
    public void Dispose()
    {
        _isOpen = false;
        _keepAlive?.Dispose();
        _port.Remove(this);
        _connection.OnClosed();
    }

    internal override ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        if (!IsOpen)
        {
            throw new SipTransportException($"The connection {this} is closed.", Peer);
        }

        _connection.Transmit(this, message.ToArray());
        return ValueTask.CompletedTask;
    }

    private void TakeMessage(byte[] bytes)
    {
        SipMessage message;
        try
        {
            message = SipParser.Parse(bytes, _port.Options.Limits);
        }
        catch (SipParseException fault)
        {
            _port.Receiver.OnMalformed(this, fault);
            return;
        }

        _port.Receiver.OnMessage(this, message);
    }
}
