namespace PluginIm.Sip;

/// <summary>The transports that the engine speaks.</summary>
public enum SipTransport
{
    /// <summary>UDP; responses and requests may be lost and are sent again.</summary>
    Udp,

    /// <summary>TCP.</summary>
    Tcp,

    /// <summary>TLS over TCP.</summary>
    Tls,
}
