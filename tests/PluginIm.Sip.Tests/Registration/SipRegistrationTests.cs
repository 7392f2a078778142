using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging;
using PluginIm.Sip.Tests.Transport;
using static PluginIm.Sip.Tests.TestEnvironment;

namespace PluginIm.Sip.Tests.Registration;

[TestClass]
public sealed class SipRegistrationTests
{
    [TestMethod]
    public async Task An_address_is_registered_with_the_local_end_of_its_connection()
    {
        await using var environment = new TestEnvironment();
        var registrar = new Registrar(environment);
        await using var registration = Create(environment);

        registration.Start();
        await ReachAsync(registration, SipRegistrationState.Registered);

        var request = registrar.Requests.Single();
        Assert.AreEqual("sip:im.test", request.RequestUri.ToString());
        Assert.AreEqual("sip:alice@10.0.0.1:5060;transport=tcp", request.Headers.Contacts.Single().Uri.ToString());
        Assert.AreEqual("1", request.Headers.Contacts.Single().Parameters["reg-id"]);
        Assert.AreEqual(600, request.Headers.Expires);
        Assert.AreEqual(request.Headers.Contacts.Single().ToString(), registration.Contact!.ToString());
    }

    [TestMethod]
    public async Task It_is_refreshed_at_half_of_what_the_registrar_grants_with_rising_numbers_in_one_call()
    {
        await using var environment = new TestEnvironment();
        var registrar = new Registrar(environment) { Granted = 120 };
        await using var registration = Create(environment);
        registration.Start();
        await ReachAsync(registration, SipRegistrationState.Registered);

        await AdvanceUntilAsync(environment, TimeSpan.FromSeconds(50), () => registrar.Requests.Count == 2, isExpected: false);
        await AdvanceUntilAsync(environment, TimeSpan.FromSeconds(12), () => registrar.Requests.Count == 2);

        Assert.AreEqual(registrar.Requests[0].Headers.CallId, registrar.Requests[1].Headers.CallId);
        Assert.IsGreaterThan(registrar.Requests[0].Headers.CSeq!.Value.Number, registrar.Requests[1].Headers.CSeq!.Value.Number);
    }

    [TestMethod]
    [DataRow(SipTransport.Udp, true)]
    [DataRow(SipTransport.Tcp, false)]
    public async Task It_is_refreshed_more_often_where_no_connection_tells_of_a_registrar_that_was_started_again(SipTransport transport, bool isRefreshed)
    {
        await using var environment = new TestEnvironment();
        var registrar = new Registrar(environment);
        await using var registration = Create(
            environment, options => options with { Registrar = PeerAt(2, transport), DatagramRefresh = TimeSpan.FromSeconds(30) });
        registration.Start();
        await ReachAsync(registration, SipRegistrationState.Registered);

        await AdvanceUntilAsync(environment, TimeSpan.FromSeconds(32), () => registrar.Requests.Count == 2, isRefreshed);
    }

    [TestMethod]
    public async Task By_UDP_an_address_that_changes_is_registered_anew_and_told_as_a_loss()
    {
        await using var environment = new TestEnvironment();
        var registrar = new Registrar(environment);
        await using var registration = Create(
            environment, options => options with { Registrar = PeerAt(2, SipTransport.Udp), DatagramRefresh = TimeSpan.FromSeconds(30) });
        ConcurrentQueue<SipRegistrationState> states = [];
        registration.StatusChanged += (_, status) => states.Enqueue(status.State);
        registration.Start();
        await ReachAsync(registration, SipRegistrationState.Registered);

        environment.Network.Move(SipTransport.Udp, IPEndPoint.Parse("10.0.0.1:5060"), IPEndPoint.Parse("10.0.0.7:5060"));
        await AdvanceUntilAsync(environment, TimeSpan.FromSeconds(32), () => states.Count >= 4);

        Assert.AreEqual("sip:alice@10.0.0.7:5060;transport=udp", registrar.Requests[^1].Headers.Contacts.Single().Uri.ToString());
        CollectionAssert.AreEqual(
            new[]
            {
                SipRegistrationState.Registering, SipRegistrationState.Registered, SipRegistrationState.Registering, SipRegistrationState.Registered,
            },
            states.ToArray());
    }

