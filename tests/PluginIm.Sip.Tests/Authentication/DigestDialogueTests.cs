using Microsoft.Extensions.Time.Testing;

namespace PluginIm.Sip.Tests.Authentication;

/// <summary>Client and server of the digest against each other.</summary>
[TestClass]
public sealed class DigestDialogueTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly DigestClient _client = new(new SipCredentials("kate", "secret"));

    [TestMethod]
    public void A_request_without_credentials_is_challenged()
    {
        var server = Server();

        Assert.AreEqual(DigestVerdictKind.Missing, Verify(server, Request()).Kind);
    }

    [TestMethod]
    [DataRow(DigestAlgorithm.Md5)]
    [DataRow(DigestAlgorithm.Sha256)]
    public void The_right_password_is_accepted(DigestAlgorithm algorithm)
    {
        var server = Server(algorithm);
        var request = Request();

        Assert.IsTrue(_client.TryAuthorize(request, Challenge(server)));

        Assert.AreEqual(new DigestVerdict(DigestVerdictKind.Accepted, "kate"), Verify(server, request));
    }

    [TestMethod]
    public void Of_several_algorithms_the_strongest_is_answered()
    {
        var server = Server(DigestAlgorithm.Md5, DigestAlgorithm.Sha256);
        var request = Request();

        _client.TryAuthorize(request, Challenge(server));

        StringAssert.Contains(request.Headers["Authorization"], "algorithm=SHA-256");
    }

    [TestMethod]
    public void A_wrong_password_is_refused_and_not_tried_again()
    {
        var server = Server();
        var client = new DigestClient(new SipCredentials("kate", "wrong"));
        var request = Request();

        client.TryAuthorize(request, Challenge(server));

        Assert.AreEqual(DigestVerdictKind.Refused, Verify(server, request).Kind);
        Assert.IsFalse(client.TryAuthorize(request, Challenge(server)));
    }

    [TestMethod]
    public void An_unknown_user_is_refused()
    {
        var server = Server();
        var client = new DigestClient(new SipCredentials("nobody", "secret"));
        var request = Request();

        client.TryAuthorize(request, Challenge(server));

        Assert.AreEqual(DigestVerdictKind.Refused, Verify(server, request).Kind);
    }

    [TestMethod]
    public void A_nonce_serves_again_with_the_next_count()
    {
        var server = Server();
        _client.TryAuthorize(Request(), Challenge(server));
        var second = Request();

        _client.AuthorizeAgain(second);

        StringAssert.Contains(second.Headers["Authorization"], "nc=00000002");
        Assert.IsTrue(Verify(server, second).IsAccepted);
    }

    [TestMethod]
    public void What_was_answered_to_a_registrar_is_not_shown_to_a_colleague()
    {
        var register = Request();
        register.Headers.Set("To", "<sip:kate@im.test>");
        _client.TryAuthorize(register, Challenge(Server()));
        var message = new SipRequest(SipMethod.Message, SipUri.Parse("sip:amy@im.test"));
        message.Headers.Set("To", "<sip:amy@im.test>");

        _client.AuthorizeAgain(message);

        Assert.IsFalse(message.Headers.Contains("Authorization"));
    }

    [TestMethod]
    public void A_request_heard_and_repeated_is_stale()
    {
        var server = Server();
        var request = Request();
        _client.TryAuthorize(request, Challenge(server));
        Verify(server, request);

        Assert.AreEqual(DigestVerdictKind.Stale, Verify(server, request).Kind);
    }

    [TestMethod]
    public void Requests_that_overtake_each_other_are_all_accepted()
    {
        var server = Server();
        var requests = new[] { Request(), Request(), Request() };
        _client.TryAuthorize(requests[0], Challenge(server));
        _client.AuthorizeAgain(requests[1]);
        _client.AuthorizeAgain(requests[2]);

        foreach (var index in new[] { 2, 0, 1 })
        {
            Assert.IsTrue(Verify(server, requests[index]).IsAccepted);
        }
    }

    [TestMethod]
    public void An_old_nonce_is_stale_and_the_answer_to_stale_is_accepted()
    {
        var server = Server();
        var request = Request();
        _client.TryAuthorize(request, Challenge(server));
        _time.Advance(TimeSpan.FromMinutes(5));

        Assert.AreEqual(DigestVerdictKind.Stale, Verify(server, request).Kind);
        Assert.IsTrue(_client.TryAuthorize(request, Challenge(server, stale: true)));
        Assert.IsTrue(Verify(server, request).IsAccepted);
    }

    [TestMethod]
    public void A_made_up_nonce_is_challenged_again()
    {
        var server = Server();
        var request = Request();
        _client.TryAuthorize(request, Challenge(Server()));

        Assert.AreEqual(DigestVerdictKind.Missing, Verify(server, request).Kind);
    }

    [TestMethod]
    public void A_server_that_forgot_the_nonces_is_answered_once_more()
    {
        var request = Request();
        _client.TryAuthorize(Request(), Challenge(Server()));
        _client.AuthorizeAgain(request);
        var restarted = Server();

        Assert.IsTrue(_client.TryAuthorize(request, Challenge(restarted)));

        Assert.IsTrue(Verify(restarted, request).IsAccepted);
    }

    [TestMethod]
    public void Each_of_two_realms_is_answered()
    {
        var (first, second) = (Server(), new DigestServer("other", _time));
        var response = new SipResponse(407);
        response.Headers.Add("Proxy-Authenticate", first.Challenges()[0]);
        response.Headers.Add("Proxy-Authenticate", second.Challenges()[0]);
        var request = Request();

        Assert.IsTrue(_client.TryAuthorize(request, response));

        Assert.IsTrue(first.Verify(request, "Proxy-Authorization", Ha1).IsAccepted);
        Assert.IsTrue(second.Verify(request, "Proxy-Authorization", (user, algorithm) => DigestHash.Ha1(algorithm, user, "other", "secret")).IsAccepted);
    }

    [TestMethod]
    public void A_server_of_RFC_2069_without_qop_is_answered_without_count()
    {
        var response = new SipResponse(401);
        response.Headers.Add("WWW-Authenticate", "Digest realm=\"im.test\", nonce=\"1\"");
        var request = Request();

        Assert.IsTrue(_client.TryAuthorize(request, response));

        Assert.IsFalse(request.Headers["Authorization"]!.Contains("nc=", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("Basic realm=\"im.test\"")]
    [DataRow("Digest realm=\"im.test\"")]
    [DataRow("Digest realm=\"im.test\", nonce=\"1\", algorithm=SHA-999")]
    [DataRow("Digest realm=\"im.test\", nonce=\"1\", qop=\"auth-int\"")]
    [DataRow("Digest realm=\"im.test, nonce=\"1\"")]
    public void A_challenge_that_cannot_be_answered_is_not(string challenge)
    {
        var response = new SipResponse(401);
        response.Headers.Add("WWW-Authenticate", challenge);

        Assert.IsFalse(_client.TryAuthorize(Request(), response));
    }

    [TestMethod]
    public void Credentials_do_not_show_the_password()
    {
        Assert.AreEqual("kate", new SipCredentials("kate", "secret").ToString());
    }

    private static string? Ha1(string user, DigestAlgorithm algorithm) =>
        user == "kate" ? DigestHash.Ha1(algorithm, user, "im.test", "secret") : null;

    private static SipRequest Request() => new(SipMethod.Register, SipUri.Parse("sip:im.test"));

    private static DigestVerdict Verify(DigestServer server, SipRequest request) => server.Verify(request, "Authorization", Ha1);

    private static SipResponse Challenge(DigestServer server, bool stale = false)
    {
        var response = new SipResponse(401);
        foreach (var challenge in server.Challenges(stale))
        {
            response.Headers.Add("WWW-Authenticate", challenge);
        }

        return response;
    }

    private DigestServer Server(params DigestAlgorithm[] algorithms) => new(
        "im.test",
        _time,
        algorithms.Length == 0 ? null : new DigestServerOptions { Algorithms = algorithms });
}
