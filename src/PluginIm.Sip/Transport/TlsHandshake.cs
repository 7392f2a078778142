using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace PluginIm.Sip;

/// <summary>Secures a connection that has just been opened or accepted.</summary>
internal static class TlsHandshake
{
#pragma warning disable CA5398 // Named on purpose: the system's choice may be older than TLS 1.2.
    private const SslProtocols Protocols = SslProtocols.Tls12 | SslProtocols.Tls13;
#pragma warning restore CA5398

    /// <exception cref="AuthenticationException">The peer did not prove to be this host, or speaks nothing that is spoken here.</exception>
    /// <exception cref="IOException">The connection ended.</exception>
    public static Task<Stream> AsClientAsync(Stream plain, string host, TlsOptions options, CancellationToken cancellationToken)
    {
        var policy = new X509ChainPolicy { RevocationMode = options.RevocationMode };
        if (options.TrustedAuthorities is { } authorities)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(authorities);
        }

        var parameters = new SslClientAuthenticationOptions
        {
            TargetHost = host,
            EnabledSslProtocols = Protocols,
            CertificateChainPolicy = policy,
        };
        return SecureAsync(plain, stream => stream.AuthenticateAsClientAsync(parameters, cancellationToken));
    }

    /// <exception cref="AuthenticationException">The peer does not trust this side, or speaks nothing that is spoken here.</exception>
    /// <exception cref="IOException">The connection ended.</exception>
    public static Task<Stream> AsServerAsync(Stream plain, X509Certificate2 certificate, CancellationToken cancellationToken)
    {
        var parameters = new SslServerAuthenticationOptions { ServerCertificate = certificate, EnabledSslProtocols = Protocols };
        return SecureAsync(plain, stream => stream.AuthenticateAsServerAsync(parameters, cancellationToken));
    }

    private static async Task<Stream> SecureAsync(Stream plain, Func<SslStream, Task> authenticateAsync)
    {
        var stream = new SslStream(plain);
        try
        {
            await authenticateAsync(stream).ConfigureAwait(false);
            return stream;
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