    [TestMethod]
    public async Task An_address_that_changes_while_there_is_no_way_is_told_once_there_is_one()
    {
        await using var environment = new TestEnvironment();
        _ = new Registrar(environment);
        await using var registration = Create(
            environment, options => options with { Registrar = PeerAt(2, SipTransport.Udp), DatagramRefresh = TimeSpan.FromSeconds(30) });
        ConcurrentQueue<SipRegistrationStatus> told = [];
        registration.StatusChanged += (_, status) => told.Enqueue(status);
        registration.Start();
        await ReachAsync(registration, SipRegistrationState.Registered);

        environment.Network.Loses = _ => true;
        await AdvanceUntilAsync(environment, TimeSpan.FromMinutes(2), () => registration.Status.State == SipRegistrationState.Unreachable);
        environment.Network.Move(SipTransport.Udp, IPEndPoint.Parse("10.0.0.1:5060"), IPEndPoint.Parse("10.0.0.7:5060"));
        environment.Network.Loses = _ => false;
        await AdvanceUntilAsync(environment, TimeSpan.FromMinutes(2), () => registration.Status.State == SipRegistrationState.Registered);

        Assert.AreEqual("10.0.0.7", registration.Contact!.Uri.Host);
        var unreachable = told.Where(status => status.State == SipRegistrationState.Unreachable).ToArray();
        Assert.IsNotEmpty(unreachable);
        Assert.IsTrue(Array.TrueForAll(unreachable, status => status.NextTry is not null), string.Join('\n', unreachable.Select(status => status.ToString())));
    }

    [TestMethod]
    public async Task An_interval_too_brief_is_lengthened_to_what_the_registrar_wants()
    {
        await using var environment = new TestEnvironment();
        var registrar = new Registrar(environment);
        registrar.Answer = request => request.Headers.Expires < 1800 ? Registrar.Refusal(request, 423, SipHeaderNames.MinExpires, "1800") : null;
        await using var registration = Create(environment);

        registration.Start();
        await ReachAsync(registration, SipRegistrationState.Registered);

        Assert.AreEqual(1800, registrar.Requests[^1].Headers.Expires);
    }

    [TestMethod]
    public async Task A_challenge_is_answered()
    {
        await using var environment = new TestEnvironment();
        var registrar = new Registrar(environment);
        registrar.Answer = request => request.Headers.Contains(SipHeaderNames.Authorization) ? null : Registrar.Challenge(request);
        await using var registration = Create(environment);

        registration.Start();
        await ReachAsync(registration, SipRegistrationState.Registered);

        Assert.HasCount(2, registrar.Requests);
    }

    [TestMethod]
    public async Task A_wrong_password_is_refused_and_not_tried_again()
    {
        await using var environment = new TestEnvironment();
        var registrar = new Registrar(environment);
        registrar.Answer = Registrar.Challenge;
        await using var registration = Create(environment);

        registration.Start();
        await ReachAsync(registration, SipRegistrationState.Refused);
        environment.Advance(TimeSpan.FromMinutes(30));

        Assert.HasCount(2, registrar.Requests);
        Assert.AreEqual(401, registration.Status.StatusCode);
        Assert.IsNull(registration.Status.NextTry);
    }

    [TestMethod]
    public async Task It_can_be_started_again_after_it_was_refused()
    {
        await using var environment = new TestEnvironment();
        var registrar = new Registrar(environment);
        registrar.Answer = request => Registrar.Refusal(request, 403);
        await using var registration = Create(environment);
        registration.Start();
        await ReachAsync(registration, SipRegistrationState.Refused);

        registrar.Answer = _ => null;
        registration.Start();

        await ReachAsync(registration, SipRegistrationState.Registered);
    }

