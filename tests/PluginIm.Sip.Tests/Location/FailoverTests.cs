using System.Collections.Concurrent;
using System.Net;
using PluginIm.Sip.Tests.Transport;
using static PluginIm.Sip.Tests.TestEnvironment;

namespace PluginIm.Sip.Tests.Location;

/// <summary>Requests that go on to the next server where one fails (RFC 3263 4.3).</summary>
[TestClass]
public sealed class FailoverTests
{
    [TestMethod]
    public async Task A_request_goes_on_to_the_next_proxy_that_can_be_reached_and_the_others_follow_it()
    {
        await using var environment = new TestEnvironment();
        environment.Network.IsGone = HostIs(2);
        var alice = Client(environment);
        var (second, third) = (new Server(environment, 2), new Server(environment, 3));

        var first = await alice.RequestAsync(Request(alice, SipMethod.Message));
        environment.Network.IsGone = _ => false;
        environment.Advance(TimeSpan.FromMinutes(5));
        var later = await alice.RequestAsync(Request(alice, SipMethod.Message));

        Assert.AreEqual(200, first.StatusCode);
        Assert.AreEqual(200, later.StatusCode);
        Assert.IsEmpty(second.Received, "The preferred one is back, but the current one works.");
        Assert.HasCount(2, third.Received);
    }

    [TestMethod]
    public async Task A_503_goes_on_to_the_next_proxy_with_a_branch_of_its_own_and_one_Via()
    {
        await using var environment = new TestEnvironment();
        var alice = Client(environment);
        var (second, third) = (new Server(environment, 2) { Status = 503 }, new Server(environment, 3));

        var transaction = await alice.SendAsync(Request(alice, SipMethod.Message));
        var final = await transaction.Final;

        Assert.AreEqual(200, final.StatusCode);
        Assert.HasCount(1, third.Received.Single().Headers.Vias);
        Assert.AreNotEqual(second.Received.Single().Headers.TopVia!.Branch, third.Received.Single().Headers.TopVia!.Branch);
        Assert.AreEqual(second.Received.Single().Headers.CallId, third.Received.Single().Headers.CallId);
        Assert.AreEqual(final.Headers.TopVia!.Branch, transaction.Request.Headers.TopVia!.Branch);
    }

    [TestMethod]
    public async Task A_proxy_that_does_not_answer_is_given_up_when_the_transaction_is()
    {
        await using var environment = new TestEnvironment();
        var alice = Client(environment, transport: SipTransport.Udp);
        var third = new Server(environment, 3);

        var transaction = await alice.SendAsync(Request(alice, SipMethod.Message));
        environment.Advance(TimeSpan.FromSeconds(33));

        Assert.AreEqual(200, (await transaction.Final).StatusCode);
        Assert.HasCount(1, third.Received);
        Assert.AreEqual(200, (await alice.RequestAsync(Request(alice, SipMethod.Message))).StatusCode);
    }

    [TestMethod]
    public async Task A_connection_lost_under_way_goes_on_to_the_next_proxy()
    {
        await using var environment = new TestEnvironment();
        var alice = Client(environment);
        var (second, third) = (new Server(environment, 2) { IsSilent = true }, new Server(environment, 3));

        var transaction = await alice.SendAsync(Request(alice, SipMethod.Message));
        await WaitForAsync(() => second.Received.Count == 1);
        ((InMemoryFlow)transaction.Flow!).Cut();

        Assert.AreEqual(200, (await transaction.Final).StatusCode);
        Assert.HasCount(1, third.Received);
    }

    [TestMethod]
    public async Task Where_all_fail_it_is_a_local_503_with_the_reasons_of_all()
    {
        await using var environment = new TestEnvironment();
        environment.Network.IsGone = HostIs(3);
        var alice = Client(environment);
        _ = new Server(environment, 2) { Status = 503 };

        var final = await alice.RequestAsync(Request(alice, SipMethod.Message));

        Assert.AreEqual(503, final.StatusCode);
        Assert.IsTrue(final.IsLocal);
        StringAssert.Contains(final.Headers[SipHeaderNames.Warning], "tcp:10.0.0.2:5060: 503");
        StringAssert.Contains(final.Headers[SipHeaderNames.Warning], "tcp:10.0.0.3:5060: Nobody listens");
    }

