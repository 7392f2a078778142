using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PluginIm.Sip;

/// <summary>
/// The credentials that answer one challenge (RFC 7616 3.4), request after request, and the server's proof in return (3.5). What is the same in all of
/// them is put together once: every request of an agent carries some.
/// </summary>
internal sealed class DigestAnswer
{
    private readonly DigestChallenge _challenge;
    private readonly DigestAlgorithm _algorithm;
    private readonly string? _qop;
    private readonly string _head;
    private volatile Asked? _last;

    internal DigestAnswer(DigestChallenge challenge, string userName)
    {
        _challenge = challenge;
        _algorithm = challenge.Algorithm!.Value;
        _qop = challenge.AnsweredQop;
        var user = challenge.WantsUserHash ? DigestHash.UserHash(_algorithm, userName, challenge.Realm) : userName;
        _head = $"Digest username={SipGrammar.Quote(user)}, realm={SipGrammar.Quote(challenge.Realm)}, nonce={SipGrammar.Quote(challenge.Nonce)}"
            + $", algorithm={DigestHash.NameOf(_algorithm)}"
            + (challenge.WantsUserHash ? ", userhash=true" : "")
            + (challenge.Opaque is { } opaque ? $", opaque={SipGrammar.Quote(opaque)}" : "")
            + (_qop is not null ? $", qop={_qop}" : "");
    }

    /// <summary>The value of Authorization or Proxy-Authorization.</summary>
    internal string To(SipRequest request, string ha1, uint nonceCount, string clientNonce)
    {
        var count = nonceCount.ToString("x8", CultureInfo.InvariantCulture);
        var uri = request.RequestUri.ToString();
        var response = DigestHash.Response(_algorithm, ha1, _challenge.Nonce, count, clientNonce, _qop, Ha2(request, uri));
        var text = $"{_head}, uri=\"{uri}\", response=\"{response}\"";
        return _qop is not null ? $"{text}, nc={count}, cnonce=\"{clientNonce}\""
            : _challenge.IsSession ? $"{text}, cnonce=\"{clientNonce}\""
            : text;
    }

    /// <summary>Whether what a response says of the next nonce comes from who knows the password; without a proof there is nothing to check.</summary>
    internal static bool IsProof(DigestChallenge challenge, string ha1, DigestFields used, DigestFields info, ReadOnlySpan<byte> body)
    {
        if (info["rspauth"] is not { } proof)
        {
            return true;
        }

        var expected = DigestHash.Response(
            challenge.Algorithm!.Value,
            ha1,
            challenge.Nonce,
            used["nc"],
            used["cnonce"] ?? "",
            used["qop"],
            "",
            used["uri"] ?? "",
            body);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(proof));
    }

    /// <summary>The hash of user, realm and password, in a session bound to its nonces.</summary>
    internal static string Ha1(DigestChallenge challenge, SipCredentials credentials, string clientNonce)
    {
        var algorithm = challenge.Algorithm!.Value;
        var ha1 = DigestHash.Ha1(algorithm, credentials.UserName, challenge.Realm, credentials.Password);
        return challenge.IsSession ? DigestHash.SessionHa1(algorithm, ha1, challenge.Nonce, clientNonce) : ha1;
    }

    /// <summary>One request after the other mostly asks for the same.</summary>
    private string Ha2(SipRequest request, string uri)
    {
        var method = request.Method.Name;
        if (DigestHash.IsIntegrity(_qop))
        {
            return DigestHash.Ha2(_algorithm, _qop, method, uri, request.Body.Span);
        }

        var last = _last;
        if (last is null || last.Method != method || last.Uri != uri)
        {
            _last = last = new Asked(method, uri, DigestHash.Ha2(_algorithm, _qop, method, uri, default));
        }

        return last.Ha2;
    }

    private sealed record Asked(string Method, string Uri, string Ha2);
}
