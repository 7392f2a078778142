using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using PluginIm.Sip;
using static SipSwitch.Tests.SwitchEnvironment;

namespace SipSwitch.Tests.Limits;

/// <summary>Each limit holds, and who keeps to it is served.</summary>
[TestClass]
public sealed class SwitchLimitsTests
{
    private readonly FakeTimeProvider _time = new();

    [TestMethod]
    public async Task What_the_endpoint_holds_itself_to_is_what_the_options_say()
    {
        SipEndpointOptions? made = null;
        var limits = new SwitchLimits
        {
            MaxMessageBytes = 5_001,
            MaxConnections = 5_002,
            MaxConnectionsPerAddress = 5_003,
            MaxPendingRequests = 5_004,
            MaxInvitationsPerInviter = 5_005,
            MaxRememberedMegabytes = 6,
        };

        await using var host = new SwitchHost(
            new SwitchOptions { Users = new Dictionary<string, string> { ["kate"] = "k" }, Limits = limits },
            Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance,
            _time,
            (options, loggers) => new SipEndpoint(made = options, loggers));

        Assert.AreEqual((5_001, 5_001), (made!.Limits.MaxMessageBytes, made.Limits.MaxBodyBytes));
        Assert.AreEqual((5_002, 5_003), (made.Transport.MaxConnections, made.Transport.MaxConnectionsPerAddress));
        Assert.AreEqual((5_004, 5_005), (made.Transactions.MaxRequestsUnderWay, made.Transactions.MaxUnansweredInvitesPerInviter));
        Assert.AreEqual(6L * 1024 * 1024, made.Transactions.MaxRememberedBytes);
    }

    [TestMethod]
    public async Task A_message_above_the_limit_is_dropped_and_the_next_is_served()
    {
        await using var environment = await StartAsync(new SwitchLimits { MaxMessageBytes = 4_000 });
        var (kate, amy) = (await environment.RegisterAsync("kate", SipTransport.Udp), await environment.RegisterAsync("amy"));
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var text = $"MESSAGE sip:amy@im.test SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:1;branch=z9hG4bK1;rport\r\nFrom: <sip:kate@im.test>;tag=1\r\n"
            + $"To: <sip:amy@im.test>\r\nCall-ID: 1\r\nCSeq: 1 MESSAGE\r\n\r\n{new string('x', 4_000)}";

        await socket.SendAsync(System.Text.Encoding.ASCII.GetBytes(text), "127.0.0.1", environment.PeerOf(SipTransport.Udp).Port);
        await WaitForAsync(() => environment.Warnings.Any(line => line.StartsWith("Malformed message", StringComparison.Ordinal)), "the log line");

        Assert.AreEqual(200, (await kate.AskAsync(SipMethod.Message, "sip:amy@im.test")).StatusCode);
        Assert.HasCount(1, amy.Received);
    }

    [TestMethod]
    public async Task One_unanswered_invitation_too_many_of_an_inviter_is_told_to_come_later()
    {
        await using var environment = await StartAsync(new SwitchLimits { MaxInvitationsPerInviter = 1 });
        var (kate, amy, amit) =
            (await environment.RegisterAsync("kate"), await environment.RegisterAsync("amy"), await environment.RegisterAsync("amit"));
        amy.OnInvite = invitation => invitation.TryRingAsync();
        var first = kate.Invite("sip:amy@im.test").InviteAsync();
        await WaitForAsync(() => amy.Invitations.Count == 1, "the first invitation");

        Assert.AreEqual(503, (await kate.Invite("sip:amit@im.test").InviteAsync()).Response.StatusCode);
        Assert.IsTrue((await amit.Invite("sip:kate@im.test").InviteAsync()).IsAccepted);

        await amy.Invitations.Single().TryRejectAsync(603);
        Assert.AreEqual(603, (await first).Response.StatusCode);
    }

    [TestMethod]
    [DataRow(1, 10)]
    [DataRow(10, 1)]
    public async Task One_connection_too_many_is_closed(int inAll, int perAddress)
    {
        await using var environment = await StartAsync(new SwitchLimits { MaxConnections = inAll, MaxConnectionsPerAddress = perAddress });
        var kate = await environment.RegisterAsync("kate");
        using var second = new TcpClient();
        await second.ConnectAsync(IPAddress.Loopback, environment.PeerOf(SipTransport.Tcp).Port);

        using var patience = new CancellationTokenSource(Patience);
        Assert.AreEqual(0, await second.GetStream().ReadAsync(new byte[1], patience.Token));

        Assert.AreEqual(200, (await kate.AskAsync(SipMethod.Options, "sip:im.test")).StatusCode);
    }