    [TestMethod]
    public async Task Another_refusal_than_503_is_the_answer()
    {
        await using var environment = new TestEnvironment();
        var alice = Client(environment);
        var third = new Server(environment, 3);
        _ = new Server(environment, 2) { Status = 500 };

        Assert.AreEqual(500, (await alice.RequestAsync(Request(alice, SipMethod.Message))).StatusCode);
        Assert.IsEmpty(third.Received);
    }

    [TestMethod]
    public async Task The_answer_to_a_challenge_goes_to_the_proxy_that_made_it()
    {
        await using var environment = new TestEnvironment();
        var alice = Client(environment);
        var second = new Server(environment, 2) { Status = 503 };
        var third = new Server(environment, 3) { Challenges = true };

        var final = await alice.RequestAsync(Request(alice, SipMethod.Message), digest: new DigestClient(new SipCredentials("alice", "secret")));

        Assert.AreEqual(200, final.StatusCode);
        Assert.HasCount(1, second.Received);
        Assert.HasCount(2, third.Received);
    }

    [TestMethod]
    public async Task An_invitation_goes_on_and_so_do_its_ACK_and_its_end()
    {
        await using var environment = new TestEnvironment();
        var alice = Client(environment);
        var second = new Server(environment, 2) { Status = 503 };
        var bob = environment.CreateInMemory(3);
        SipInviteServer? server = null;
        var ended = new ConcurrentQueue<SipMethod>();
        bob.Handler = async (received, token) =>
        {
            if (received.Request.Method != SipMethod.Invite)
            {
                ended.Enqueue(received.Request.Method);
                await received.RespondAsync(200, null, token);
                return;
            }

            server = new SipInviteServer(bob, received, SipAddress.Parse("<sip:bob@10.0.0.3:5060>"));
            await server.TryRingAsync();
            await server.TryAcceptAsync();
        };
        var client = new SipInviteClient(alice, Invite(alice));
        var progress = new List<int>();
        client.Progressed += (_, provisional) => progress.Add(provisional.Response.StatusCode);

        var result = await client.InviteAsync();
        Assert.IsNotNull(await server!.Ack);
        await alice.RequestAsync(result.Dialog!, result.Dialog!.CreateRequest(SipMethod.Bye));

        CollectionAssert.AreEqual(new[] { 180 }, progress);
        CollectionAssert.AreEqual(new[] { SipMethod.Bye }, ended.ToArray());
        Assert.HasCount(1, second.Received);
    }

    [TestMethod]
    public async Task An_invitation_that_was_cancelled_does_not_go_on()
    {
        await using var environment = new TestEnvironment();
        var alice = Client(environment);
        var third = new Server(environment, 3);
        var bob = environment.CreateInMemory(2);
        SipServerTransaction? invited = null;
        bob.Handler = (received, token) =>
        {
            invited = received;
            return received.RespondAsync(180, null, token);
        };

        var transaction = await alice.SendAsync(Invite(alice));
        await WaitForAsync(() => invited is not null);
        transaction.Cancel();
        await WaitForAsync(() => invited!.Cancelled.IsCancellationRequested);
        await invited!.RespondAsync(503);

        Assert.AreEqual(503, (await transaction.Final).StatusCode);
        Assert.IsEmpty(third.Received);
    }

    [TestMethod]
    public async Task A_server_of_a_domain_that_asks_by_Retry_After_to_be_left_alone_is()
    {
        await using var environment = new TestEnvironment();
        var zone = new InMemoryZone()
            .Srv("_sip._tcp.im.test", 1, 0, 5060, "a.im.test").Address("a.im.test", "10.0.0.2")
            .Srv("_sip._tcp.im.test", 2, 0, 5060, "b.im.test").Address("b.im.test", "10.0.0.3");
        var alice = environment.CreateInMemory(1, options => options with { Dns = zone });
        var (second, third) = (new Server(environment, 2) { Status = 503, RetryAfter = 30 }, new Server(environment, 3));

        Assert.AreEqual(200, (await AskAsync(alice)).StatusCode);
        second.Status = 200;
        third.Status = 503;
        var refused = await AskAsync(alice);
        environment.Advance(TimeSpan.FromSeconds(30));
        var later = await AskAsync(alice);

        Assert.AreEqual(503, refused.StatusCode);
        Assert.HasCount(2, second.Received, "Once before its Retry-After and once after it.");
        Assert.AreEqual(200, later.StatusCode);

        static Task<SipResponse> AskAsync(SipEndpoint alice) => alice.RequestAsync(alice.CreateRequest(
            SipMethod.Message, Uri("sip:bob@im.test;transport=tcp"), SipAddress.Parse("<sip:alice@im.test>"), SipAddress.Parse("<sip:bob@im.test>")));
    }

