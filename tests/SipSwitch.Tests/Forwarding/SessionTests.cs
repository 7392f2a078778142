using System.Text;
using PluginIm.Sip;
using static SipSwitch.Tests.SwitchEnvironment;

namespace SipSwitch.Tests.Forwarding;

/// <summary>Whole sessions through the switch.</summary>
[TestClass]
public sealed class SessionTests
{
    [TestMethod]
    [DataRow(SipTransport.Tcp, SipTransport.Tcp)]
    [DataRow(SipTransport.Udp, SipTransport.Udp)]
    [DataRow(SipTransport.Tcp, SipTransport.Udp)]
    [DataRow(SipTransport.Udp, SipTransport.Tcp)]
    [DataRow(SipTransport.Tls, SipTransport.Tls)]
    [DataRow(SipTransport.Tls, SipTransport.Tcp)]
    [DataRow(SipTransport.Udp, SipTransport.Tls)]
    public async Task Two_agents_talk_and_one_ends(SipTransport kates, SipTransport amys)
    {
        await using var environment = await StartAsync();
        var (kate, amy) = (await environment.RegisterAsync("kate", kates), await environment.RegisterAsync("amy", amys));

        var result = await kate.Invite("sip:amy@im.test").InviteAsync();

        Assert.IsTrue(result.IsAccepted);
        var theirs = amy.Invitations.Single().Dialog;
        Assert.IsNotNull(await amy.Invitations.Single().Ack);
        for (var i = 0; i < 3; i++)
        {
            Assert.AreEqual(200, (await kate.SayAsync(result.Dialog!, $"Zoë – „grüß Gott\" ✓ 👍 {i}")).StatusCode);
            Assert.AreEqual(200, (await amy.SayAsync(theirs, $"answer {i}")).StatusCode);
        }

        Assert.AreEqual(200, (await amy.Endpoint.RequestAsync(theirs, theirs.CreateRequest(SipMethod.Bye), digest: amy.Digest)).StatusCode);
        CollectionAssert.AreEqual(
            new[] { "MESSAGE", "MESSAGE", "MESSAGE", "BYE" },
            kate.Received.Select(request => request.Method.Name).ToArray());
        Assert.AreEqual("Zoë – „grüß Gott\" ✓ 👍 2", Encoding.UTF8.GetString(amy.Received.Last().Body.Span));
        Assert.HasCount(kates == amys ? 1 : 2, result.Dialog!.RouteSet);
        Assert.IsEmpty(environment.Warnings);
    }

    [TestMethod]
    public async Task A_refusal_comes_back_as_it_is()
    {
        await using var environment = await StartAsync();
        var (kate, amy) = (await environment.RegisterAsync("kate"), await environment.RegisterAsync("amy"));
        amy.OnInvite = invitation => invitation.TryRejectAsync(603);

        var result = await kate.Invite("sip:amy@im.test").InviteAsync();

        Assert.AreEqual(603, result.Response.StatusCode);
    }

    [TestMethod]
    [DataRow(SipTransport.Tcp)]
    [DataRow(SipTransport.Udp)]
    public async Task CANCEL_reaches_whoever_rings_with_its_reason(SipTransport transport)
    {
        await using var environment = await StartAsync();
        var (kate, amy) = (await environment.RegisterAsync("kate", transport), await environment.RegisterAsync("amy", transport));
        amy.OnInvite = invitation => invitation.TryRingAsync();
        var client = kate.Invite("sip:amy@im.test");
        client.Progressed += (_, _) => client.Cancel("SIP;cause=408");

        var result = await client.InviteAsync();

        Assert.AreEqual(487, result.Response.StatusCode);
        var rung = amy.Invitations.Single();
        await WaitForAsync(() => rung.Cancelled.IsCancellationRequested, "the CANCEL");
        Assert.AreEqual("SIP;cause=408", rung.Invite.CancelRequest?.Headers["Reason"]);
    }

    [TestMethod]
    public async Task An_answer_with_the_CANCELs_Via_alone_finds_back_to_the_caller()
    {
        await using var environment = await StartAsync();
        var (kate, amy) = (await environment.RegisterAsync("kate"), await environment.RegisterAsync("amy"));
        amy.Endpoint.Handler = async (transaction, token) =>
        {
            transaction.Cancelled.Register(() =>
            {
                var answer = SipResponse.For(transaction.Request, 487);
                answer.Headers.Set("Via", transaction.Request.Headers.GetValues("Via")[0]);
                _ = transaction.RespondAsync(answer);
            });
            await transaction.RespondAsync(180, null, token);
        };
        var client = kate.Invite("sip:amy@im.test");
        client.Progressed += (_, _) => client.Cancel();

        var result = await client.InviteAsync().WaitAsync(Patience);

        Assert.AreEqual(487, result.Response.StatusCode);
        Assert.HasCount(1, result.Response.Headers.GetValues("Via"));
    }

