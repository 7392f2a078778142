using System.Text;

namespace PluginIm.Sip;

/// <summary>How transports are named in Via ("UDP") and in a URI's transport parameter ("udp").</summary>
internal static class SipTransportNames
{
    internal static string InVia(SipTransport transport) => transport switch
    {
        SipTransport.Udp => "UDP",
        SipTransport.Tcp => "TCP",
        SipTransport.Tls => "TLS",
        _ => throw new ArgumentOutOfRangeException(nameof(transport)),
    };

    internal static string InUri(SipTransport transport) => transport switch
    {
        SipTransport.Udp => "udp",
        SipTransport.Tcp => "tcp",
        SipTransport.Tls => "tls",
        _ => throw new ArgumentOutOfRangeException(nameof(transport)),
    };

    internal static SipTransport? Find(string? name) => name switch
    {
        null => null,
        _ when name.Equals("UDP", StringComparison.OrdinalIgnoreCase) => SipTransport.Udp,
        _ when name.Equals("TCP", StringComparison.OrdinalIgnoreCase) => SipTransport.Tcp,
        _ when name.Equals("TLS", StringComparison.OrdinalIgnoreCase) => SipTransport.Tls,
        _ => null,
    };

    /// <summary>The name of a known transport without a fresh string, else the text decoded.</summary>
    internal static string Intern(ReadOnlySpan<byte> name) =>
        Ascii.Equals(name, "UDP") ? "UDP"
        : Ascii.Equals(name, "TCP") ? "TCP"
        : Ascii.Equals(name, "TLS") ? "TLS"
        : SipGrammar.Decode(name);
}
