using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace PluginIm.Sip;

/// <summary>The computations of RFC 7616 section 3.4, as lower-case hex.</summary>
public static class DigestHash
{
    /// <summary>The quality of protection that covers method and URI.</summary>
    internal const string Auth = "auth";

    /// <summary>The quality of protection that covers the body too.</summary>
    internal const string AuthInt = "auth-int";

    private static readonly (DigestAlgorithm Algorithm, string Name)[] Names =
    [
        (DigestAlgorithm.Md5, "MD5"),
        (DigestAlgorithm.Md5Session, "MD5-sess"),
        (DigestAlgorithm.Sha256, "SHA-256"),
        (DigestAlgorithm.Sha256Session, "SHA-256-sess"),
    ];

    /// <summary>
    /// The hash of user, realm and password (A1), which a server may keep instead of the password: the same for an algorithm and its session variant.
    /// </summary>
    public static string Ha1(DigestAlgorithm algorithm, string userName, string realm, string password) =>
        Of(algorithm, $"{userName}:{realm}:{password}");

    /// <summary>The same bound to the nonces of its first use, for the session variants of the algorithms (RFC 7616 3.4.2).</summary>
    internal static string SessionHa1(DigestAlgorithm algorithm, string ha1, string nonce, string clientNonce) =>
        Of(algorithm, $"{ha1}:{nonce}:{clientNonce}");

    /// <summary>The user's name where the server wants it hashed (RFC 7616 3.4.4).</summary>
    internal static string UserHash(DigestAlgorithm algorithm, string userName, string realm) => Of(algorithm, $"{userName}:{realm}");

    /// <summary>The answer to a challenge; without a method it is the server's proof in Authentication-Info (RFC 7616 3.5).</summary>
    internal static string Response(
        DigestAlgorithm algorithm,
        string ha1,
        string nonce,
        string? nonceCount,
        string? clientNonce,
        string? qop,
        string method,
        string uri,
        ReadOnlySpan<byte> body = default) =>
        Response(algorithm, ha1, nonce, nonceCount, clientNonce, qop, Ha2(algorithm, qop, method, uri, body));

    /// <summary>The same where the hash of what is asked for (A2) is known.</summary>
    internal static string Response(
        DigestAlgorithm algorithm, string ha1, string nonce, string? nonceCount, string? clientNonce, string? qop, string ha2) => qop is null
        ? Of(algorithm, $"{ha1}:{nonce}:{ha2}")
        : Of(algorithm, $"{ha1}:{nonce}:{nonceCount}:{clientNonce}:{qop}:{ha2}");

    /// <summary>The hash of what is asked for (A2): method, URI and, with auth-int, body.</summary>
    internal static string Ha2(DigestAlgorithm algorithm, string? qop, string method, string uri, ReadOnlySpan<byte> body) =>
        Of(algorithm, IsIntegrity(qop) ? $"{method}:{uri}:{Of(algorithm, body)}" : $"{method}:{uri}");

    /// <summary>Whether a quality of protection covers the body too.</summary>
    internal static bool IsIntegrity(string? qop) => AuthInt.Equals(qop, StringComparison.OrdinalIgnoreCase);

    /// <summary>The name of an algorithm as on the wire.</summary>
    public static string NameOf(DigestAlgorithm algorithm) => Array.Find(Names, known => known.Algorithm == algorithm) is { Name: { } name }
        ? name
        : throw new ArgumentOutOfRangeException(nameof(algorithm));

    /// <summary>The algorithm of that name; MD5 where none is named (RFC 3261 section 22.4); null for one that is not spoken.</summary>
    public static DigestAlgorithm? Find(string? name) =>
        Array.Find(Names, known => known.Name.Equals(name ?? Names[0].Name, StringComparison.OrdinalIgnoreCase)) is { Name: not null } found
            ? found.Algorithm
            : null;

    /// <summary>Whether it is a session variant.</summary>
    internal static bool IsSession(DigestAlgorithm algorithm) => algorithm is DigestAlgorithm.Md5Session or DigestAlgorithm.Sha256Session;

    /// <summary>The algorithm of a session variant, by which passwords and names are hashed.</summary>
    internal static DigestAlgorithm Plain(DigestAlgorithm algorithm) =>
        algorithm is DigestAlgorithm.Md5 or DigestAlgorithm.Md5Session ? DigestAlgorithm.Md5 : DigestAlgorithm.Sha256;

    private static string Of(DigestAlgorithm algorithm, string text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            return Of(algorithm, bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)));
        }
        finally
        {
            // A password may stand there.
            ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
        }
    }

    private static string Of(DigestAlgorithm algorithm, ReadOnlySpan<byte> bytes)
    {
        // MD5 is what RFC 3261 asks of everyone; stronger algorithms are preferred where both sides have them.
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
#pragma warning disable CA5351
        var length = Plain(algorithm) == DigestAlgorithm.Md5 ? MD5.HashData(bytes, hash) : SHA256.HashData(bytes, hash);
#pragma warning restore CA5351
        return Convert.ToHexStringLower(hash[..length]);
    }
}
