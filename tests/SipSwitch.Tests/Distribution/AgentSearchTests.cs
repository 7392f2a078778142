using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using PluginIm.Sip;
using static SipSwitch.Tests.SwitchEnvironment;

namespace SipSwitch.Tests.Distribution;

/// <summary>Invitations to a Routing Point: one agent after the other.</summary>
[TestClass]
public sealed class AgentSearchTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly ConcurrentQueue<int> _progress = new();

    [TestMethod]
    public async Task Who_rejects_or_does_not_answer_makes_way_for_the_next_and_the_caller_sees_each_step()
    {
        await using var environment = await StartAsync("amy", "amit", "carla");
        var kate = await environment.RegisterAsync("kate");
        var (amy, amit, carla) =
            (await environment.RegisterAsync("amy"), await environment.RegisterAsync("amit"), await environment.RegisterAsync("carla"));
        amy.OnInvite = invitation => invitation.TryRejectAsync(603);
        amit.OnInvite = invitation => invitation.TryRingAsync();

        var inviting = Invite(kate).InviteAsync();
        await WaitForAsync(() => _progress.Contains(180), "Amit's ringing");
        Assert.IsEmpty(carla.Received);
        await AdvanceUntilAsync(_time, () => amit.Invitations.Single().Cancelled.IsCancellationRequested, "the CANCEL");
        var result = await inviting;

        Assert.IsTrue(result.IsAccepted);
        Assert.AreEqual("<sip:carla@im.test>", result.Response.Headers["P-Asserted-Identity"]);
        CollectionAssert.AreEqual(new[] { 181, 180, 181 }, _progress.Where(status => status != 100).ToArray());
        Assert.AreEqual("SIP;cause=408;text=\"No answer\"", amit.Invitations.Single().Invite.CancelRequest?.Headers["Reason"]);
        Assert.AreEqual(200, (await kate.SayAsync(result.Dialog!, "to whoever took it")).StatusCode);
        Assert.AreEqual("MESSAGE", carla.Received.Last().Method.Name);
        Assert.HasCount(1, amy.Received);
    }

    [TestMethod]
    [DataRow(603)]
    [DataRow(600)]
    [DataRow(486)]
    [DataRow(480)]
    [DataRow(408)]
    [DataRow(488)]
    [DataRow(500)]
    public async Task Every_refusal_of_one_agent_leads_to_the_next(int status)
    {
        await using var environment = await StartAsync("amy", "amit");
        var (kate, amy, amit) =
            (await environment.RegisterAsync("kate"), await environment.RegisterAsync("amy"), await environment.RegisterAsync("amit"));
        amy.OnInvite = invitation => invitation.TryRejectAsync(status);

        var result = await Invite(kate).InviteAsync();

        Assert.IsTrue(result.IsAccepted);
        Assert.HasCount(1, amy.Invitations);
        Assert.HasCount(1, amit.Invitations);
    }

    [TestMethod]
    public async Task An_agent_whose_desktop_says_nothing_at_all_holds_nobody_up()
    {
        await using var environment = await StartAsync("amy", "amit");
        var (kate, amy) = (await environment.RegisterAsync("kate"), await environment.RegisterAsync("amy"));
        var amit = await environment.RegisterAsync("amit");
        amy.Endpoint.Handler = (_, _) => Task.CompletedTask;

        var inviting = Invite(kate).InviteAsync();
        await AdvanceUntilAsync(_time, () => !amit.Received.IsEmpty, "the next offer");

        Assert.AreEqual("<sip:amit@im.test>", (await inviting).Response.Headers["P-Asserted-Identity"]);
    }

    [TestMethod]
    public async Task The_callers_CANCEL_reaches_whoever_is_offered_it_and_nobody_else_is()
    {
        await using var environment = await StartAsync("amy", "amit", "carla");
        var (kate, amy, amit) =
            (await environment.RegisterAsync("kate"), await environment.RegisterAsync("amy"), await environment.RegisterAsync("amit"));
        var carla = await environment.RegisterAsync("carla");
        amy.OnInvite = invitation => invitation.TryRejectAsync(486);
        amit.OnInvite = invitation => invitation.TryRingAsync();
        var client = Invite(kate);

        var inviting = client.InviteAsync();
        await WaitForAsync(() => _progress.Contains(180), "Amit's ringing");
        client.Cancel("SIP;cause=408;text=\"Caller's time is up\"");

        Assert.AreEqual(487, (await inviting).Response.StatusCode);
        Assert.AreEqual("SIP;cause=408;text=\"Caller's time is up\"", amit.Invitations.Single().Invite.CancelRequest?.Headers["Reason"]);
        Assert.HasCount(1, amy.Received);
        Assert.IsEmpty(carla.Received);
    }

    [TestMethod]
    public async Task Where_no_agent_is_ready_a_Routing_Point_says_so_at_once()
    {
        await using var environment = await StartAsync("amy", "amit");
        var kate = await environment.RegisterAsync("kate");

        var result = await Invite(kate).InviteAsync();

        Assert.AreEqual(480, result.Response.StatusCode);
        Assert.AreEqual("No Agent Is Ready", result.Response.ReasonPhrase);
        Assert.AreEqual("399 im.test \"no agent of service is ready\"", result.Response.Headers["Warning"]);
    }

    [TestMethod]
    public async Task Where_all_agents_refuse_the_caller_learns_that_nobody_took_it()
    {
        await using var environment = await StartAsync("amy", "amit");
        var (kate, amy, amit) =
            (await environment.RegisterAsync("kate"), await environment.RegisterAsync("amy"), await environment.RegisterAsync("amit"));
        amy.OnInvite = invitation => invitation.TryRejectAsync(603);
        amit.OnInvite = invitation => invitation.TryRejectAsync(488);

        var result = await Invite(kate).InviteAsync();

        Assert.AreEqual(480, result.Response.StatusCode);
        Assert.AreEqual("No Agent Took It", result.Response.ReasonPhrase);
    }

    [TestMethod]
    public async Task Where_every_desktop_finds_fault_with_the_request_itself_the_caller_learns_which()
    {
        await using var environment = await StartAsync("amy", "amit");
        var (kate, amy, amit) =
            (await environment.RegisterAsync("kate"), await environment.RegisterAsync("amy"), await environment.RegisterAsync("amit"));
        amy.OnInvite = invitation => invitation.TryRejectAsync(488);
        amit.OnInvite = invitation => invitation.TryRejectAsync(415);

        Assert.AreEqual(415, (await Invite(kate).InviteAsync()).Response.StatusCode);
    }

    [TestMethod]
    public async Task A_caller_who_is_an_agent_is_not_offered_their_own_invitation()
    {
        await using var environment = await StartAsync();
        var (kate, amy) = (await environment.RegisterAsync("kate"), await environment.RegisterAsync("amy"));

        Assert.IsTrue((await Invite(kate).InviteAsync()).IsAccepted);

        Assert.IsEmpty(kate.Received);
        Assert.HasCount(1, amy.Invitations);
    }

    [TestMethod]
    public async Task The_agent_who_is_offered_something_else_is_passed_over()
    {
        await using var environment = await StartAsync("amy", "amit");
        var (kate, carla) = (await environment.RegisterAsync("kate"), await environment.RegisterAsync("carla"));
        var (amy, amit) = (await environment.RegisterAsync("amy"), await environment.RegisterAsync("amit"));
        amy.OnInvite = invitation => invitation.TryRingAsync();
        var first = Invite(kate);
        var inviting = first.InviteAsync();
        await WaitForAsync(() => amy.Invitations.Count == 1, "the first invitation");

        var second = await Invite(carla).InviteAsync();

        Assert.AreEqual("<sip:amit@im.test>", second.Response.Headers["P-Asserted-Identity"]);
        first.Cancel();
        Assert.AreEqual(487, (await inviting).Response.StatusCode);
        Assert.HasCount(1, amit.Invitations);
    }

    [TestMethod]
    public async Task An_agent_with_as_many_sessions_as_they_may_have_is_busy_until_one_ends()
    {
        await using var environment = await StartAsync("amy");
        var (kate, amy) = (await environment.RegisterAsync("kate"), await environment.RegisterAsync("amy"));
        var dialogs = new List<SipDialog>();
        for (var i = 0; i < 3; i++)
        {
            dialogs.Add((await Invite(kate).InviteAsync()).Dialog!);
        }

        Assert.AreEqual(480, (await Invite(kate).InviteAsync()).Response.StatusCode);
        await kate.Endpoint.RequestAsync(dialogs[0], dialogs[0].CreateRequest(SipMethod.Bye), digest: kate.Digest);

        Assert.IsTrue((await Invite(kate).InviteAsync()).IsAccepted);
        Assert.HasCount(4, amy.Invitations);
    }

    [TestMethod]
    public async Task How_many_sessions_an_agent_may_have_is_an_option()
    {
        await using var environment = await SwitchEnvironment.StartAsync(
            options => options with
            {
                Points = [Points.RoutingPoint("amy")],
                Limits = options.Limits with { MaxSessionsPerAgent = 1 },
            },
            _time);
        var kate = await environment.RegisterAsync("kate");
        await environment.RegisterAsync("amy");

        Assert.IsTrue((await Invite(kate).InviteAsync()).IsAccepted);
        Assert.AreEqual(480, (await Invite(kate).InviteAsync()).Response.StatusCode);
    }

    [TestMethod]
    public async Task Who_has_been_idle_longest_comes_first()
    {
        await using var environment = await StartAsync("amy", "amit");
        var kate = await environment.RegisterAsync("kate");
        await environment.RegisterAsync("amy");
        await environment.RegisterAsync("amit");
        var takers = new List<string?>();
        for (var i = 0; i < 4; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            var result = await Invite(kate).InviteAsync();
            takers.Add(result.Response.Headers["P-Asserted-Identity"]);
            await kate.Endpoint.RequestAsync(result.Dialog!, result.Dialog!.CreateRequest(SipMethod.Bye), digest: kate.Digest);
        }

        CollectionAssert.AreEqual(
            new[] { "<sip:amy@im.test>", "<sip:amit@im.test>", "<sip:amy@im.test>", "<sip:amit@im.test>" }, takers);
    }

    [TestMethod]
    public async Task All_devices_of_an_agent_ring_and_the_first_to_answer_has_it()
    {
        await using var environment = await StartAsync("amy");
        var kate = await environment.RegisterAsync("kate");
        var (desk, laptop) = (await environment.RegisterAsync("amy"), await environment.RegisterAsync("amy"));
        laptop.OnInvite = invitation => invitation.TryRingAsync();
        desk.OnInvite = async invitation =>
        {
            await WaitForAsync(() => laptop.Invitations.Count == 1, "the other device to ring");
            await invitation.TryAcceptAsync();
        };

        var result = await Invite(kate).InviteAsync();

        Assert.AreEqual(desk.Contact.Uri, result.Dialog?.RemoteTarget);
        var rung = laptop.Invitations.Single();
        await WaitForAsync(() => rung.Cancelled.IsCancellationRequested, "the CANCEL");
        Assert.AreEqual("SIP;cause=200;text=\"Call completed elsewhere\"", rung.Invite.CancelRequest?.Headers["Reason"]);
    }

    [TestMethod]
    public async Task The_offer_says_how_long_it_stands()
    {
        await using var environment = await StartAsync("amy");
        var (kate, amy) = (await environment.RegisterAsync("kate"), await environment.RegisterAsync("amy"));

        await Invite(kate).InviteAsync();

        Assert.AreEqual(20, amy.Received.First().Headers.Expires);
    }

    [TestMethod]
    [DataRow("SUBSCRIBE")]
    [DataRow("INFO")]
    public async Task Other_methods_are_refused_with_those_that_are_taken(string method)
    {
        await using var environment = await StartAsync("amy");
        var kate = await environment.RegisterAsync("kate");
        await environment.RegisterAsync("amy");

        var answer = await kate.AskAsync(SipMethod.Parse(method), Points.RoutingPointAddress);

        Assert.AreEqual(405, answer.StatusCode);
        Assert.AreEqual("INVITE, ACK, CANCEL, BYE, MESSAGE, OPTIONS", answer.Headers["Allow"]);
    }

    [TestMethod]
    public async Task OPTIONS_is_answered_by_the_next_agents_desktop()
    {
        await using var environment = await StartAsync("amy");
        var kate = await environment.RegisterAsync("kate");
        Assert.AreEqual(480, (await kate.AskAsync(SipMethod.Options, Points.RoutingPointAddress)).StatusCode);
        var amy = await environment.RegisterAsync("amy");

        Assert.AreEqual(200, (await kate.AskAsync(SipMethod.Options, Points.RoutingPointAddress)).StatusCode);

        Assert.AreEqual("OPTIONS", amy.Received.Single().Method.Name);
    }

    private SipInviteClient Invite(Agent caller)
    {
        var client = caller.Invite(Points.RoutingPointAddress);
        client.Progressed += (_, progress) => _progress.Enqueue(progress.Response.StatusCode);
        return client;
    }

    private Task<SwitchEnvironment> StartAsync(params string[] agents) =>
        SwitchEnvironment.StartAsync(options => options with { Points = [Points.RoutingPoint(agents)] }, _time);
}
