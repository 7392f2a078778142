using System.Globalization;
using System.Net;

namespace PluginIm.Sip;

/// <summary>
/// One way to one peer: a connection, or a UDP socket with a remote address (a flow in the words of RFC 5626).
/// Two flows are equal when they are the same connection, or the same socket and remote address.
/// </summary>
public abstract class SipFlow
{
    private protected SipFlow(SipTransport transport, IPEndPoint remote)
    {
        Transport = transport;
        RemoteEndPoint = remote;
    }

    /// <summary>The transport.</summary>
    public SipTransport Transport { get; }

    /// <summary>This side's address.</summary>
    public abstract IPEndPoint LocalEndPoint { get; }

    /// <summary>The other side's address.</summary>
    public IPEndPoint RemoteEndPoint { get; }

    /// <summary>The other side as a peer.</summary>
    public SipPeer Peer => SipPeer.Of(Transport, RemoteEndPoint);

    /// <summary>Whether something can still be sent: a lost connection never comes back, a UDP flow stays.</summary>
    public abstract bool IsOpen { get; }

    /// <summary>Whether this side opened it; a UDP flow has no such side.</summary>
    public virtual bool IsOutgoing => true;

    /// <summary>Whether the transport itself repeats what gets lost.</summary>
    public bool IsReliable => Transport != SipTransport.Udp;

    /// <summary>A URI that reaches this side by this flow: the local end of a connection, so that its other side uses it backwards.</summary>
    public virtual SipUri ContactUri(string? user)
    {
        var local = SipPeer.Of(Transport, LocalEndPoint);
        return SipUri.Create(user, local.UriHost, local.Port).WithParameter("transport", SipTransportNames.InUri(Transport));
    }

    /// <inheritdoc />
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{SipTransportNames.InUri(Transport)} {LocalEndPoint} with {RemoteEndPoint}");

    /// <summary>
    /// Whether whoever awaits a response goes on in the receive loop itself, where a <see cref="ReceiveWatch"/> sees to it that nobody is
    /// held up by him: a hop to another thread costs more than most of what is done there.
    /// </summary>
    internal virtual bool RunsContinuations => false;

    /// <summary>The Via of what leaves by it; null until something has.</summary>
    internal ViaTemplate? Via { get; set; }

    /// <summary>The same way to another port of the same host: where UDP answers go that want no <c>rport</c>.</summary>
    internal virtual SipFlow ToPort(int port) => this;

    /// <summary>Sends, or takes over for sending, one whole message.</summary>
    /// <exception cref="SipTransportException">The flow is closed, its queue is full, or the socket refuses.</exception>
    internal abstract ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken);
}
