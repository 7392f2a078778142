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
    [DataRow(DigestAlgorithm.Md5Session)]
    [DataRow(DigestAlgorithm.Sha256)]
    [DataRow(DigestAlgorithm.Sha256Session)]
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
    [DataRow(DigestAlgorithm.Sha256Session, DigestAlgorithm.Sha256, "SHA-256-sess")]
    [DataRow(DigestAlgorithm.Sha256, DigestAlgorithm.Sha256Session, "SHA-256")]
    [DataRow(DigestAlgorithm.Md5Session, DigestAlgorithm.Sha256, "SHA-256")]
    public void Of_equally_strong_ones_the_topmost_is_answered(DigestAlgorithm first, DigestAlgorithm second, string expected)
    {
        var request = Request();

        _client.TryAuthorize(request, Challenge(Server(first, second)));

        Assert.AreEqual(expected, DigestFields.TryParse(request.Headers["Authorization"]!)!["algorithm"]);
    }

    [TestMethod]
    [DataRow(DigestAlgorithm.Sha256)]
    [DataRow(DigestAlgorithm.Sha256Session)]
    public void A_wrong_password_is_refused_and_not_tried_again(DigestAlgorithm algorithm)
    {
        var server = Server(algorithm);
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
        var server = Server();
        var request = Request();
        _client.TryAuthorize(request, Challenge(Server()));

        Assert.AreEqual(DigestVerdictKind.Stale, Verify(server, request).Kind);
        Assert.IsTrue(_client.TryAuthorize(request, Challenge(server, stale: true)), "The password may be right.");
        Assert.IsTrue(Verify(server, request).IsAccepted);
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
        var (server, proxy) = (Server(), new DigestServer("proxy", _time));
        var response = Challenge(server);
        response.Headers.Add("Proxy-Authenticate", proxy.Challenges()[0]);
        var request = Request();

        Assert.IsTrue(_client.TryAuthorize(request, response));

        Assert.IsTrue(Verify(server, request).IsAccepted);
        Assert.IsTrue(proxy.Verify(request, "Proxy-Authorization", (user, algorithm) => DigestHash.Ha1(algorithm, user, "proxy", "secret")).IsAccepted);
    }

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
        var server = Server(DigestAlgorithm.Sha256Session);
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
        var server = Server();
        var request = Request();
        _client.TryAuthorize(request, Challenge(server));
        request.Headers.Set("Authorization", request.Headers["Authorization"]!.Replace("algorithm=SHA-256", "algorithm=SHA-256-sess", StringComparison.Ordinal));

        Assert.AreEqual(DigestVerdictKind.Missing, Verify(server, request).Kind);
    }

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
        var server = Server();
        var request = Request();
        _client.TryAuthorize(request, Challenge(server));
        request.Headers.Set("Authorization", request.Headers["Authorization"] + ", userhash=true");

        Assert.AreEqual(DigestVerdictKind.Missing, Verify(server, request).Kind);
    }

    [TestMethod]
    public void A_nonce_handed_out_ahead_serves_the_next_request()
    {
        var (old, next) = (Server(), Server());
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
        _client.TryAuthorize(first, Challenge(Server()));
        _client.Learn(first, Success($"nextnonce=\"{NonceOf(Server())}\""));
        _client.AuthorizeAgain(second);

        Assert.IsTrue(_client.TryAuthorize(second, Challenge(Server())));
        Assert.IsFalse(_client.TryAuthorize(second, Challenge(Server())));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void A_nonce_handed_out_ahead_with_a_proof_is_taken_only_where_the_proof_is_right(bool isRight)
    {
        var request = Request();
        _client.TryAuthorize(request, Challenge(Server()));
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

    private static string? Ha1(string user, DigestAlgorithm algorithm) =>
        user == "kate" ? DigestHash.Ha1(algorithm, user, "im.test", "secret") : null;

    private static SipRequest Request() => new(SipMethod.Register, SipUri.Parse("sip:im.test"));

    private static DigestVerdict Verify(DigestServer server, SipRequest request) => server.Verify(request, "Authorization", Ha1);

    private static SipResponse Success(string info)
    {
        var response = new SipResponse(200);
        response.Headers.Set("Authentication-Info", info);
        return response;
    }

    private static string NonceOf(DigestServer server) => DigestChallenge.Parse(server.Challenges()[0]).Nonce;

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