    [TestMethod]
    public async Task A_proxy_that_asked_to_be_left_alone_comes_after_the_others_until_then()
    {
        await using var environment = new TestEnvironment();
        var alice = Client(environment, options => options with
        {
            OutboundProxies = [PeerAt(2, SipTransport.Tcp), PeerAt(3, SipTransport.Tcp), PeerAt(4, SipTransport.Tcp)],
        });
        var second = new Server(environment, 2) { Status = 503, RetryAfter = 60 };
        var (third, fourth) = (new Server(environment, 3), new Server(environment, 4));

        Assert.AreEqual(200, (await alice.RequestAsync(Request(alice, SipMethod.Message))).StatusCode);
        (second.Status, third.Status) = (200, 503);
        environment.Advance(TimeSpan.FromSeconds(50));
        Assert.AreEqual(200, (await alice.RequestAsync(Request(alice, SipMethod.Message))).StatusCode);
        Assert.HasCount(1, fourth.Received);
        Assert.HasCount(1, second.Received, "Its 60 seconds are not over.");
        fourth.Status = 503;
        environment.Advance(TimeSpan.FromSeconds(10));
        Assert.AreEqual(200, (await alice.RequestAsync(Request(alice, SipMethod.Message))).StatusCode);

        Assert.HasCount(2, second.Received);
    }

    [TestMethod]
    public async Task A_server_at_an_address_that_asks_to_be_left_alone_is_and_an_ACK_still_goes_there()
    {
        await using var environment = new TestEnvironment();
        var alice = environment.CreateInMemory(1);
        var second = new Server(environment, 2) { Status = 503, RetryAfter = 30 };
        var to = PeerAt(2, SipTransport.Tcp);

        var refused = await alice.RequestAsync(Request(alice, SipMethod.Message), to);
        second.Status = 200;
        var unsent = await alice.RequestAsync(Request(alice, SipMethod.Message), to);
        var ack = Request(alice, SipMethod.Ack);
        await alice.SendStatelessAsync(ack, to);
        environment.Advance(TimeSpan.FromSeconds(30));
        var later = await alice.RequestAsync(Request(alice, SipMethod.Message), to);

        Assert.AreEqual((503, false), (refused.StatusCode, refused.IsLocal));
        Assert.AreEqual((503, true), (unsent.StatusCode, unsent.IsLocal));
        StringAssert.Contains(unsent.Headers[SipHeaderNames.Warning], "asked to be left alone");
        Assert.AreEqual(200, later.StatusCode);
        Assert.HasCount(2, second.Received);
        Assert.AreEqual(1, environment.Network.CountSent(SipMethod.Ack));
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("soon")]
    public async Task A_server_that_does_not_say_for_how_long_is_asked_again(string? retryAfter)
    {
        await using var environment = new TestEnvironment();
        var alice = environment.CreateInMemory(1);
        environment.CreateInMemory(2).Handler = (received, token) =>
        {
            var response = SipResponse.For(received.Request, 503);
            response.Headers.Set(SipHeaderNames.RetryAfter, retryAfter ?? "");
            return received.RespondAsync(response, token);
        };

        await alice.RequestAsync(Request(alice, SipMethod.Message), PeerAt(2));

        Assert.IsFalse((await alice.RequestAsync(Request(alice, SipMethod.Message), PeerAt(2))).IsLocal);
    }

