using System.Security.Cryptography.X509Certificates;

namespace PluginIm.Sip;

/// <summary>How TLS connections are secured (RFC 3261 26.3.1). TLS 1.2 is the least that is spoken; whom this side connects to must prove its name.</summary>
public sealed record TlsOptions
{
    /// <summary>The authorities that a peer's certificate may come from; null for those that the system trusts.</summary>
    public X509Certificate2Collection? TrustedAuthorities { get; init; }

    /// <summary>Whether a peer's certificate is asked for at its authority; an authority of one's own often answers no such question.</summary>
    public X509RevocationMode RevocationMode { get; init; } = X509RevocationMode.NoCheck;

    /// <summary>This side's certificate with its private key: needed where it listens.</summary>
    public X509Certificate2? Certificate { get; init; }
}
