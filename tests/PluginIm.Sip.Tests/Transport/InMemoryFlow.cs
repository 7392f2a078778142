using System.Net;

namespace PluginIm.Sip.Tests.Transport;

/// <summary>One end of an in-memory connection, or a datagram flow.</summary>
internal sealed class InMemoryFlow(InMemoryTransport transport, IPEndPoint remote, bool isOutgoing) : SipFlow(transport.Kind, remote)
{
    private (InMemoryTransport Transport, InMemoryFlow Flow)? _otherEnd;
    private int _closed;

    public override IPEndPoint LocalEndPoint => transport.Address;

    public override bool IsOpen => Volatile.Read(ref _closed) == 0;

    public override bool IsOutgoing => isOutgoing;

    /// <summary>Fixed for a connection; for datagrams whoever has the address.</summary>
    public (InMemoryTransport Transport, InMemoryFlow Flow)? OtherEnd
    {
        get => _otherEnd ?? (Transport == SipTransport.Udp && transport.Network.Find(Transport, RemoteEndPoint) is { } there
            ? (there, there.FlowTo(transport.Address))
            : null);
        set => _otherEnd = value;
    }

    /// <summary>Ends the connection for both sides.</summary>
    public void Cut()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 0)
        {
            transport.Closed(this);
            _otherEnd?.Flow.Cut();
        }
    }

    internal override ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        if (!IsOpen)
        {
            throw new SipTransportException("The connection is cut.");
        }

        transport.Network.Send(this, message);
        return ValueTask.CompletedTask;
    }
}
