using System.Net;

namespace PluginIm.Sip.Tests.Torture;

/// <summary>Brings an endpoint datagrams as they are, malformed ones too, and keeps what it answers.</summary>
internal sealed class WireTransport(ISipTransportReceiver receiver) : ISipTransport
{
    public SipTransport Kind => SipTransport.Udp;

    public IReadOnlyList<IPEndPoint> Listening => [Flow.LocalEndPoint];

    public WireFlow Flow { get; } = new(new IPEndPoint(IPAddress.Parse("10.0.0.2"), 5060));

    public void Listen(IPEndPoint local)
    {
    }

    public SipFlow? Find(IPEndPoint remote, string? host) => Flow;

    public ValueTask<SipFlow> ConnectAsync(IPEndPoint remote, string host, CancellationToken cancellationToken) => new(Flow);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public void Receive(ReadOnlySpan<byte> datagram)
    {
        SipMessage message;
        try
        {
            message = SipParser.Parse(datagram);
        }
        catch (SipParseException fault)
        {
            receiver.OnMalformed(Flow, fault);
            return;
        }

        receiver.OnMessage(Flow, message);
    }
}
