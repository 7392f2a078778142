using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PluginIm.Sip;

/// <summary>
/// Challenges and checks credentials of one realm (RFC 3261 section 22, RFC 7616). Safe for use from several threads.
/// </summary>
public sealed class DigestServer
{
    private readonly DigestServerOptions _options;
    private readonly DigestNonces _nonces;

    /// <summary>Makes a server for a realm.</summary>
    /// <param name="realm">The realm, usually the domain.</param>
    /// <param name="time">The clock by which nonces age.</param>
    /// <param name="options">How to challenge; null for the defaults.</param>
    public DigestServer(string realm, TimeProvider time, DigestServerOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(realm);
        ArgumentNullException.ThrowIfNull(time);
        Realm = realm;
        _options = options ?? new DigestServerOptions();
        _nonces = new DigestNonces(time, _options.NonceLifetime, _options.MaxNonces);
    }

    /// <summary>The realm.</summary>
    public string Realm { get; }

    /// <summary>The challenges for one response, one for each algorithm; each goes into a header line of its own.</summary>
    /// <param name="stale">Whether the client's password was right and only its nonce too old.</param>
    public IReadOnlyList<string> Challenges(bool stale = false)
    {
        var nonce = _nonces.Make();
        return [.. _options.Algorithms.Select(algorithm => new DigestChallenge
        {
            Realm = Realm,
            Nonce = nonce,
            Stale = stale,
            Algorithm = algorithm,
            Qop = _options.Qop,
        }.ToString())];
    }

    /// <summary>Checks the credentials that a request carries for this realm.</summary>
    /// <param name="request">The request.</param>
    /// <param name="headerName">Authorization (registrar, user agent) or Proxy-Authorization (proxy).</param>
    /// <param name="findHa1">Gives a user's <see cref="DigestHash.Ha1"/> for an algorithm; null for an unknown user.</param>
    /// <remarks>
    /// The digest's URI is not compared with the Request-URI: ordinary clients name the switch there, and what a listener could
    /// gain is closed by the nonce count.
    /// </remarks>
    public DigestVerdict Verify(SipRequest request, string headerName, Func<string, DigestAlgorithm, string?> findHa1)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(findHa1);
        foreach (var text in request.Headers.GetValues(headerName))
        {
            if (DigestFields.TryParse(text) is { } fields && fields["realm"] == Realm)
            {
                return Verify(fields, request, findHa1);
            }
        }

        return new DigestVerdict(DigestVerdictKind.Missing);
    }

    private DigestVerdict Verify(DigestFields fields, SipRequest request, Func<string, DigestAlgorithm, string?> findHa1)
    {
        if (fields["username"] is not { } user || fields["nonce"] is not { } nonce || fields["uri"] is not { } uri
            || fields["response"] is not { } response || fields["cnonce"] is not { } clientNonce
            || !_options.Qop.Contains(fields["qop"], StringComparer.OrdinalIgnoreCase)
            || !uint.TryParse(fields["nc"], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var count)
            || DigestHash.Find(fields["algorithm"], out var isSession) is not { } algorithm || isSession || !_options.Algorithms.Contains(algorithm))
        {
            return new DigestVerdict(DigestVerdictKind.Missing, fields["username"]);
        }

        if (findHa1(user, algorithm) is not { } ha1)
        {
            return new DigestVerdict(DigestVerdictKind.Refused, user);
        }

        var expected = DigestHash.Response(
            algorithm, ha1, nonce, fields["nc"], clientNonce, fields["qop"], request.Method.Name, uri, request.Body.Span);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(response)))
        {
            return new DigestVerdict(DigestVerdictKind.Refused, user);
        }

        // Credentials for a nonce that somebody else made are right or wrong all the same: after a restart of the server they are stale, and no
        // client has to think that its password is wrong (RFC 7616 section 3.3).
        return new DigestVerdict(
            _nonces.IsOurs(nonce, out var isFresh) && isFresh && _nonces.TryUse(nonce, count) ? DigestVerdictKind.Accepted : DigestVerdictKind.Stale,
            user);
    }
}