    [TestMethod]
    public async Task What_a_callee_says_through_a_proxy_keeps_nobody_from_the_proxy()
    {
        await using var environment = new TestEnvironment();
        var alice = environment.CreateInMemory(1, options => options with { OutboundProxy = PeerAt(2, SipTransport.Tcp) });
        var second = new Server(environment, 2) { Status = 503, RetryAfter = 3600 };

        await alice.RequestAsync(Request(alice, SipMethod.Message));
        second.Status = 200;

        Assert.AreEqual(200, (await alice.RequestAsync(Request(alice, SipMethod.Message))).StatusCode);
    }

    [TestMethod]
    public async Task A_request_to_a_named_peer_goes_there_and_nowhere_else()
    {
        await using var environment = new TestEnvironment();
        var alice = Client(environment);
        var (second, third) = (new Server(environment, 2), new Server(environment, 3) { Status = 503 });
        await alice.RequestAsync(Request(alice, SipMethod.Message));

        var final = await alice.RequestAsync(Request(alice, SipMethod.Message), PeerAt(3, SipTransport.Tcp));

        Assert.AreEqual(503, final.StatusCode);
        Assert.HasCount(1, second.Received);
        Assert.HasCount(1, third.Received);
    }

    [TestMethod]
    public async Task Requests_are_taken_from_a_proxy_that_serves_and_not_from_one_that_never_did()
    {
        await using var environment = new TestEnvironment();
        environment.Network.IsGone = HostIs(2);
        var alice = Client(environment, options => options with { AcceptOnlyFromOutboundProxy = true });
        alice.Handler = (received, token) => received.RespondAsync(200, null, token);
        var (second, third) = (new Server(environment, 2), new Server(environment, 3));
        await alice.RequestAsync(Request(alice, SipMethod.Options));
        environment.Network.IsGone = _ => false;

        var fromThird = await (await third.Endpoint.SendAsync(Request(third.Endpoint, SipMethod.Message), third.Flow!)).Final;
        var fromSecond = await second.Endpoint.SendAsync(Request(second.Endpoint, SipMethod.Message), PeerAt(1));

        Assert.AreEqual(200, fromThird.StatusCode);
        Assert.IsFalse(fromSecond.Final.IsCompleted);
    }

    private static Func<IPEndPoint, bool> HostIs(int host) => address => address.Address.Equals(IPAddress.Parse($"10.0.0.{host}"));

    private static SipEndpoint Client(
        TestEnvironment environment,
        Func<SipEndpointOptions, SipEndpointOptions>? configure = null,
        SipTransport transport = SipTransport.Tcp) =>
        environment.CreateInMemory(1, options =>
        {
            options = options with { OutboundProxies = [PeerAt(2, transport), PeerAt(3, transport)] };
            return configure?.Invoke(options) ?? options;
        });

    /// <summary>A server that gives every request the same answer.</summary>
    private sealed class Server
    {
        public Server(TestEnvironment environment, int host)
        {
            Endpoint = environment.CreateInMemory(host);
            Endpoint.Handler = (transaction, token) =>
            {
                Received.Enqueue(transaction.Request);
                Flow = transaction.Flow;
                return IsSilent ? Task.CompletedTask : transaction.RespondAsync(Answer(transaction.Request), token);
            };
        }

        public SipEndpoint Endpoint { get; }

        public SipFlow? Flow { get; private set; }

        public ConcurrentQueue<SipRequest> Received { get; } = new();

        public int Status { get; set; } = 200;

        public int? RetryAfter { get; init; }

        public bool IsSilent { get; init; }

        public bool Challenges { get; init; }

        private SipResponse Answer(SipRequest request)
        {
            var challenges = Challenges && !request.Headers.Contains(SipHeaderNames.ProxyAuthorization);
            var response = SipResponse.For(request, challenges ? 407 : Status);
            if (challenges)
            {
                response.Headers.Set(
                    SipHeaderNames.ProxyAuthenticate, "Digest realm=\"im.test\", nonce=\"abc\", algorithm=MD5, qop=\"auth\"");
            }

            if (Status == 503 && RetryAfter is { } seconds)
            {
                response.Headers.Set(SipHeaderNames.RetryAfter, $"{seconds}");
            }

            return response;
        }
    }
}
