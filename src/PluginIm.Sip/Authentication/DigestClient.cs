namespace PluginIm.Sip;

/// <summary>
/// Answers challenges (RFC 3261 section 22, RFC 7616, RFC 8760): the strongest hash of each realm, nonces counted and used again, those that
/// servers hand out ahead taken (Authentication-Info). Safe for use from several threads.
/// </summary>
public sealed class DigestClient
{
    /// <summary>A response that names more realms than this is answered in part: each answer costs hashing and bytes.</summary>
    private const int MaxRealms = 8;

    private const int MaxKnownNonces = 256;

    private readonly SipCredentials _credentials;
    private readonly Func<string> _makeClientNonce;
    private readonly Lock _lock = new();
    private readonly Dictionary<ProtectionSpace, KnownNonce> _nonces = [];

    // The same, for those who put credentials into every request.
    private volatile KeyValuePair<ProtectionSpace, KnownNonce>[] _known = [];

    /// <summary>Makes a client that answers with these credentials in every realm.</summary>
    public DigestClient(SipCredentials credentials)
        : this(credentials, SipIdentifiers.NewTag)
    {
    }

    internal DigestClient(SipCredentials credentials, Func<string> makeClientNonce)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        _credentials = credentials;
        _makeClientNonce = makeClientNonce;
    }

    /// <summary>
    /// Puts the answers to a 401 or 407 into the request that goes again (with its next CSeq, which is the caller's). After a fork one response
    /// may carry the challenges of servers and proxies alike (RFC 3261 16.7 step 7): all are answered.
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
        (DigestChallenge Challenge, bool IsProxy)[] challenges =
        [
            .. StrongestByRealm(challengeResponse, SipHeaderNames.WwwAuthenticate).Select(challenge => (challenge, false)),
            .. StrongestByRealm(challengeResponse, SipHeaderNames.ProxyAuthenticate).Select(challenge => (challenge, true)),
        ];
        if (challenges.Length == 0 || challenges.Any(item => WasRefused(request, item.Challenge, item.IsProxy)))
        {
            return false;
        }

        foreach (var (challenge, isProxy) in challenges)
        {
            var known = new KnownNonce(challenge, _makeClientNonce);
            Remember(ProtectionSpace.Of(request, challenge.Realm, isProxy), known);
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
        foreach (var (space, nonce) in _known)
        {
            if (space.IsProxy || space == ProtectionSpace.Of(request, space.Realm, isProxy: false))
            {
                PutAnswer(request, nonce, space.IsProxy);
            }
        }
    }

    /// <summary>
    /// Takes the nonce for the next request that a response hands out (Authentication-Info, RFC 7616 3.5). One with a proof is taken only where the
    /// proof is right; one that could belong to several realms is not taken.
    /// </summary>
    public void Learn(SipRequest request, SipResponse response)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(response);
        Learn(request, response, SipHeaderNames.AuthenticationInfo, isProxy: false);
        Learn(request, response, SipHeaderNames.ProxyAuthenticationInfo, isProxy: true);
    }

    private static List<DigestChallenge> StrongestByRealm(SipResponse response, string header)
    {
        var strongest = new List<DigestChallenge>();
        foreach (var text in response.Headers.GetValues(header))
        {
            if (!DigestChallenge.TryParse(text, out var challenge) || !challenge.IsUsable)
            {
                continue;
            }

            var index = strongest.FindIndex(other => other.Realm == challenge.Realm);
            if (index < 0 && strongest.Count < MaxRealms)
            {
                strongest.Add(challenge);
            }
            else if (index >= 0 && DigestHash.Plain(challenge.Algorithm!.Value) > DigestHash.Plain(strongest[index].Algorithm!.Value))
            {
                // Of equal ones the topmost is what the server prefers (RFC 8760 2.4).
                strongest[index] = challenge;
            }
        }

        return strongest;
    }

    /// <summary>
    /// The first use of a challenge's nonce comes straight from it: refused without stale, it is the password. A later use, or that of a nonce
    /// handed out ahead, may just have met a server that forgot the nonce, and is worth one more answer.
    /// </summary>
    private bool WasRefused(SipRequest request, DigestChallenge challenge, bool isProxy) =>
        !challenge.Stale && CredentialsIn(request, isProxy).Any(fields => fields["realm"] == challenge.Realm
            && fields["nc"] is null or "00000001"
            && !(Find(ProtectionSpace.Of(request, challenge.Realm, isProxy)) is { IsHandedOutAhead: true } known
                && known.Challenge.Nonce == fields["nonce"]));

    private static IEnumerable<DigestFields> CredentialsIn(SipRequest request, bool isProxy) =>
        request.Headers.GetValues(HeaderName(isProxy)).Select(DigestFields.TryParse).OfType<DigestFields>();

    private static string HeaderName(bool isProxy) => isProxy ? SipHeaderNames.ProxyAuthorization : SipHeaderNames.Authorization;

    private void Learn(SipRequest request, SipResponse response, string header, bool isProxy)
    {
        if (response.Headers[header] is not { } text
            || DigestFields.TryParseList(text) is not { } info
            || info["nextnonce"] is not { Length: > 0 } next
            || CredentialsIn(request, isProxy).ToArray() is not [{ } used]
            || used["realm"] is not { } realm)
        {
            return;
        }

        var space = ProtectionSpace.Of(request, realm, isProxy);
        if (Find(space) is { } known && known.Challenge.Nonce == used["nonce"]
            && DigestAnswer.IsProof(known.Challenge, known.Ha1(_credentials, used["cnonce"] ?? ""), used, info, response.Body.Span))
        {
            Remember(space, known.Next(next));
        }
    }

    private KnownNonce? Find(ProtectionSpace space)
    {
        lock (_lock)
        {
            return _nonces.GetValueOrDefault(space);
        }
    }

    private void Remember(ProtectionSpace space, KnownNonce known)
    {
        lock (_lock)
        {
            if (_nonces.Count >= MaxKnownNonces && !_nonces.ContainsKey(space))
            {
                // Forgetting costs a challenge each; keeping on would cost memory for ever.
                _nonces.Clear();
            }

            _nonces[space] = known;
            _known = [.. _nonces];
        }
    }

    private void PutAnswer(SipRequest request, KnownNonce known, bool isProxy)
    {
        var name = HeaderName(isProxy);
        if (request.Headers.Contains(name))
        {
            KeepOthers(request, name, known.Challenge.Realm);
        }

        var clientNonce = known.ClientNonce();
        request.Headers.Add(
            name, known.Answer(_credentials).To(request, known.Ha1(_credentials, clientNonce), known.NextCount(), clientNonce));
    }

    private static void KeepOthers(SipRequest request, string name, string answeredRealm)
    {
        var others = request.Headers.GetValues(name)
            .Where(text => DigestFields.TryParse(text)?["realm"] is { } realm && realm != answeredRealm)
            .ToArray();
        request.Headers.Remove(name);
        foreach (var other in others)
        {
            request.Headers.Add(name, other);
        }
    }

    /// <summary>Whom credentials are for: a proxy's are for every request through it, a server's for requests to that To.</summary>
    private readonly record struct ProtectionSpace(string Realm, bool IsProxy, string To)
    {
        internal static ProtectionSpace Of(SipRequest request, string realm, bool isProxy) =>
            new(realm, isProxy, isProxy ? "" : request.Headers.To?.Uri.ToString() ?? "");
    }

    /// <param name="challenge">The challenge, with the nonce.</param>
    /// <param name="makeClientNonce">Makes a nonce of this side's.</param>
    /// <param name="session">What the session that it goes on with began with; null where it begins one.</param>
    private sealed class KnownNonce(DigestChallenge challenge, Func<string> makeClientNonce, KnownNonce? session = null)
    {
        private readonly string? _clientNonce = challenge.IsSession ? session?._clientNonce ?? makeClientNonce() : null;
        private uint _count;
        private string? _ha1 = session?._ha1;
        private DigestAnswer? _answer;

        internal DigestChallenge Challenge { get; } = challenge;

        /// <summary>Whether it came with an accepted request.</summary>
        internal bool IsHandedOutAhead { get; } = session is not null;

        internal DigestAnswer Answer(SipCredentials credentials) => _answer ??= new DigestAnswer(Challenge, credentials.UserName);

        internal uint NextCount() => Interlocked.Increment(ref _count);

        /// <summary>One for each use; in a session one for all, since the password's hash is bound to it.</summary>
        internal string ClientNonce() => _clientNonce ?? makeClientNonce();

        /// <summary>The same for each use: it is bound to no nonces but those with which a session began (RFC 7616 3.4.2).</summary>
        internal string Ha1(SipCredentials credentials, string clientNonce) => _ha1 ??= DigestAnswer.Ha1(Challenge, credentials, clientNonce);

        /// <summary>What goes on with a nonce that the server hands out ahead.</summary>
        internal KnownNonce Next(string nonce) => new(Challenge with { Nonce = nonce, Stale = false }, makeClientNonce, this);
    }
}
