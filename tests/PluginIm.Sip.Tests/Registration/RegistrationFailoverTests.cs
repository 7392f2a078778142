using System.Collections.Concurrent;
using PluginIm.Sip.Tests.Transport;
using static PluginIm.Sip.Tests.TestEnvironment;

namespace PluginIm.Sip.Tests.Registration;

/// <summary>A registration with several switches: one serves it and everything else, the next one follows when that is lost.</summary>
[TestClass]
public sealed class RegistrationFailoverTests
{
    [TestMethod]
    public async Task A_lost_connection_is_followed_at_once_by_a_registration_at_the_next_switch_and_all_requests_go_there()
    {
        await using var environment = new TestEnvironment();
        var (alice, registration) = Create(environment);
        var (second, third) = (new Switch(environment, 2), new Switch(environment, 3));
        registration.Start();
        await ReachAsync(registration, PeerAt(2, SipTransport.Tcp));
        await alice.RequestAsync(Request(alice, SipMethod.Message));

        ((InMemoryFlow)registration.Flow!).Cut();
        await ReachAsync(registration, PeerAt(3, SipTransport.Tcp));
        await alice.RequestAsync(Request(alice, SipMethod.Message));

        CollectionAssert.AreEqual(new[] { "REGISTER", "MESSAGE" }, second.Methods);
        CollectionAssert.AreEqual(new[] { "REGISTER", "MESSAGE" }, third.Methods);
        await registration.DisposeAsync();
    }

    [TestMethod]
    public async Task The_preferred_switch_is_not_gone_back_to_while_the_other_works()
    {
        await using var environment = new TestEnvironment();
        var (_, registration) = Create(environment);
        var (second, third) = (new Switch(environment, 2), new Switch(environment, 3));
        registration.Start();
        await ReachAsync(registration, PeerAt(2, SipTransport.Tcp));
        ((InMemoryFlow)registration.Flow!).Cut();
        await ReachAsync(registration, PeerAt(3, SipTransport.Tcp));

        for (var i = 0; i < 3; i++)
        {
            var refreshes = third.Methods.Count;
            await environment.AdvanceUntilAsync(() => third.Methods.Count > refreshes, "a refresh");
        }

        Assert.HasCount(1, second.Methods);
        await registration.DisposeAsync();
    }

    [TestMethod]
    public async Task A_switch_that_answers_503_is_left_for_the_next_one_and_the_status_says_why()
    {
        await using var environment = new TestEnvironment();
        var (_, registration) = Create(environment);
        var second = new Switch(environment, 2) { Status = 503 };
        _ = new Switch(environment, 3);
        var told = new ConcurrentQueue<SipRegistrationStatus>();
        registration.StatusChanged += (_, status) => told.Enqueue(status);

        registration.Start();
        await WaitForAsync(() => told.Any(status => status.Through == PeerAt(3, SipTransport.Tcp)), "the next switch");

        CollectionAssert.AreEqual(
            new[] { SipRegistrationState.Registering, SipRegistrationState.Registering, SipRegistrationState.Registered },
            told.Select(status => status.State).ToArray());
        Assert.AreEqual(503, told.ElementAt(1).StatusCode);
        StringAssert.Contains(told.ElementAt(1).Detail, "503");
        Assert.HasCount(1, second.Methods);
        await registration.DisposeAsync();
    }

    [TestMethod]
    public async Task A_switch_that_does_not_answer_a_refresh_is_left_for_the_next_one()
    {
        await using var environment = new TestEnvironment();
        var (_, registration) = Create(environment, SipTransport.Udp);
        var second = new Switch(environment, 2);
        _ = new Switch(environment, 3);
        registration.Start();
        await ReachAsync(registration, PeerAt(2));

        second.Status = null;
        await environment.AdvanceUntilAsync(() => Reaches(registration, PeerAt(3)), "the next switch");

        Assert.IsGreaterThan(1, second.Methods.Count);
        await registration.DisposeAsync();
    }

    [TestMethod]
    public async Task A_request_that_nobody_answers_makes_the_registration_look_long_before_its_refresh()
    {
        await using var environment = new TestEnvironment();
        var (alice, registration) = Create(environment, SipTransport.Udp);
        var second = new Switch(environment, 2);
        _ = new Switch(environment, 3);
        registration.Start();
        await ReachAsync(registration, PeerAt(2));

        second.Status = null;
        var unanswered = await alice.SendAsync(Request(alice, SipMethod.Message));
        environment.Advance(TimeSpan.FromSeconds(33));
        Assert.AreEqual(408, (await unanswered.Final).StatusCode);
        await WaitForAsync(() => second.Methods.Count(method => method == "REGISTER") > 1, "the look");
        await environment.AdvanceUntilAsync(() => Reaches(registration, PeerAt(3)), "the next switch");

        await registration.DisposeAsync();
    }

    [TestMethod]
    public async Task Where_no_switch_serves_the_status_has_the_reasons_of_all_and_it_is_tried_again()
    {
        await using var environment = new TestEnvironment();
        var (_, registration) = Create(environment);
        var second = new Switch(environment, 2) { Status = 503 };
        environment.Network.IsGone = address => address.Address.ToString() == "10.0.0.3";

        registration.Start();
        await WaitForAsync(() => registration.Status.State == SipRegistrationState.Unreachable);

        StringAssert.Contains(registration.Status.Detail, "tcp:10.0.0.2:5060: 503");
        StringAssert.Contains(registration.Status.Detail, "tcp:10.0.0.3:5060");
        second.Status = 200;
        await environment.AdvanceUntilAsync(() => Reaches(registration, PeerAt(2, SipTransport.Tcp)), "the next try");
        await registration.DisposeAsync();
    }

