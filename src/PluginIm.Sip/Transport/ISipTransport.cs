using System.Net;

namespace PluginIm.Sip;

/// <summary>One kind of transport with all its sockets: what stands between the endpoint and the network.</summary>
internal interface ISipTransport : IAsyncDisposable
{
    SipTransport Kind { get; }

    /// <summary>Where it listens, with the ports that were really taken.</summary>
    IReadOnlyList<IPEndPoint> Listening { get; }

    /// <exception cref="SipTransportException">The address cannot be had.</exception>
    void Listen(IPEndPoint local);

    /// <summary>The open flow to this very address, or null.</summary>
    /// <param name="remote">The address.</param>
    /// <param name="host">The name that the other side must have proved, where the transport asks for proofs; null for whoever is there.</param>
    SipFlow? Find(IPEndPoint remote, string? host);

    /// <summary>The open flow to this address and host, whichever side opened it where that proves as much, or a fresh one.</summary>
    /// <exception cref="SipTransportException">There is none to be had.</exception>
    ValueTask<SipFlow> ConnectAsync(IPEndPoint remote, string host, CancellationToken cancellationToken);
}
