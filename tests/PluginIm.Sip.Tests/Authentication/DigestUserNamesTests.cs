using Microsoft.Extensions.Time.Testing;
using static PluginIm.Sip.Tests.Authentication.DigestDialogue;

namespace PluginIm.Sip.Tests.Authentication;

/// <summary>Users whose names are hashed (RFC 7616 3.4.4).</summary>
[TestClass]
public sealed class DigestUserNamesTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly DigestClient _client = new(new SipCredentials("kate", "secret"));

    [TestMethod]
    public void The_users_name_is_hashed_where_the_server_wants_it()
    {
        var response = new SipResponse(401);
        response.Headers.Add("WWW-Authenticate", "Digest realm=\"api@example.org\", nonce=\"n\", algorithm=SHA-256, qop=\"auth\", userhash=true");
        var request = Request();

        _client.TryAuthorize(request, response);

        StringAssert.Contains(request.Headers["Authorization"], "userhash=true");
        StringAssert.Contains(request.Headers["Authorization"], DigestHash.UserHash(DigestAlgorithm.Sha256, "kate", "api@example.org"));
        Assert.IsFalse(request.Headers["Authorization"]!.Contains("kate", StringComparison.Ordinal));
        Assert.IsTrue(DigestChallenge.Parse(DigestChallenge.Parse(response.Headers["WWW-Authenticate"]!).ToString()).WantsUserHash);
    }

    [TestMethod]
    [DataRow(DigestAlgorithm.Md5)]
    [DataRow(DigestAlgorithm.Sha256Session)]
    public void A_user_is_known_by_the_hash_of_the_name_where_the_server_asks_for_it(DigestAlgorithm algorithm)
    {
        var server = new DigestServer("im.test", _time, new DigestServerOptions { Algorithms = [algorithm], UserHash = true });
        var names = new DigestUserNames("im.test", [algorithm], ["amy", "kate"]);
        var request = Request();
        _client.TryAuthorize(request, Challenge(server));

        Assert.IsFalse(request.Headers["Authorization"]!.Contains("kate", StringComparison.Ordinal));
        Assert.AreEqual(
            new DigestVerdict(DigestVerdictKind.Accepted, "kate"), server.Verify(request, "Authorization", Ha1, names.Find));
    }

    [TestMethod]
    public void The_hash_of_an_unknown_name_is_refused_and_a_name_in_clear_text_is_taken_all_the_same()
    {
        var server = new DigestServer("im.test", _time, new DigestServerOptions { UserHash = true });
        var names = new DigestUserNames("im.test", [DigestAlgorithm.Sha256], ["kate"]);
        var (unknown, plain) = (Request(), Request());
        new DigestClient(new SipCredentials("nobody", "secret")).TryAuthorize(unknown, Challenge(server));
        _client.TryAuthorize(plain, WithoutUserHash(Challenge(server)));

        Assert.AreEqual(DigestVerdictKind.Refused, server.Verify(unknown, "Authorization", Ha1, names.Find).Kind);
        Assert.AreEqual(new DigestVerdict(DigestVerdictKind.Accepted, "kate"), server.Verify(plain, "Authorization", Ha1, names.Find));

        static SipResponse WithoutUserHash(SipResponse challenge)
        {
            challenge.Headers.Set("WWW-Authenticate", challenge.Headers["WWW-Authenticate"]!.Replace(", userhash=true", "", StringComparison.Ordinal));
            return challenge;
        }
    }

    [TestMethod]
    public void A_server_that_did_not_ask_for_hashed_names_takes_none()
    {
        var server = Server(_time);
        var request = Request();
        _client.TryAuthorize(request, Challenge(server));
        request.Headers.Set("Authorization", request.Headers["Authorization"] + ", userhash=true");

        Assert.AreEqual(DigestVerdictKind.Missing, Verify(server, request).Kind);
    }
}
