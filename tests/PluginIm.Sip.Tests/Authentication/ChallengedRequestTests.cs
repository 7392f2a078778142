using static PluginIm.Sip.Tests.TestEnvironment;

namespace PluginIm.Sip.Tests.Authentication;

/// <summary>Requests that are challenged on their way, over the wire.</summary>
[TestClass]
public sealed class ChallengedRequestTests
{
    [TestMethod]
    public async Task Any_method_is_authorized_and_the_next_one_goes_with_its_credentials_at_once()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob, digest) = (environment.CreateInMemory(1), environment.CreateInMemory(2), Client());
        Guard(environment, bob);

        foreach (var method in new[] { SipMethod.Message, SipMethod.Options, SipMethod.Info, SipMethod.Bye })
        {
            Assert.AreEqual(200, (await alice.RequestAsync(Request(alice, method), PeerAt(2), digest)).StatusCode);
        }

        Assert.AreEqual(1, environment.Network.CountSent(407));
        Assert.AreEqual(5, environment.Network.CountSent(message => message is SipRequest));
    }

    [TestMethod]
    public async Task Credentials_that_whoever_made_the_request_has_put_there_stay_as_they_are()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob, digest) = (environment.CreateInMemory(1), environment.CreateInMemory(2), Client());
        Guard(environment, bob);
        await alice.RequestAsync(Request(alice, SipMethod.Message), PeerAt(2), digest);
        var ahead = Request(alice, SipMethod.Message);
        digest.AuthorizeAgain(ahead);
        var credentials = ahead.Headers[SipHeaderNames.ProxyAuthorization];

        Assert.AreEqual(200, (await alice.RequestAsync(ahead, PeerAt(2), digest)).StatusCode);

        Assert.IsNotNull(credentials);
        Assert.AreEqual(credentials, ahead.Headers[SipHeaderNames.ProxyAuthorization]);
        Assert.AreEqual(1, environment.Network.CountSent(407));
    }

    [TestMethod]
    public async Task A_nonce_that_the_response_hands_out_saves_the_next_challenge()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob, digest) = (environment.CreateInMemory(1), environment.CreateInMemory(2), Client());
        var seen = new List<string?>();
        bob.Handler = (received, token) =>
        {
            var credentials = received.Request.Headers[SipHeaderNames.Authorization];
            lock (seen)
            {
                seen.Add(credentials is null ? null : DigestFields.TryParse(credentials)!["nonce"]);
            }

            var response = SipResponse.For(received.Request, credentials is null ? 401 : 200);
            response.Headers.Set(SipHeaderNames.WwwAuthenticate, "Digest realm=\"im.test\", nonce=\"first\", qop=\"auth\"");
            response.Headers.Set(SipHeaderNames.AuthenticationInfo, "nextnonce=\"second\"");
            return received.RespondAsync(response, token);
        };

        await alice.RequestAsync(Request(alice, SipMethod.Message), PeerAt(2), digest);
        await alice.RequestAsync(Request(alice, SipMethod.Message), PeerAt(2), digest);

        CollectionAssert.AreEqual(new[] { null, "first", "second" }, seen);
    }

    [TestMethod]
    public async Task A_server_that_calls_every_nonce_stale_is_given_up()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = (environment.CreateInMemory(1), environment.CreateInMemory(2));
        bob.Handler = (received, token) =>
        {
            var response = SipResponse.For(received.Request, 401);
            response.Headers.Set(SipHeaderNames.WwwAuthenticate, "Digest realm=\"im.test\", nonce=\"again\", stale=true, qop=\"auth\"");
            return received.RespondAsync(response, token);
        };

        var response = await alice.RequestAsync(Request(alice, SipMethod.Message), PeerAt(2), Client());

        Assert.AreEqual(401, response.StatusCode);
        Assert.AreEqual(5, environment.Network.CountSent(SipMethod.Message));
    }

    [TestMethod]
    public async Task No_password_reaches_the_log()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = (environment.CreateInMemory(1), environment.CreateInMemory(2));
        Guard(environment, bob);

        await alice.RequestAsync(Request(alice, SipMethod.Message), PeerAt(2), Client());

        Assert.IsNotEmpty(environment.Log);
        Assert.IsFalse(environment.Log.Any(record => record.Message.Contains("s3cret", StringComparison.Ordinal)));
        var response = DigestFields.TryParse(environment.Network.Sent.OfType<SipRequest>()
            .Last(request => request.Method == SipMethod.Message).Headers[SipHeaderNames.ProxyAuthorization]!)!["response"]!;
        Assert.IsFalse(environment.Log.Any(record => record.Message.Contains(response, StringComparison.Ordinal)));
    }

    private static DigestClient Client() => new(new SipCredentials("alice", "s3cret"));

    private static void Guard(TestEnvironment environment, SipEndpoint endpoint)
    {
        var server = new DigestServer("im.test", environment.Time);
        endpoint.Handler = (received, token) =>
        {
            var verdict = server.Verify(
                received.Request,
                SipHeaderNames.ProxyAuthorization,
                (user, algorithm) => user == "alice" ? DigestHash.Ha1(algorithm, user, "im.test", "s3cret") : null);
            var response = SipResponse.For(received.Request, verdict.IsAccepted ? 200 : 407);
            foreach (var challenge in verdict.IsAccepted ? [] : server.Challenges(verdict.Kind == DigestVerdictKind.Stale))
            {
                response.Headers.Add(SipHeaderNames.ProxyAuthenticate, challenge);
            }

            return received.RespondAsync(response, token);
        };
    }
}