    [TestMethod]
    public async Task Who_answers_first_gets_the_session_and_the_other_device_is_told()
    {
        await using var environment = await StartAsync();
        var kate = await environment.RegisterAsync("kate");
        var (desk, laptop) = (await environment.RegisterAsync("amy"), await environment.RegisterAsync("amy"));
        laptop.OnInvite = invitation => invitation.TryRingAsync();
        desk.OnInvite = async invitation =>
        {
            await WaitForAsync(() => laptop.Invitations.Count == 1, "the other device to ring");
            await invitation.TryAcceptAsync();
        };

        var result = await kate.Invite("sip:amy@im.test").InviteAsync();

        Assert.AreEqual(desk.Contact.Uri, result.Dialog?.RemoteTarget);
        var rung = laptop.Invitations.Single();
        await WaitForAsync(() => rung.Cancelled.IsCancellationRequested, "the CANCEL");
        Assert.AreEqual("SIP;cause=200;text=\"Call completed elsewhere\"", rung.Invite.CancelRequest?.Headers["Reason"]);
    }

    [TestMethod]
    public async Task A_decline_on_one_device_silences_the_other()
    {
        await using var environment = await StartAsync();
        var kate = await environment.RegisterAsync("kate");
        var (desk, laptop) = (await environment.RegisterAsync("amy"), await environment.RegisterAsync("amy"));
        laptop.OnInvite = invitation => invitation.TryRingAsync();
        desk.OnInvite = async invitation =>
        {
            await WaitForAsync(() => laptop.Invitations.Count == 1, "the other device to ring");
            await invitation.TryRejectAsync(603);
        };

        var result = await kate.Invite("sip:amy@im.test").InviteAsync();

        Assert.AreEqual(603, result.Response.StatusCode);
        Assert.IsTrue(laptop.Invitations.Single().Cancelled.IsCancellationRequested);
    }

    [TestMethod]
    public async Task Both_sides_learn_who_the_other_is_in_the_domains_name()
    {
        await using var environment = await StartAsync();
        var (kate, amy) = (await environment.RegisterAsync("kate"), await environment.RegisterAsync("amy"));

        var result = await kate.Invite("sip:amy@im.test").InviteAsync();

        Assert.AreEqual("<sip:kate@im.test>", amy.Received.First().Headers["P-Asserted-Identity"]);
        Assert.AreEqual("<sip:amy@im.test>", result.Response.Headers["P-Asserted-Identity"]);
        Assert.IsFalse(amy.Received.First().Headers.Contains("Proxy-Authorization"));
    }

    [TestMethod]
    public async Task Messages_of_one_connection_arrive_in_their_order()
    {
        await using var environment = await StartAsync();
        var (kate, amy) = (await environment.RegisterAsync("kate"), await environment.RegisterAsync("amy"));
        var dialog = (await kate.Invite("sip:amy@im.test").InviteAsync()).Dialog!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => kate.SayAsync(dialog, $"{i}")).ToArray());

        Assert.IsTrue(Array.TrueForAll(answers, answer => answer.StatusCode == 200));
        var numbers = amy.Received.Skip(1).Select(request => request.Headers.CSeq!.Value.Number).ToArray();
        CollectionAssert.AreEqual(numbers.Order().ToArray(), numbers);
    }

    [TestMethod]
    public async Task A_contact_by_UDP_stays_so_although_its_INVITE_was_too_large_for_it()
    {
        await using var environment = await StartAsync();
        var (kate, amy) = (await environment.RegisterAsync("kate", SipTransport.Udp), await environment.RegisterAsync("amy"));
        var katesConnection = await environment.ConnectAsync("kate");
        var invite = katesConnection.Request(SipMethod.Invite, "sip:amy@im.test");
        invite.Headers.Set("Contact", kate.Contact.ToString());

        var result = await new SipInviteClient(katesConnection.Endpoint, invite, new SipInviteClientOptions { Digest = kate.Digest }).InviteAsync();
        Assert.AreEqual(200, (await amy.SayAsync(amy.Invitations.Single().Dialog, "where you are")).StatusCode);

        Assert.IsTrue(result.IsAccepted);
        Assert.HasCount(1, kate.Received);
        Assert.IsEmpty(katesConnection.Received);
    }

    [TestMethod]
    public async Task A_message_to_a_peer_who_is_gone_is_answered_480()
    {
        await using var environment = await StartAsync();
        var (kate, amy) = (await environment.RegisterAsync("kate"), await environment.RegisterAsync("amy"));
        var dialog = (await kate.Invite("sip:amy@im.test").InviteAsync()).Dialog!;

        await amy.Endpoint.DisposeAsync();
        await WaitForAsync(() => environment.Log.Any(record => record.Message.StartsWith("amy is no longer at", StringComparison.Ordinal)), "the loss");

        Assert.AreEqual(480, (await kate.SayAsync(dialog, "there?")).StatusCode);
    }
}
