using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PluginIm.Sip;

/// <summary>The credentials that answer one challenge (RFC 7616 3.4), and the server's proof in return (3.5).</summary>
internal static class DigestAnswer
{
    /// <summary>The value of Authorization or Proxy-Authorization.</summary>
    internal static string To(DigestChallenge challenge, string userName, string ha1, uint nonceCount, string clientNonce, SipRequest request)
    {
        var algorithm = challenge.Algorithm!.Value;
        var qop = challenge.AnsweredQop;
        var count = nonceCount.ToString("x8", CultureInfo.InvariantCulture);
        var uri = request.RequestUri.ToString();
        var response = DigestHash.Response(
            algorithm, ha1, challenge.Nonce, count, clientNonce, qop, request.Method.Name, uri, request.Body.Span);
        var user = challenge.WantsUserHash
            ? DigestHash.UserHash(algorithm, userName, challenge.Realm)
            : userName;

        var text = new StringBuilder("Digest username=").Append(SipGrammar.Quote(user))
            .Append(", realm=").Append(SipGrammar.Quote(challenge.Realm))
            .Append(", nonce=").Append(SipGrammar.Quote(challenge.Nonce))
            .Append(", uri=\"").Append(uri).Append("\", response=\"").Append(response)
            .Append("\", algorithm=").Append(DigestHash.NameOf(algorithm));
        if (qop is not null)
        {
            text.Append(", qop=").Append(qop).Append(", nc=").Append(count);
        }

        if (qop is not null || challenge.IsSession)
        {
            text.Append(", cnonce=\"").Append(clientNonce).Append('"');
        }

        if (challenge.WantsUserHash)
        {
            text.Append(", userhash=true");
        }

        return (challenge.Opaque is { } opaque ? text.Append(", opaque=").Append(SipGrammar.Quote(opaque)) : text).ToString();
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
}
