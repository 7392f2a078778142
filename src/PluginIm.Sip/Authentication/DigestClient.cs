using System.Globalization;
using System.Security.Cryptography;

namespace PluginIm.Sip;

/// <summary>
/// Answers challenges (RFC 3261 section 22, RFC 7616, RFC 8760): the strongest algorithm of each realm, nonces counted and used again.
/// Safe for use from several threads.
/// </summary>
public sealed class DigestClient
{
    private readonly SipCredentials _credentials;
    private readonly Func<string> _makeClientNonce;
    private readonly Lock _lock = new();
    private readonly Dictionary<ProtectionSpace, KnownNonce> _nonces = [];

    /// <summary>Makes a client that answers with these credentials in every realm.</summary>
    public DigestClient(SipCredentials credentials)
        : this(credentials, () => RandomNumberGenerator.GetHexString(16, lowercase: true))
    {
    }

    internal DigestClient(SipCredentials credentials, Func<string> makeClientNonce)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        _credentials = credentials;
        _makeClientNonce = makeClientNonce;
    }

    /// <summary>
    /// Puts the answers to a 401 or 407 into the request that goes again (with its next CSeq, which is the caller's).
    /// </summary>
    /// <param name="request">The request that was challenged, or a copy with the same headers.</param>
    /// <param name="challengeResponse">The 401 or 407.</param>
    /// <returns>
    /// False when no challenge can be answered, or when the answer to a challenge was itself refused: the password is wrong, and
    /// asking again would only lock the account.
    /// </returns>
    public bool TryAuthorize(SipRequest request, SipResponse challengeResponse)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(challengeResponse);
        var isProxy = challengeResponse.StatusCode == 407;
        var challenges = StrongestByRealm(challengeResponse, isProxy);
        if (challenges.Count == 0 || challenges.Any(challenge => WasRefused(request, challenge, isProxy)))
        {
            return false;
        }

        foreach (var challenge in challenges)
        {
            var known = new KnownNonce(challenge);
            lock (_lock)
            {
                _nonces[ProtectionSpace.Of(request, challenge.Realm, isProxy)] = known;
            }

            PutAnswer(request, known, isProxy);
        }

        return true;
    }

    /// <summary>
    /// Puts credentials into a request before anybody asks, with the nonces of earlier challenges: those of every proxy that asked, and those
    /// of a server that asked for the same To. Nobody else is shown what was answered to a registrar (RFC 3261 sections 22.2 and 22.3).
    /// </summary>
    public void AuthorizeAgain(SipRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        KeyValuePair<ProtectionSpace, KnownNonce>[] known;
        lock (_lock)
        {
            known = [.. _nonces];
        }

        foreach (var (space, nonce) in known.Where(pair => pair.Key == ProtectionSpace.Of(request, pair.Key.Realm, pair.Key.IsProxy)))
        {
            PutAnswer(request, nonce, space.IsProxy);
        }
    }

    private static List<DigestChallenge> StrongestByRealm(SipResponse response, bool isProxy)
    {
        var strongest = new List<DigestChallenge>();
        foreach (var text in response.Headers.GetValues(isProxy ? SipHeaderNames.ProxyAuthenticate : SipHeaderNames.WwwAuthenticate))
        {
            if (!DigestChallenge.TryParse(text, out var challenge) || !challenge.IsUsable)
            {
                continue;
            }

            var index = strongest.FindIndex(other => other.Realm == challenge.Realm);
            if (index < 0)
            {
                strongest.Add(challenge);
            }
            else if (challenge.Algorithm > strongest[index].Algorithm)
            {
                strongest[index] = challenge;
            }
        }

        return strongest;
    }

    /// <summary>
    /// A nonce's first use comes straight from a challenge: refused without stale, it is the password. A later use may just have
    /// met a server that forgot the nonce, and is worth one more answer.
    /// </summary>
    private static bool WasRefused(SipRequest request, DigestChallenge challenge, bool isProxy)
    {
        if (challenge.Stale)
        {
            return false;
        }

        foreach (var text in request.Headers.GetValues(HeaderName(isProxy)))
        {
            if (DigestFields.TryParse(text) is { } fields && fields["realm"] == challenge.Realm
                && (fields["nc"] is not { } count || count == "00000001"))
            {
                return true;
            }
        }

        return false;
    }

    private static string HeaderName(bool isProxy) => isProxy ? SipHeaderNames.ProxyAuthorization : SipHeaderNames.Authorization;

    private void PutAnswer(SipRequest request, KnownNonce known, bool isProxy)
    {
        var name = HeaderName(isProxy);
        var others = request.Headers.GetValues(name)
            .Where(text => DigestFields.TryParse(text)?["realm"] is { } realm && realm != known.Challenge.Realm)
            .ToArray();
        request.Headers.Remove(name);
        foreach (var other in others)
        {
            request.Headers.Add(name, other);
        }

        request.Headers.Add(name, AnswerTo(known, request.Method.Name, request.RequestUri.ToString()));
    }

    private string AnswerTo(KnownNonce known, string method, string uri)
    {
        var challenge = known.Challenge;
        var algorithm = challenge.Algorithm!.Value;
        var qop = challenge.Qop.Count == 0 ? null : "auth";
        var count = known.NextCount().ToString("x8", CultureInfo.InvariantCulture);
        var clientNonce = _makeClientNonce();
        var ha1 = DigestHash.Ha1(algorithm, _credentials.UserName, challenge.Realm, _credentials.Password);
        var response = DigestHash.Response(algorithm, ha1, challenge.Nonce, count, clientNonce, qop, method, uri);
        var text = $"Digest username={SipGrammar.Quote(_credentials.UserName)}, realm={SipGrammar.Quote(challenge.Realm)}, "
            + $"nonce={SipGrammar.Quote(challenge.Nonce)}, uri=\"{uri}\", response=\"{response}\", algorithm={DigestHash.NameOf(algorithm)}";
        text += qop is null ? "" : $", qop={qop}, nc={count}, cnonce=\"{clientNonce}\"";
        return challenge.Opaque is null ? text : text + $", opaque={SipGrammar.Quote(challenge.Opaque)}";
    }

    /// <summary>Whom credentials are for: a proxy's are for every request through it, a server's for requests to that To.</summary>
    private readonly record struct ProtectionSpace(string Realm, bool IsProxy, string To)
    {
        internal static ProtectionSpace Of(SipRequest request, string realm, bool isProxy) =>
            new(realm, isProxy, isProxy ? "" : request.Headers.To?.Uri.ToString() ?? "");
    }

    private sealed class KnownNonce(DigestChallenge challenge)
    {
        private int _count;

        internal DigestChallenge Challenge { get; } = challenge;

        internal int NextCount() => Interlocked.Increment(ref _count);
    }
}
