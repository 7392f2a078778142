using System.Net;

namespace PluginIm.Sip.Tests.Torture;

/// <summary>A way to a peer of which the test sees the very bytes that go out.</summary>
internal sealed class WireFlow(IPEndPoint remote) : SipFlow(SipTransport.Udp, remote)
{
    private readonly Lock _gate = new();
    private readonly List<byte[]> _sent = [];

    public override IPEndPoint LocalEndPoint { get; } = new(IPAddress.Parse("10.0.0.1"), 5060);

    public override bool IsOpen => true;

    public IReadOnlyList<byte[]> Sent
    {
        get
        {
            lock (_gate)
            {
                return [.. _sent];
            }
        }
    }

    internal override ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _sent.Add(message.ToArray());
        }

        return ValueTask.CompletedTask;
    }
}