    [TestMethod]
    public async Task One_contact_too_many_in_all_is_told_to_come_later()
    {
        await using var environment = await StartAsync(new SwitchLimits { MaxBindings = 1 });
        var (amy, amit) = (await environment.ConnectAsync("amy"), await environment.ConnectAsync("amit"));

        Assert.AreEqual(200, (await amy.AskAsync(Register(amy))).StatusCode);
        var refused = await amit.AskAsync(Register(amit));
        Assert.AreEqual(200, (await amy.AskAsync(Register(amy))).StatusCode);

        Assert.AreEqual((503, "60"), (refused.StatusCode, refused.Headers["Retry-After"]));
        _time.Advance(TimeSpan.FromMinutes(11));
        Assert.AreEqual(200, (await amit.AskAsync(Register(amit))).StatusCode);
    }

    [TestMethod]
    public async Task A_user_who_sends_too_fast_is_told_to_come_later_and_nobody_else_is()
    {
        await using var environment = await StartAsync(new SwitchLimits { RequestsPerSecondPerUser = 1 });
        var (kate, amy) = (await environment.RegisterAsync("kate"), await environment.RegisterAsync("amy"));
        for (var i = 0; i < 5; i++)
        {
            Assert.AreEqual(200, (await kate.AskAsync(SipMethod.Message, "sip:amy@im.test")).StatusCode);
        }

        var refused = await kate.AskAsync(SipMethod.Message, "sip:amy@im.test");

        Assert.AreEqual((503, "1"), (refused.StatusCode, refused.Headers["Retry-After"]));
        Assert.AreEqual(200, (await amy.AskAsync(SipMethod.Message, "sip:kate@im.test")).StatusCode);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.AreEqual(200, (await kate.AskAsync(SipMethod.Message, "sip:amy@im.test")).StatusCode);
    }

    [TestMethod]
    public async Task A_source_that_sends_too_fast_is_told_so_before_anybody_looks_who_it_is()
    {
        await using var environment = await StartAsync(new SwitchLimits { RequestsPerSecondPerSource = 1 });
        var kate = await environment.ConnectAsync("kate");
        for (var i = 0; i < 5; i++)
        {
            Assert.AreEqual(407, (await kate.Endpoint.RequestAsync(kate.Request(SipMethod.Options, "sip:im.test"))).StatusCode);
        }

        Assert.AreEqual(503, (await kate.Endpoint.RequestAsync(kate.Request(SipMethod.Options, "sip:im.test"))).StatusCode);

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.AreEqual(407, (await kate.Endpoint.RequestAsync(kate.Request(SipMethod.Options, "sip:im.test"))).StatusCode);
    }

    [TestMethod]
    public async Task One_invitation_too_many_at_a_user_finds_them_busy_until_one_is_answered()
    {
        await using var environment = await StartAsync(new SwitchLimits { MaxRingingPerUser = 1 });
        var (kate, amy) = (await environment.RegisterAsync("kate"), await environment.RegisterAsync("amy"));
        amy.OnInvite = invitation => invitation.TryRingAsync();
        var first = kate.Invite("sip:amy@im.test").InviteAsync();
        await WaitForAsync(() => amy.Invitations.Count == 1, "the first invitation");

        Assert.AreEqual(486, (await kate.Invite("sip:amy@im.test").InviteAsync()).Response.StatusCode);

        await amy.Invitations.Single().TryRejectAsync(603);
        Assert.AreEqual(603, (await first).Response.StatusCode);
        amy.OnInvite = invitation => invitation.TryAcceptAsync();
        Assert.IsTrue((await kate.Invite("sip:amy@im.test").InviteAsync()).IsAccepted);
    }

    private static SipRequest Register(Agent agent)
    {
        var request = agent.Request(SipMethod.Register, agent.Address.ToString());
        request.RequestUri = SipUri.Parse("sip:im.test");
        request.Headers.Set("Contact", agent.Contact.ToString());
        return request;
    }

    private Task<SwitchEnvironment> StartAsync(SwitchLimits limits) => SwitchEnvironment.StartAsync(options => options with { Limits = limits }, _time);
}
