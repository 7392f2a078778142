using System.Security.Cryptography;
using System.Text;

namespace PluginIm.Sip;

/// <summary>The computations of RFC 7616 section 3.4, as lower-case hex.</summary>
public static class DigestHash
{
    /// <summary>The hash of user, realm and password (A1), which a server may keep instead of the password.</summary>
    public static string Ha1(DigestAlgorithm algorithm, string userName, string realm, string password) =>
        Of(algorithm, $"{userName}:{realm}:{password}");

    internal static string Response(
        DigestAlgorithm algorithm, string ha1, string nonce, string? nonceCount, string? clientNonce, string? qop, string method, string uri)
    {
        var ha2 = Of(algorithm, $"{method}:{uri}");
        return qop is null
            ? Of(algorithm, $"{ha1}:{nonce}:{ha2}")
            : Of(algorithm, $"{ha1}:{nonce}:{nonceCount}:{clientNonce}:{qop}:{ha2}");
    }

    internal static string NameOf(DigestAlgorithm algorithm) => algorithm switch
    {
        DigestAlgorithm.Md5 => "MD5",
        DigestAlgorithm.Sha256 => "SHA-256",
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm)),
    };

    /// <summary>The algorithm of that name; MD5 where none is named (RFC 3261 section 22.4); null for one that is not spoken.</summary>
    internal static DigestAlgorithm? Find(string? name) => name switch
    {
        null => DigestAlgorithm.Md5,
        _ when name.Equals("MD5", StringComparison.OrdinalIgnoreCase) => DigestAlgorithm.Md5,
        _ when name.Equals("SHA-256", StringComparison.OrdinalIgnoreCase) => DigestAlgorithm.Sha256,
        _ => null,
    };

    private static string Of(DigestAlgorithm algorithm, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        // MD5 is what RFC 3261 asks of everyone; stronger algorithms are preferred where both sides have them.
#pragma warning disable CA5351
        return Convert.ToHexStringLower(algorithm == DigestAlgorithm.Md5 ? MD5.HashData(bytes) : SHA256.HashData(bytes));
#pragma warning restore CA5351
    }
}
