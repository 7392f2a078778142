using Microsoft.Extensions.Time.Testing;
using static PluginIm.Sip.Tests.Authentication.DigestDialogue;

namespace PluginIm.Sip.Tests.Authentication;

/// <summary>The session variants of the algorithms, which bind the password once (RFC 7616 3.4.2).</summary>
[TestClass]
public sealed class DigestSessionTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly DigestClient _client = new(new SipCredentials("kate", "secret"));

    [TestMethod]
    public void A_session_variant_binds_the_password_to_the_nonces_of_its_first_use()
    {
        var response = new SipResponse(401);
        response.Headers.Add("WWW-Authenticate", "Digest realm=\"im.test\", nonce=\"n\", algorithm=SHA-256-sess, qop=\"auth\", opaque=\"o\"");
        var (first, second) = (Request(), Request());

        Assert.IsTrue(_client.TryAuthorize(first, response));
        _client.AuthorizeAgain(second);

        var (one, two) = (DigestFields.TryParse(first.Headers["Authorization"]!)!, DigestFields.TryParse(second.Headers["Authorization"]!)!);
        Assert.AreEqual(("SHA-256-sess", "o"), (one["algorithm"], one["opaque"]));
        Assert.AreEqual(one["cnonce"], two["cnonce"]);
        var ha1 = DigestHash.SessionHa1(
            DigestAlgorithm.Sha256, DigestHash.Ha1(DigestAlgorithm.Sha256, "kate", "im.test", "secret"), "n", one["cnonce"]!);
        foreach (var fields in new[] { one, two })
        {
            Assert.AreEqual(
                DigestHash.Response(DigestAlgorithm.Sha256, ha1, "n", fields["nc"], fields["cnonce"], "auth", "REGISTER", "sip:im.test"),
                fields["response"]);
        }

        Assert.AreEqual("00000002", two["nc"]);
    }

    [TestMethod]
    public void A_session_goes_on_with_the_nonces_that_it_began_with_when_a_nonce_is_handed_out_ahead()
    {
        var challenge = new SipResponse(401);
        challenge.Headers.Add("WWW-Authenticate", "Digest realm=\"im.test\", nonce=\"n\", algorithm=SHA-256-sess, qop=\"auth\"");
        var (first, second) = (Request(), Request());
        _client.TryAuthorize(first, challenge);

        _client.Learn(first, Success("nextnonce=\"m\""));
        _client.AuthorizeAgain(second);

        var (one, two) = (DigestFields.TryParse(first.Headers["Authorization"]!)!, DigestFields.TryParse(second.Headers["Authorization"]!)!);
        var ha1 = DigestHash.SessionHa1(
            DigestAlgorithm.Sha256, DigestHash.Ha1(DigestAlgorithm.Sha256, "kate", "im.test", "secret"), "n", one["cnonce"]!);
        Assert.AreEqual(("m", "00000001"), (two["nonce"], two["nc"]));
        Assert.AreEqual(
            DigestHash.Response(DigestAlgorithm.Sha256, ha1, "m", two["nc"], two["cnonce"], "auth", "REGISTER", "sip:im.test"), two["response"]);
    }

    [TestMethod]
    [DataRow(false, DigestVerdictKind.Accepted)]
    [DataRow(true, DigestVerdictKind.Accepted)]
    [DataRow(null, DigestVerdictKind.Refused)]
    public void A_server_takes_a_later_request_of_a_session_by_the_nonce_that_it_began_with_or_by_its_own(bool? byItsOwn, DigestVerdictKind expected)
    {
        var server = Server(_time, DigestAlgorithm.Sha256Session);
        var (first, later) = (Request(), Request());
        _client.TryAuthorize(first, Challenge(server));
        var one = DigestFields.TryParse(first.Headers["Authorization"]!)!;
        Assert.IsTrue(Verify(server, first).IsAccepted);

        var bound = byItsOwn switch { null => "neither", true => "later", false => one["cnonce"]! };
        var ha1 = DigestHash.SessionHa1(
            DigestAlgorithm.Sha256, DigestHash.Ha1(DigestAlgorithm.Sha256, "kate", "im.test", "secret"), one["nonce"]!, bound);
        var response = DigestHash.Response(DigestAlgorithm.Sha256, ha1, one["nonce"]!, "00000002", "later", "auth", "REGISTER", "sip:im.test");
        later.Headers.Set("Authorization", first.Headers["Authorization"]!
            .Replace(one["cnonce"]!, "later", StringComparison.Ordinal)
            .Replace("nc=00000001", "nc=00000002", StringComparison.Ordinal)
            .Replace(one["response"]!, response, StringComparison.Ordinal));

        Assert.AreEqual(expected, Verify(server, later).Kind);
    }

    [TestMethod]
    public void A_server_that_did_not_offer_a_session_variant_takes_none()
    {
        var server = Server(_time);
        var request = Request();
        _client.TryAuthorize(request, Challenge(server));
        request.Headers.Set("Authorization", request.Headers["Authorization"]!.Replace("algorithm=SHA-256", "algorithm=SHA-256-sess", StringComparison.Ordinal));

        Assert.AreEqual(DigestVerdictKind.Missing, Verify(server, request).Kind);
    }
}
