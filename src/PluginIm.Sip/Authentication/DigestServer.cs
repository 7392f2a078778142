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
            WantsUserHash = _options.UserHash,
        }.ToString())];
    }

    /// <summary>Checks the credentials that a request carries for this realm.</summary>
    /// <param name="request">The request.</param>
    /// <param name="headerName">Authorization (registrar, user agent) or Proxy-Authorization (proxy).</param>
    /// <param name="findHa1">Gives a user's <see cref="DigestHash.Ha1"/> for an algorithm, never a session variant; null for an unknown user.</param>
    /// <param name="findUser">Gives the user of whose name this is the hash by an algorithm, as <see cref="DigestUserNames"/> does; null where names are not hashed.</param>
    /// <remarks>
    /// The digest's URI is not compared with the Request-URI: ordinary clients name the switch there, and what a listener could
    /// gain is closed by the nonce count.
    /// </remarks>
    public DigestVerdict Verify(
        SipRequest request, string headerName, Func<string, DigestAlgorithm, string?> findHa1, Func<string, DigestAlgorithm, string?>? findUser = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(findHa1);
        foreach (var text in request.Headers.GetValues(headerName))
        {
            if (DigestFields.TryParse(text) is { } fields && fields["realm"] == Realm)
            {
                return DigestCredentials.TryRead(fields, _options) is { } credentials
                    ? Verify(credentials, request, findHa1, findUser)
                    : new DigestVerdict(DigestVerdictKind.Missing, fields["username"]);
            }
        }

        return new DigestVerdict(DigestVerdictKind.Missing);
    }

    private DigestVerdict Verify(
        DigestCredentials credentials,
        SipRequest request,
        Func<string, DigestAlgorithm, string?> findHa1,
        Func<string, DigestAlgorithm, string?>? findUser)
    {
        var algorithm = DigestHash.Plain(credentials.Algorithm);
        var user = credentials.IsUserHashed ? findUser?.Invoke(credentials.User, algorithm) : credentials.User;
        if (user is null || findHa1(user, algorithm) is not { } ha1 || !IsRight(credentials, request, ha1))
        {
            return new DigestVerdict(DigestVerdictKind.Refused, user ?? credentials.User);
        }

        // Credentials for a nonce that somebody else made are right or wrong all the same: after a restart of the server they are stale, and no
        // client has to think that its password is wrong (RFC 7616 section 3.3).
        var isAccepted = _nonces.IsOurs(credentials.Nonce, out var isFresh) && isFresh
            && _nonces.TryUse(credentials.Nonce, credentials.Count, DigestHash.IsSession(credentials.Algorithm) ? credentials.ClientNonce : null);
        return new DigestVerdict(isAccepted ? DigestVerdictKind.Accepted : DigestVerdictKind.Stale, user);
    }

    /// <summary>
    /// Whether the proof is right. In a session the password's hash is bound to the client's nonce of its first request; some clients bind it to
    /// that of each request instead, which proves the password no less.
    /// </summary>
    private bool IsRight(DigestCredentials credentials, SipRequest request, string ha1)
    {
        if (!DigestHash.IsSession(credentials.Algorithm))
        {
            return IsProof(ha1);
        }

        return IsProof(BoundTo(credentials.ClientNonce))
            || (_nonces.FirstClientNonce(credentials.Nonce) is { } first && first != credentials.ClientNonce && IsProof(BoundTo(first)));

        string BoundTo(string clientNonce) => DigestHash.SessionHa1(credentials.Algorithm, ha1, credentials.Nonce, clientNonce);

        bool IsProof(string key) => CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(DigestHash.Response(
                credentials.Algorithm,
                key,
                credentials.Nonce,
                credentials.CountText,
                credentials.ClientNonce,
                credentials.Qop,
                request.Method.Name,
                credentials.Uri,
                request.Body.Span)),
            Encoding.UTF8.GetBytes(credentials.Response));
    }
}