    [TestMethod]
    public async Task A_503_from_beyond_the_switch_neither_moves_a_request_nor_the_registration()
    {
        await using var environment = new TestEnvironment();
        var (alice, registration) = Create(environment);
        var (second, third) = (new Switch(environment, 2), new Switch(environment, 3));
        registration.Start();
        await ReachAsync(registration, PeerAt(2, SipTransport.Tcp));

        second.Status = 503;
        var refused = await alice.RequestAsync(Request(alice, SipMethod.Message));
        second.Status = 200;
        var next = await alice.RequestAsync(Request(alice, SipMethod.Message));

        Assert.AreEqual(503, refused.StatusCode);
        Assert.AreEqual(200, next.StatusCode);
        Assert.IsEmpty(third.Methods);
        await registration.DisposeAsync();
    }

    [TestMethod]
    public async Task A_switch_that_asks_to_be_left_alone_at_any_request_is_left_for_the_next_one_once_it_says_so_to_a_registration()
    {
        await using var environment = new TestEnvironment();
        var (alice, registration) = Create(environment);
        var (second, third) = (new Switch(environment, 2) { RetryAfter = 120 }, new Switch(environment, 3));
        registration.Start();
        await ReachAsync(registration, PeerAt(2, SipTransport.Tcp));

        second.Status = 503;
        var refused = await alice.RequestAsync(Request(alice, SipMethod.Message));
        await ReachAsync(registration, PeerAt(3, SipTransport.Tcp));
        second.Status = 200;
        var next = await alice.RequestAsync(Request(alice, SipMethod.Message));

        Assert.AreEqual((503, 200), (refused.StatusCode, next.StatusCode));
        CollectionAssert.AreEqual(new[] { "REGISTER", "MESSAGE", "REGISTER" }, second.Methods);
        CollectionAssert.AreEqual(new[] { "REGISTER", "MESSAGE" }, third.Methods);
        await registration.DisposeAsync();
    }

    [TestMethod]
    public async Task A_callee_who_asks_to_be_left_alone_costs_the_switch_one_question_and_moves_nobody()
    {
        await using var environment = new TestEnvironment();
        var (alice, registration) = Create(environment);
        var (second, third) = (new Switch(environment, 2) { RetryAfter = 3600, Registers = true }, new Switch(environment, 3));
        registration.Start();
        await ReachAsync(registration, PeerAt(2, SipTransport.Tcp));

        second.Status = 503;
        for (var i = 0; i < 5; i++)
        {
            await alice.RequestAsync(Request(alice, SipMethod.Message));
        }

        await WaitForAsync(() => second.Methods.Count(method => method == "REGISTER") == 2, "the question");
        await ReachAsync(registration, PeerAt(2, SipTransport.Tcp));
        Assert.AreEqual(5, second.Methods.Count(method => method == "MESSAGE"));
        Assert.IsEmpty(third.Methods);
        await registration.DisposeAsync();
        Assert.AreEqual(3, second.Methods.Count(method => method == "REGISTER"), "The last one ends the registration.");
    }

    private static (SipEndpoint Alice, SipRegistration Registration) Create(TestEnvironment environment, SipTransport transport = SipTransport.Tcp)
    {
        var alice = environment.CreateInMemory(1, options => options with { OutboundProxies = [PeerAt(2, transport), PeerAt(3, transport)] });
        return (alice, new SipRegistration(alice, new SipRegistrationOptions { AddressOfRecord = Uri("sip:alice@im.test"), Jitter = () => 0 }));
    }

    private static Task ReachAsync(SipRegistration registration, SipPeer through) =>
        WaitForAsync(() => Reaches(registration, through), $"{through}");

    private static bool Reaches(SipRegistration registration, SipPeer through) =>
        registration.Status is { State: SipRegistrationState.Registered } status && status.Through == through;

    /// <summary>A switch that answers everything the same way, or not at all.</summary>
    private sealed class Switch
    {
        private readonly ConcurrentQueue<string> _methods = new();

        public Switch(TestEnvironment environment, int host) =>
            environment.CreateInMemory(host).Handler = (received, token) =>
            {
                _methods.Enqueue(received.Request.Method.Name);
                return Status is { } status ? received.RespondAsync(Answer(received.Request, status), token) : Task.CompletedTask;
            };

        public int? Status { get; set; } = 200;

        /// <summary>What it says with 503; null for nothing.</summary>
        public int? RetryAfter { get; init; }

        /// <summary>Whether it takes registrations whatever it answers to all else.</summary>
        public bool Registers { get; init; }

        public List<string> Methods => [.. _methods];

        private SipResponse Answer(SipRequest request, int status)
        {
            var response = SipResponse.For(request, Registers && request.Method == SipMethod.Register ? 200 : status);
            if (response.StatusCode == 503 && RetryAfter is { } seconds)
            {
                response.Headers.Set(SipHeaderNames.RetryAfter, $"{seconds}");
            }

            return response;
        }
    }
}