    [TestMethod]
    public async Task An_unreachable_registrar_is_tried_again_and_again_until_it_is_back()
    {
        await using var environment = new TestEnvironment();
        var registrar = new Registrar(environment);
        environment.Network.IsDown = true;
        await using var registration = Create(environment);
        var tries = 0;
        registration.StatusChanged += (_, status) => tries += status.NextTry is null ? 0 : 1;

        registration.Start();
        await ReachAsync(registration, SipRegistrationState.Unreachable);
        await AdvanceUntilAsync(environment, TimeSpan.FromMinutes(10), () => Volatile.Read(ref tries) >= 7);
        environment.Network.IsDown = false;
        await AdvanceUntilAsync(environment, TimeSpan.FromMinutes(5), () => registration.Status.State == SipRegistrationState.Registered);

        Assert.HasCount(1, registrar.Requests);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task A_try_that_breaks_by_a_fault_of_this_side_is_told_and_followed_by_another(bool isGivenUp)
    {
        await using var environment = new TestEnvironment { ExpectedErrors = 1 };
        _ = new Registrar(environment);
        Exception fault = isGivenUp ? new OperationCanceledException() : new InvalidOperationException("a fault of the test");
        environment.Network.IsGone = _ => throw fault;
        await using var registration = Create(environment);

        registration.Start();
        await ReachAsync(registration, SipRegistrationState.Unreachable);
        environment.Network.IsGone = _ => false;
        await AdvanceUntilAsync(environment, TimeSpan.FromMinutes(1), () => registration.Status.State == SipRegistrationState.Registered);

        var line = environment.Log.Single(record => record.Level == LogLevel.Error);
        StringAssert.StartsWith(line.Message, "The registration of sip:alice@im.test failed");
        Assert.AreSame(fault, line.Exception);
    }

    [TestMethod]
    public async Task The_first_wait_and_the_longest_are_options()
    {
        await using var environment = new TestEnvironment();
        environment.Network.IsDown = true;

        // The clock stands still from where a wait is chosen to where it is told.
        var clock = new object();
        await using var registration = Create(environment, options => options with
        {
            Jitter = () =>
            {
                Monitor.Enter(clock);
                return 0;
            },
            FirstRetry = TimeSpan.FromSeconds(20),
            MaxRetry = TimeSpan.FromSeconds(30),
        });
        ConcurrentQueue<double> waits = [];
        registration.StatusChanged += (_, status) =>
        {
            if (status.NextTry is { } next)
            {
                waits.Enqueue((next - environment.Time.GetUtcNow()).TotalSeconds);
                Monitor.Exit(clock);
            }
        };

        registration.Start();
        await WaitForAsync(() =>
        {
            lock (clock)
            {
                environment.Time.Advance(TimeSpan.FromMilliseconds(500));
            }

            return waits.Count >= 3;
        });

        CollectionAssert.AreEqual(new[] { 20.0, 30, 30 }, waits.Take(3).ToArray());
    }

    [TestMethod]
    public async Task Chance_shortens_a_wait_by_up_to_half_and_Retry_After_is_honoured()
    {
        await using var environment = new TestEnvironment();
        var registrar = new Registrar(environment);
        registrar.Answer = request => Registrar.Refusal(request, 503);
        await using var hasty = Create(environment, options => options with { Jitter = () => 1 });
        hasty.Start();
        await ReachAsync(hasty, SipRegistrationState.Unreachable);
        Assert.AreEqual(environment.Time.GetUtcNow() + TimeSpan.FromSeconds(1), hasty.Status.NextTry);
        await hasty.StopAsync();

        registrar.Answer = request => Registrar.Refusal(request, 503, SipHeaderNames.RetryAfter, "30 (maintenance)");
        hasty.Start();
        await ReachAsync(hasty, SipRegistrationState.Unreachable);

        Assert.AreEqual(environment.Time.GetUtcNow() + TimeSpan.FromSeconds(30), hasty.Status.NextTry);
    }

    [TestMethod]
    public async Task A_registrar_that_wants_ever_longer_times_is_not_followed_for_ever()
    {
        await using var environment = new TestEnvironment();
        var registrar = new Registrar(environment);
        registrar.Answer = request => Registrar.Refusal(
            request, 423, SipHeaderNames.MinExpires, (request.Headers.Expires!.Value * 2).ToString(CultureInfo.InvariantCulture));
        await using var registration = Create(environment);

        registration.Start();
        await ReachAsync(registration, SipRegistrationState.Unreachable);

        Assert.HasCount(3, registrar.Requests);
        Assert.AreEqual(423, registration.Status.StatusCode);
    }

    [TestMethod]
    [DataRow(503, "4294967295", 3600)]
    [DataRow(404, "30", 30)]
    public async Task Who_is_refused_for_a_time_comes_again_after_it_an_hour_at_most(int status, string retryAfter, int seconds)
    {
        await using var environment = new TestEnvironment();
        var registrar = new Registrar(environment);
        registrar.Answer = request => Registrar.Refusal(request, status, SipHeaderNames.RetryAfter, retryAfter);
        await using var registration = Create(environment);

        registration.Start();
        await ReachAsync(registration, SipRegistrationState.Unreachable);

        Assert.AreEqual(environment.Time.GetUtcNow() + TimeSpan.FromSeconds(seconds), registration.Status.NextTry);
    }

    [TestMethod]
    public async Task A_registration_granted_for_years_is_refreshed_within_a_day()
    {
        await using var environment = new TestEnvironment();
        var registrar = new Registrar(environment) { Granted = int.MaxValue };
        await using var registration = Create(environment, options => options with { Expires = TimeSpan.FromSeconds(int.MaxValue) });
        registration.Start();
        await ReachAsync(registration, SipRegistrationState.Registered);

        await WaitForAsync(() =>
        {
            environment.Time.Advance(TimeSpan.FromHours(1));
            return registrar.Requests.Count > 1;
        });

        Assert.AreEqual(SipRegistrationState.Registered, registration.Status.State);
    }

    [TestMethod]
    public async Task A_lost_connection_is_followed_by_a_registration_on_a_fresh_one()
    {
        await using var environment = new TestEnvironment();
        var registrar = new Registrar(environment);
        await using var registration = Create(environment);
        registration.Start();
        await ReachAsync(registration, SipRegistrationState.Registered);
        var first = (InMemoryFlow)registration.Flow!;

        first.Cut();
        await WaitForAsync(() => registrar.Requests.Count == 2 && registration.Status.State == SipRegistrationState.Registered);

        Assert.AreNotEqual<SipFlow>(first, registration.Flow!);
        Assert.IsTrue(registration.Flow!.IsOpen);
    }

    [TestMethod]
    public async Task Stopping_removes_the_registration_from_the_registrar()
    {
        await using var environment = new TestEnvironment();
        var registrar = new Registrar(environment);
        await using var registration = Create(environment);
        registration.Start();
        await ReachAsync(registration, SipRegistrationState.Registered);

        await registration.StopAsync();

        Assert.AreEqual(0, registrar.Requests[^1].Headers.Expires);
        Assert.AreEqual(SipRegistrationState.Stopped, registration.Status.State);
        environment.Advance(TimeSpan.FromMinutes(20));
        Assert.HasCount(2, registrar.Requests);
    }

    [TestMethod]
    public async Task Each_change_of_state_is_told_once()
    {
        await using var environment = new TestEnvironment();
        _ = new Registrar(environment);
        await using var registration = Create(environment);
        var states = new List<SipRegistrationState>();
        registration.StatusChanged += (_, status) => states.Add(status.State);

        registration.Start();
        await ReachAsync(registration, SipRegistrationState.Registered);
        await registration.StopAsync();

        CollectionAssert.AreEqual(
            new[] { SipRegistrationState.Registering, SipRegistrationState.Registered, SipRegistrationState.Stopped }, states);
    }

    private static SipRegistration Create(TestEnvironment environment, Func<SipRegistrationOptions, SipRegistrationOptions>? configure = null)
    {
        var options = new SipRegistrationOptions
        {
            AddressOfRecord = Uri("sip:alice@im.test"),
            Registrar = PeerAt(2, SipTransport.Tcp),
            Digest = new DigestClient(new SipCredentials("alice", "secret")),
            ContactParameters = SipParameters.Empty.With("reg-id", "1"),
            Jitter = () => 0,
        };
        return new SipRegistration(environment.CreateInMemory(1), configure?.Invoke(options) ?? options);
    }

    private static Task ReachAsync(SipRegistration registration, SipRegistrationState state) =>
        WaitForAsync(() => registration.Status.State == state, $"the state {state}");

    /// <summary>Moves the clock on in small steps, with time for what the steps set off.</summary>
    private static async Task AdvanceUntilAsync(TestEnvironment environment, TimeSpan atMost, Func<bool> condition, bool isExpected = true)
    {
        for (var step = TimeSpan.FromMilliseconds(500); atMost > TimeSpan.Zero && !condition(); atMost -= step)
        {
            environment.Time.Advance(step);
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, CancellationToken.None);
        }

        if (isExpected)
        {
            await WaitForAsync(condition);
        }
        else
        {
            Assert.IsFalse(condition());
        }
    }

