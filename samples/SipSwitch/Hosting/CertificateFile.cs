using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SipSwitch.Hosting;

/// <summary>Reads a certificate with its private key.</summary>
internal static class CertificateFile
{
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="CryptographicException">It holds no certificate, or no key that fits.</exception>
    public static X509Certificate2 Load(string file)
    {
        try
        {
            using var read = X509Certificate2.CreateFromPemFile(file);

            // Windows secures connections only with a key that went through a store's format.
            return X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null);
        }
        catch (CryptographicException fault)
        {
            throw new CryptographicException($"{file}: no certificate with its private key in PEM: {fault.Message}", fault);
        }
    }
}
