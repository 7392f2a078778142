using System.Text;
using Microsoft.Extensions.Time.Testing;
using static PluginIm.Sip.Tests.Authentication.DigestDialogue;

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
        var server = Server(_time);

        Assert.AreEqual(DigestVerdictKind.Missing, Verify(server, Request()).Kind);
    }

    [TestMethod]
    [DataRow(DigestAlgorithm.Md5)]
    [DataRow(DigestAlgorithm.Md5Session)]
    [DataRow(DigestAlgorithm.Sha256)]
    [DataRow(DigestAlgorithm.Sha256Session)]
    public void The_right_password_is_accepted(DigestAlgorithm algorithm)
    {
        var server = Server(_time, algorithm);
        var request = Request();

        Assert.IsTrue(_client.TryAuthorize(request, Challenge(server)));

        Assert.AreEqual(new DigestVerdict(DigestVerdictKind.Accepted, "kate"), Verify(server, request));
    }

    [TestMethod]
    public void Of_several_algorithms_the_strongest_is_answered()
    {
        var server = Server(_time, DigestAlgorithm.Md5, DigestAlgorithm.Sha256);
        var request = Request();

        _client.TryAuthorize(request, Challenge(server));

        StringAssert.Contains(request.Headers["Authorization"], "algorithm=SHA-256");
    }

    [TestMethod]
    [DataRow(DigestAlgorithm.Sha256Session, DigestAlgorithm.Sha256, "SHA-256-sess")]
    [DataRow(DigestAlgorithm.Sha256, DigestAlgorithm.Sha256Session, "SHA-256")]
    [DataRow(DigestAlgorithm.Md5Session, DigestAlgorithm.Sha256, "SHA-256")]
    public void Of_equally_strong_ones_the_topmost_is_answered(DigestAlgorithm first, DigestAlgorithm second, string expected)
    {
        var request = Request();

        _client.TryAuthorize(request, Challenge(Server(_time, first, second)));

        Assert.AreEqual(expected, DigestFields.TryParse(request.Headers["Authorization"]!)!["algorithm"]);
    }

    [TestMethod]
    [DataRow(DigestAlgorithm.Sha256)]
    [DataRow(DigestAlgorithm.Sha256Session)]
    public void A_wrong_password_is_refused_and_not_tried_again(DigestAlgorithm algorithm)
    {
        var server = Server(_time, algorithm);
        var client = new DigestClient(new SipCredentials("kate", "wrong"));
        var request = Request();

        client.TryAuthorize(request, Challenge(server));

        Assert.AreEqual(DigestVerdictKind.Refused, Verify(server, request).Kind);
        Assert.IsFalse(client.TryAuthorize(request, Challenge(server)));
    }

    [TestMethod]
    public void An_unknown_user_is_refused()
    {
        var server = Server(_time);
        var client = new DigestClient(new SipCredentials("nobody", "secret"));
        var request = Request();

        client.TryAuthorize(request, Challenge(server));

        Assert.AreEqual(DigestVerdictKind.Refused, Verify(server, request).Kind);
    }

    [TestMethod]
    public void A_nonce_serves_again_with_the_next_count()
    {
        var server = Server(_time);
        _client.TryAuthorize(Request(), Challenge(server));
        var second = Request();

        _client.AuthorizeAgain(second);

        StringAssert.Contains(second.Headers["Authorization"], "nc=00000002");
        Assert.IsTrue(Verify(server, second).IsAccepted);
    }

    [TestMethod]
    [DataRow("auth")]
    [DataRow("auth-int")]
    public void Each_answer_is_right_for_its_own_method_address_and_body(string qop)
    {
        var challenge = DigestChallenge.Parse($"Digest realm=\"im.test\", nonce=\"n\", algorithm=SHA-256, qop=\"{qop}\"");
        var answers = new DigestAnswer(challenge, "kate");
        var ha1 = DigestHash.Ha1(DigestAlgorithm.Sha256, "kate", "im.test", "secret");
        (SipMethod Method, string Uri, string Body)[] asked =
        [
            (SipMethod.Message, "sip:amy@im.test", "one"), (SipMethod.Message, "sip:amy@im.test", "two"), (SipMethod.Bye, "sip:amy@im.test", ""),
            (SipMethod.Message, "sip:bob@im.test", "two"), (SipMethod.Message, "sip:amy@im.test", "one"),
        ];

        foreach (var (method, uri, body) in asked)
        {
            var request = new SipRequest(method, SipUri.Parse(uri));
            request.SetBody("text/plain", Encoding.UTF8.GetBytes(body));

            var fields = DigestFields.TryParse(answers.To(request, ha1, 7, "c"))!;

            var expected = DigestHash.Response(
                DigestAlgorithm.Sha256, ha1, "n", "00000007", "c", qop, method.Name, uri, Encoding.UTF8.GetBytes(body));
            Assert.AreEqual(expected, fields["response"], $"{method} {uri} {body}");
            Assert.AreEqual((uri, "00000007", "c", qop), (fields["uri"], fields["nc"], fields["cnonce"], fields["qop"]));
        }
    }

    [TestMethod]
    public void What_was_answered_to_a_registrar_is_not_shown_to_a_colleague()
    {
        var register = Request();
        register.Headers.Set("To", "<sip:kate@im.test>");
        _client.TryAuthorize(register, Challenge(Server(_time)));
        var message = new SipRequest(SipMethod.Message, SipUri.Parse("sip:amy@im.test"));
        message.Headers.Set("To", "<sip:amy@im.test>");

        _client.AuthorizeAgain(message);

        Assert.IsFalse(message.Headers.Contains("Authorization"));
    }

    [TestMethod]
    public void A_request_heard_and_repeated_is_stale()
    {
        var server = Server(_time);
        var request = Request();
        _client.TryAuthorize(request, Challenge(server));
        Verify(server, request);

        Assert.AreEqual(DigestVerdictKind.Stale, Verify(server, request).Kind);
    }

    [TestMethod]
    public void Requests_that_overtake_each_other_are_all_accepted()
    {
        var server = Server(_time);
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
        var server = Server(_time);
        var request = Request();
        _client.TryAuthorize(request, Challenge(server));
        _time.Advance(TimeSpan.FromMinutes(5));

        Assert.AreEqual(DigestVerdictKind.Stale, Verify(server, request).Kind);
        Assert.IsTrue(_client.TryAuthorize(request, Challenge(server, stale: true)));
        Assert.IsTrue(Verify(server, request).IsAccepted);
    }

    [TestMethod]
    public void A_nonce_serves_as_long_as_the_option_says()
    {
        var server = new DigestServer("im.test", _time, new DigestServerOptions { NonceLifetime = TimeSpan.FromHours(1) });
        var (early, late) = (Request(), Request());
        _client.TryAuthorize(early, Challenge(server));
        _client.AuthorizeAgain(late);

        _time.Advance(TimeSpan.FromMinutes(59));
        Assert.AreEqual(DigestVerdictKind.Accepted, Verify(server, early).Kind);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.AreEqual(DigestVerdictKind.Stale, Verify(server, late).Kind);
    }

    [TestMethod]
    public void A_nonce_more_than_are_remembered_is_stale_until_others_are_old()
    {
        var server = new DigestServer("im.test", _time, new DigestServerOptions { MaxNonces = 2 });
        var requests = new[] { Request(), Request(), Request() };
        foreach (var request in requests)
        {
            _client.TryAuthorize(request, Challenge(server));
        }

        CollectionAssert.AreEqual(
            new[] { DigestVerdictKind.Accepted, DigestVerdictKind.Accepted, DigestVerdictKind.Stale },
            requests.Select(request => Verify(server, request).Kind).ToArray());
        _time.Advance(TimeSpan.FromMinutes(5));
        var later = Request();
        _client.TryAuthorize(later, Challenge(server));
        Assert.IsTrue(Verify(server, later).IsAccepted);
    }

    [TestMethod]
    public void Credentials_for_a_nonce_of_a_server_that_was_started_again_are_stale()
    {
        var server = Server(_time);
        var request = Request();
        _client.TryAuthorize(request, Challenge(Server(_time)));

        Assert.AreEqual(DigestVerdictKind.Stale, Verify(server, request).Kind);
        Assert.IsTrue(_client.TryAuthorize(request, Challenge(server, stale: true)), "The password may be right.");
        Assert.IsTrue(Verify(server, request).IsAccepted);
    }

    [TestMethod]
    public void A_server_that_forgot_the_nonces_is_answered_once_more()
    {
        var request = Request();
        _client.TryAuthorize(Request(), Challenge(Server(_time)));
        _client.AuthorizeAgain(request);
        var restarted = Server(_time);

        Assert.IsTrue(_client.TryAuthorize(request, Challenge(restarted)));

        Assert.IsTrue(Verify(restarted, request).IsAccepted);
    }

    [TestMethod]
    public void Each_of_two_realms_is_answered()
    {
        var (first, second) = (Server(_time), new DigestServer("other", _time));
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
    [DataRow("Digest realm=\"im.test\", nonce=\"1\", qop=\"auth-conf\"")]
    [DataRow("Digest realm=\"im.test, nonce=\"1\"")]
    public void A_challenge_that_cannot_be_answered_is_not(string challenge)
    {
        var response = new SipResponse(401);
        response.Headers.Add("WWW-Authenticate", challenge);

        Assert.IsFalse(_client.TryAuthorize(Request(), response));
    }

    [TestMethod]
    public void Auth_int_covers_the_body()
    {
        var server = new DigestServer("im.test", _time, new DigestServerOptions { Qop = ["auth-int"] });
        var request = Request();
        request.SetBody("text/plain", "Hello"u8.ToArray());
        Assert.IsTrue(_client.TryAuthorize(request, Challenge(server)));
        var forged = request.Clone();
        forged.SetBody("text/plain", "Hullo"u8.ToArray());

        Assert.AreEqual(DigestVerdictKind.Refused, Verify(server, forged).Kind);
        Assert.AreEqual(DigestVerdictKind.Accepted, Verify(server, request).Kind);
    }

    [TestMethod]
    public void Auth_is_answered_where_both_are_offered_and_a_server_takes_only_what_it_offers()
    {
        var both = new DigestServer("im.test", _time, new DigestServerOptions { Qop = ["auth-int", "auth"] });
        var request = Request();
        _client.TryAuthorize(request, Challenge(both));
        StringAssert.Contains(request.Headers["Authorization"], "qop=auth,");

        request.Headers.Set("Authorization", request.Headers["Authorization"]!.Replace("qop=auth", "qop=auth-conf", StringComparison.Ordinal));
        Assert.AreEqual(DigestVerdictKind.Missing, Verify(both, request).Kind);
    }

    [TestMethod]
    public void Challenges_of_servers_and_proxies_in_one_response_are_all_answered()
    {
        var (server, proxy) = (Server(_time), new DigestServer("proxy", _time));
        var response = Challenge(server);
        response.Headers.Add("Proxy-Authenticate", proxy.Challenges()[0]);
        var request = Request();

        Assert.IsTrue(_client.TryAuthorize(request, response));

        Assert.IsTrue(Verify(server, request).IsAccepted);
        Assert.IsTrue(proxy.Verify(request, "Proxy-Authorization", (user, algorithm) => DigestHash.Ha1(algorithm, user, "proxy", "secret")).IsAccepted);
    }

    [TestMethod]
    public void A_nonce_handed_out_ahead_serves_the_next_request()
    {
        var (old, next) = (Server(_time), Server(_time));
        var (first, second) = (Request(), Request());
        _client.TryAuthorize(first, Challenge(old));

        _client.Learn(first, Success($"nextnonce=\"{NonceOf(next)}\""));
        _client.AuthorizeAgain(second);

        StringAssert.Contains(second.Headers["Authorization"], "nc=00000001");
        Assert.IsTrue(Verify(next, second).IsAccepted);
    }

    [TestMethod]
    public void A_nonce_handed_out_ahead_that_the_server_forgot_is_no_wrong_password()
    {
        var (first, second) = (Request(), Request());
        _client.TryAuthorize(first, Challenge(Server(_time)));
        _client.Learn(first, Success($"nextnonce=\"{NonceOf(Server(_time))}\""));
        _client.AuthorizeAgain(second);

        Assert.IsTrue(_client.TryAuthorize(second, Challenge(Server(_time))));
        Assert.IsFalse(_client.TryAuthorize(second, Challenge(Server(_time))));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void A_nonce_handed_out_ahead_with_a_proof_is_taken_only_where_the_proof_is_right(bool isRight)
    {
        var request = Request();
        _client.TryAuthorize(request, Challenge(Server(_time)));
        var used = DigestFields.TryParse(request.Headers["Authorization"]!)!;
        var ha1 = DigestHash.Ha1(DigestAlgorithm.Sha256, "kate", "im.test", isRight ? "secret" : "guess");
        var proof = DigestHash.Response(DigestAlgorithm.Sha256, ha1, used["nonce"]!, used["nc"], used["cnonce"], "auth", "", used["uri"]!);

        _client.Learn(request, Success($"nextnonce=\"ahead\", qop=auth, rspauth=\"{proof}\""));

        var next = Request();
        _client.AuthorizeAgain(next);
        Assert.AreEqual(isRight, DigestFields.TryParse(next.Headers["Authorization"]!)!["nonce"] == "ahead");
    }

    [TestMethod]
    public void Of_very_many_realms_some_are_answered_and_none_kept_for_ever()
    {
        var response = new SipResponse(407);
        for (var i = 0; i < 50; i++)
        {
            response.Headers.Add("Proxy-Authenticate", new DigestChallenge { Realm = $"r{i}", Nonce = "n", Qop = ["auth"] }.ToString());
        }

        var request = Request();
        Assert.IsTrue(_client.TryAuthorize(request, response));
        Assert.HasCount(8, request.Headers.GetValues("Proxy-Authorization"));

        for (var i = 0; i < 300; i++)
        {
            var other = new SipResponse(407);
            other.Headers.Add("Proxy-Authenticate", new DigestChallenge { Realm = $"x{i}", Nonce = "n", Qop = ["auth"] }.ToString());
            _client.TryAuthorize(Request(), other);
        }

        var last = Request();
        _client.AuthorizeAgain(last);
        Assert.IsLessThanOrEqualTo(256, last.Headers.GetValues("Proxy-Authorization").Count);
    }

    [TestMethod]
    public void Credentials_do_not_show_the_password()
    {
        Assert.AreEqual("kate", new SipCredentials("kate", "secret").ToString());
    }
}
