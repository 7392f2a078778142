namespace PluginIm.Sip;

/// <summary>The network did not carry a message: no connection, a lost one, a peer that does not read, an address in use.</summary>
public sealed class SipTransportException : Exception
{
    /// <summary>Creates it with what went wrong and with whom.</summary>
    public SipTransportException(string message, SipPeer? peer = null, Exception? inner = null)
        : base(message, inner) => Peer = peer;

    /// <summary>The peer, or the own address, that it concerns.</summary>
    public SipPeer? Peer { get; }
}
