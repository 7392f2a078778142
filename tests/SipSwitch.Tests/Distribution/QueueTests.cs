using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using PluginIm.Sip;
using static SipSwitch.Tests.SwitchEnvironment;

namespace SipSwitch.Tests.Distribution;

/// <summary>Invitations to a queue: as at a Routing Point, but they wait while no agent is ready.</summary>
[TestClass]
public sealed class QueueTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly ConcurrentQueue<int> _progress = new();

    [TestMethod]
    public async Task An_invitation_waits_until_an_agent_gets_ready()
    {
        await using var environment = await StartAsync("amy", "amit");
        var kate = await environment.RegisterAsync("kate");
        var inviting = Invite(kate).InviteAsync();
        await WaitForAsync(() => _progress.Contains(182), "the queue");

        await environment.RegisterAsync("amit");

        Assert.AreEqual("<sip:amit@im.test>", (await inviting).Response.Headers["P-Asserted-Identity"]);
    }

    [TestMethod]
    public async Task An_agent_whose_session_ends_is_offered_what_waits()
    {
        await using var environment = await StartAsync("amy");
        var (kate, amy, carla) =
            (await environment.RegisterAsync("kate"), await environment.RegisterAsync("amy"), await environment.RegisterAsync("carla"));
        SipDialog first = null!;
        for (var i = 0; i < 3; i++)
        {
            first = (await Invite(kate).InviteAsync()).Dialog!;
        }

        var inviting = Invite(carla).InviteAsync();
        await WaitForAsync(() => _progress.Contains(182), "the queue");
        await kate.Endpoint.RequestAsync(first, first.CreateRequest(SipMethod.Bye), digest: kate.Digest);

        Assert.IsTrue((await inviting).IsAccepted);
        Assert.HasCount(4, amy.Invitations);
    }

    [TestMethod]
    public async Task Who_came_first_is_served_first()
    {
        await using var environment = await StartAsync("amy");
        var (kate, carla) = (await environment.RegisterAsync("kate"), await environment.RegisterAsync("carla"));
        var first = Invite(kate).InviteAsync();
        await WaitForAsync(() => _progress.Count(status => status == 182) == 1, "the first in the queue");
        var second = Invite(carla);
        var waiting = second.InviteAsync();
        await WaitForAsync(() => _progress.Count(status => status == 182) == 2, "the second in the queue");
        var amy = await environment.ConnectAsync("amy");
        amy.OnInvite = invitation => invitation.TryRingAsync();

        amy.Registration.Start();
        await WaitForAsync(() => amy.Invitations.Count == 1, "the offer");

        Assert.AreEqual(kate.Address, amy.Received.First().Headers.From!.Uri);
        await amy.Invitations.Single().TryAcceptAsync();
        Assert.IsTrue((await first).IsAccepted);
        second.Cancel();
        Assert.AreEqual(487, (await waiting).Response.StatusCode);
    }

    [TestMethod]
    public async Task Nobody_waits_for_ever()
    {
        await using var environment = await StartAsync("amy");
        var kate = await environment.RegisterAsync("kate");

        var inviting = Invite(kate).InviteAsync();
        await WaitForAsync(() => _progress.Contains(182), "the queue");
        await AdvanceUntilAsync(_time, () => inviting.IsCompleted, "the answer");

        Assert.AreEqual("No Agent Is Ready", (await inviting).Response.ReasonPhrase);
    }

    [TestMethod]
    public async Task Waiting_is_told_again_before_a_proxy_loses_patience()
    {
        await using var environment = await StartAsync("amy");
        var kate = await environment.RegisterAsync("kate");
        var client = Invite(kate);

        var inviting = client.InviteAsync();
        await AdvanceUntilAsync(_time, () => _progress.Count(status => status == 182) == 2, "the second 182");

        client.Cancel();
        Assert.AreEqual(487, (await inviting).Response.StatusCode);
    }

    [TestMethod]
    public async Task A_caller_who_cancels_while_waiting_gets_487_and_no_agent_later()
    {
        await using var environment = await StartAsync("amy");
        var kate = await environment.RegisterAsync("kate");
        var client = Invite(kate);
        var inviting = client.InviteAsync();
        await WaitForAsync(() => _progress.Contains(182), "the queue");

        client.Cancel();
        Assert.AreEqual(487, (await inviting).Response.StatusCode);
        var amy = await environment.RegisterAsync("amy");

        Assert.AreEqual(200, (await kate.AskAsync(SipMethod.Options, "sip:amy@im.test")).StatusCode);
        Assert.AreEqual("OPTIONS", amy.Received.Single().Method.Name);
    }

    [TestMethod]
    public async Task Where_all_agents_have_refused_nobody_is_left_to_wait_for()
    {
        await using var environment = await StartAsync("amy");
        var (kate, amy) = (await environment.RegisterAsync("kate"), await environment.RegisterAsync("amy"));
        amy.OnInvite = invitation => invitation.TryRejectAsync(603);

        Assert.AreEqual("No Agent Took It", (await Invite(kate).InviteAsync()).Response.ReasonPhrase);
    }

    [TestMethod]
    public async Task A_message_goes_to_one_agent_after_the_other()
    {
        await using var environment = await StartAsync("amy", "amit", "carla");
        var (kate, amy, amit) =
            (await environment.RegisterAsync("kate"), await environment.RegisterAsync("amy"), await environment.RegisterAsync("amit"));
        var carla = await environment.RegisterAsync("carla");
        amy.Endpoint.Handler = (transaction, token) => transaction.RespondAsync(603, null, token);

        var answer = await kate.AskAsync(SipMethod.Message, Points.QueueAddress);

        Assert.AreEqual(200, answer.StatusCode);
        Assert.AreEqual("<sip:amit@im.test>", answer.Headers["P-Asserted-Identity"]);
        Assert.HasCount(1, amit.Received);
        Assert.IsEmpty(carla.Received);
    }

    [TestMethod]
    public async Task A_message_does_not_wait_for_an_agent()
    {
        await using var environment = await StartAsync("amy");
        var kate = await environment.RegisterAsync("kate");

        var answer = await kate.AskAsync(SipMethod.Message, Points.QueueAddress);

        Assert.AreEqual(480, answer.StatusCode);
        Assert.AreEqual("No Agent Is Ready", answer.ReasonPhrase);
    }

    [TestMethod]
    public async Task A_message_that_a_desktop_does_not_confirm_goes_to_the_next()
    {
        await using var environment = await StartAsync("amy", "amit");
        var (kate, amy) = (await environment.RegisterAsync("kate"), await environment.RegisterAsync("amy"));
        var amit = await environment.RegisterAsync("amit");
        amy.Endpoint.Handler = (_, _) => Task.CompletedTask;

        var asking = kate.AskAsync(SipMethod.Message, Points.QueueAddress);
        await AdvanceUntilAsync(_time, () => !amit.Received.IsEmpty, "the message");

        Assert.AreEqual("<sip:amit@im.test>", (await asking).Headers["P-Asserted-Identity"]);
    }

    private SipInviteClient Invite(Agent caller)
    {
        var client = caller.Invite(Points.QueueAddress);
        client.Progressed += (_, progress) => _progress.Enqueue(progress.Response.StatusCode);
        return client;
    }

    private Task<SwitchEnvironment> StartAsync(params string[] agents) =>
        SwitchEnvironment.StartAsync(options => options with { Points = [Points.Queue(agents)] }, _time);
}