    /// <summary>A registrar that grants everything unless the test has another answer.</summary>
    private sealed class Registrar
    {
        private readonly Lock _gate = new();
        private readonly List<SipRequest> _requests = [];

        public Registrar(TestEnvironment environment) =>
            environment.CreateInMemory(2).Handler = (received, token) =>
            {
                lock (_gate)
                {
                    _requests.Add(received.Request);
                }

                return received.RespondAsync(Answer(received.Request) ?? Grant(received.Request), token);
            };

        public int Granted { get; init; } = 600;

        public Func<SipRequest, SipResponse?> Answer { get; set; } = _ => null;

        public IReadOnlyList<SipRequest> Requests
        {
            get
            {
                lock (_gate)
                {
                    return [.. _requests];
                }
            }
        }

        public static SipResponse Challenge(SipRequest request) =>
            Refusal(request, 401, SipHeaderNames.WwwAuthenticate, "Digest realm=\"im.test\", nonce=\"abc\", algorithm=MD5, qop=\"auth\"");

        public static SipResponse Refusal(SipRequest request, int status, string? header = null, string? value = null)
        {
            var response = SipResponse.For(request, status);
            if (header is not null)
            {
                response.Headers.Set(header, value!);
            }

            return response;
        }

        private SipResponse Grant(SipRequest request)
        {
            var response = SipResponse.For(request, 200);
            var seconds = Math.Min(Granted, request.Headers.Expires ?? 0).ToString(CultureInfo.InvariantCulture);
            response.Headers.Set(SipHeaderNames.Contact, request.Headers.Contacts[0].WithParameter("expires", seconds).ToString());
            return response;
        }
    }
}
