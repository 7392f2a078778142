using System.Globalization;

namespace PluginIm.Sip;

/// <summary>The credentials of one request that a server can check (RFC 7616 3.4).</summary>
/// <param name="User">The user's name, or its hash.</param>
/// <param name="IsUserHashed">Whether it is the hash.</param>
/// <param name="Algorithm">The algorithm.</param>
/// <param name="Nonce">The server's nonce.</param>
/// <param name="ClientNonce">The client's.</param>
/// <param name="Count">How often the nonce was used.</param>
/// <param name="CountText">The same as it was written.</param>
/// <param name="Qop">The quality of protection.</param>
/// <param name="Uri">The URI that is hashed in.</param>
/// <param name="Response">The proof.</param>
internal sealed record DigestCredentials(
    string User,
    bool IsUserHashed,
    DigestAlgorithm Algorithm,
    string Nonce,
    string ClientNonce,
    uint Count,
    string CountText,
    string Qop,
    string Uri,
    string Response)
{
    /// <summary>Reads them; null where something is missing or was not offered.</summary>
    internal static DigestCredentials? TryRead(DigestFields fields, DigestServerOptions offered)
    {
        var isUserHashed = "true".Equals(fields["userhash"], StringComparison.OrdinalIgnoreCase);
        return fields["username"] is { } user && fields["nonce"] is { } nonce && fields["uri"] is { } uri
            && fields["response"] is { } response && fields["cnonce"] is { } clientNonce
            && fields["qop"] is { } qop && offered.Qop.Contains(qop, StringComparer.OrdinalIgnoreCase)
            && fields["nc"] is { } text && uint.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var count)
            && DigestHash.Find(fields["algorithm"]) is { } algorithm && offered.Algorithms.Contains(algorithm)
            && (offered.UserHash || !isUserHashed)
                ? new DigestCredentials(user, isUserHashed, algorithm, nonce, clientNonce, count, text, qop, uri, response)
                : null;
    }
}
