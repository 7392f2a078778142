using System.Text;
using PluginIm.Interop.Tests.Environment;
using PluginIm.Sip;

namespace PluginIm.Interop.Tests;

/// <summary>Sessions of two agents through Kamailio.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux, IgnoreMessage = "Kamailio is a package of Debian: there is nothing to test against on other systems.")]
public sealed class SessionTests
{
    private const string Text = "Zoë – „grüß Gott\" ✓ 👍";

    [TestMethod]
    [DataRow(SipTransport.Udp, SipTransport.Udp)]
    [DataRow(SipTransport.Udp, SipTransport.Tcp)]
    [DataRow(SipTransport.Udp, SipTransport.Tls)]
    [DataRow(SipTransport.Tcp, SipTransport.Udp)]
    [DataRow(SipTransport.Tcp, SipTransport.Tcp)]
    [DataRow(SipTransport.Tcp, SipTransport.Tls)]
    [DataRow(SipTransport.Tls, SipTransport.Udp)]
    [DataRow(SipTransport.Tls, SipTransport.Tcp)]
    [DataRow(SipTransport.Tls, SipTransport.Tls)]
    public async Task A_session_passes_with_its_multipart_invitation_byte_by_byte(SipTransport kates, SipTransport amys)
    {
        await using var interop = await InteropEnvironment.StartAsync();
        var kate = await interop.SignInAsync("kate", kates);
        var amy = await interop.SignInAsync("amy", amys);
        var body = CaseInvitation();

        var result = await kate.Invite("amy", invite => invite.SetBody(body.ContentType, body.ToBytes())).InviteAsync();
        var received = await amy.NextInvitationAsync();
        Assert.IsNotNull(await received.Ack);
        var invite = received.Invite.Request;
        var said = await kate.SayAsync(result.Dialog!, Text);
        var answered = await amy.SayAsync(received.Dialog, $"{Text}!");
        var ended = await amy.HangUpAsync(received.Dialog);

        Assert.AreEqual(body.ContentType, invite.Headers.ContentType);
        CollectionAssert.AreEqual(body.ToBytes(), invite.Body.ToArray());
        Assert.AreEqual("<sip:kate@im.test>", invite.Headers[SipHeaderNames.PAssertedIdentity]);
        Assert.AreEqual("<sip:amy@im.test>", result.Response.Headers[SipHeaderNames.PAssertedIdentity]);
        Assert.AreEqual((200, 200, 200), (said.StatusCode, answered.StatusCode, ended.StatusCode));
        CollectionAssert.AreEqual(new[] { Text }, amy.Texts);
        CollectionAssert.AreEqual(new[] { $"{Text}!" }, kate.Texts);
        Assert.IsTrue(kate.Received.Any(request => request.Method == SipMethod.Bye));
    }

    [TestMethod]
    public async Task A_rejected_invitation_is_told_with_who_rejected_it()
    {
        await using var interop = await InteropEnvironment.StartAsync();
        var kate = await interop.SignInAsync("kate", SipTransport.Tls);
        var amy = await interop.SignInAsync("amy");
        amy.OnInvite = invitation => invitation.TryRejectAsync(603);

        var result = await kate.Invite("amy").InviteAsync();

        Assert.AreEqual(603, result.Response.StatusCode);
    }

    [TestMethod]
    [DataRow("SIP;cause=408;text=\"No answer\"")]
    [DataRow("SIP;cause=487")]
    public async Task A_cancellation_reaches_the_callee_with_its_reason(string reason)
    {
        await using var interop = await InteropEnvironment.StartAsync();
        var kate = await interop.SignInAsync("kate");
        var amy = await interop.SignInAsync("amy", SipTransport.Tls);
        amy.OnInvite = invitation => invitation.TryRingAsync();
        var client = kate.Invite("amy");
        var inviting = client.InviteAsync();
        await Waiting.ForAsync(() => client.EarlyDialogs.Count == 1, "the ringing");

        client.Cancel(reason);

        Assert.AreEqual(487, (await inviting).Response.StatusCode);
        var received = await amy.NextInvitationAsync();
        await Waiting.ForAsync(() => received.Cancelled.IsCancellationRequested, "the CANCEL");
        Assert.AreEqual(reason, received.Invite.CancelRequest!.Headers[SipHeaderNames.Reason]);
    }

    [TestMethod]
    public async Task Of_two_devices_the_first_to_accept_has_the_session_and_the_other_hears_that_it_was_answered_elsewhere()
    {
        await using var interop = await InteropEnvironment.StartAsync();
        var kate = await interop.SignInAsync("kate");
        var (desk, home) = (await interop.SignInAsync("amy"), await interop.SignInAsync("amy", SipTransport.Tls));
        desk.OnInvite = home.OnInvite = invitation => invitation.TryRingAsync();
        var inviting = kate.Invite("amy").InviteAsync();
        var (atDesk, atHome) = (await desk.NextInvitationAsync(), await home.NextInvitationAsync());

        await atHome.TryAcceptAsync();

        Assert.IsTrue((await inviting).IsAccepted);
        await Waiting.ForAsync(() => atDesk.Cancelled.IsCancellationRequested, "the CANCEL");
        Assert.StartsWith("SIP;cause=200", atDesk.Invite.CancelRequest!.Headers[SipHeaderNames.Reason]!);
        Assert.IsFalse(atHome.Cancelled.IsCancellationRequested);
    }

    [TestMethod]
    public async Task A_rejection_on_one_device_counts_for_all()
    {
        await using var interop = await InteropEnvironment.StartAsync();
        var kate = await interop.SignInAsync("kate");
        var (desk, home) = (await interop.SignInAsync("amy"), await interop.SignInAsync("amy", SipTransport.Udp));
        desk.OnInvite = home.OnInvite = invitation => invitation.TryRingAsync();
        var inviting = kate.Invite("amy").InviteAsync();
        var (atDesk, atHome) = (await desk.NextInvitationAsync(), await home.NextInvitationAsync());

        await atDesk.TryRejectAsync(603);

        Assert.AreEqual(603, (await inviting).Response.StatusCode);
        await Waiting.ForAsync(() => atHome.Cancelled.IsCancellationRequested, "the CANCEL");
    }

    [TestMethod]
    public async Task Who_is_not_signed_in_and_who_is_unknown_are_told_apart()
    {
        await using var interop = await InteropEnvironment.StartAsync();
        var kate = await interop.SignInAsync("kate");

        var absent = await kate.Invite("tom").InviteAsync();
        var unknown = await kate.Invite("nobody").InviteAsync();
        var quoted = await kate.AskAsync(SipMethod.Options, "sip:x'%20OR%20'1'='1@im.test");

        Assert.AreEqual((480, 404, 404), (absent.Response.StatusCode, unknown.Response.StatusCode, quoted.StatusCode));
    }

    [TestMethod]
    [DataRow(SipTransport.Tcp)]
    [DataRow(SipTransport.Tls)]
    public async Task After_Kamailio_was_killed_and_started_again_agents_are_back_by_themselves(SipTransport transport)
    {
        await using var interop = await InteropEnvironment.StartAsync();
        var kate = await interop.SignInAsync("kate", transport);
        var amy = await interop.SignInAsync("amy", transport);
        await interop.Switch.KillAsync();
        await Waiting.ForAsync(() => amy.Registration.Status.State == SipRegistrationState.Unreachable, "the loss to be seen");

        await interop.Switch.RunAsync();
        await Waiting.ForAsync(
            () => new[] { kate, amy }.All(agent => agent.Registration.Status.State == SipRegistrationState.Registered), "the registrations");
        var told = await kate.TellAsync("amy", Text);

        Assert.AreEqual(200, told.StatusCode);
        CollectionAssert.AreEqual(new[] { Text }, amy.Texts);
    }

    [TestMethod]
    public async Task A_nonce_that_is_too_old_costs_one_more_round_and_no_password_is_refused()
    {
        await using var interop = await InteropEnvironment.StartAsync(new() { Values = new Dictionary<string, string> { ["IM_NONCE_SECONDS"] = "1" } });
        var kate = await interop.SignInAsync("kate");
        var amy = await interop.SignInAsync("amy");
        Assert.AreEqual(200, (await kate.TellAsync("amy", "fresh")).StatusCode);
        SipResponse stale = null!;
        await Waiting.UntilAsync(
            async () =>
            {
                var again = kate.Request(SipMethod.Message, "amy");
                kate.Digest.AuthorizeAgain(again);
                stale = await kate.Endpoint.RequestAsync(again);
                return stale.Headers[SipHeaderNames.ProxyAuthenticate]?.Contains("stale=true", StringComparison.OrdinalIgnoreCase) == true;
            },
            "the nonce to age");

        var told = await kate.TellAsync("amy", Text);

        Assert.AreEqual(407, stale.StatusCode);
        Assert.AreEqual(200, told.StatusCode);
        Assert.AreEqual(Text, amy.Texts[^1]);
    }

    private static MultipartBody CaseInvitation() => new(
    [
        new BodyPart(
            "application/sdp",
            Encoding.UTF8.GetBytes("v=0\r\no=kate 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=message 5060 sip null\r\na=accept-types:message/cpim text/plain\r\n"),
            [new SipHeader(SipHeaderNames.ContentDisposition, "session")]),
        new BodyPart("text/plain;charset=UTF-8", Encoding.UTF8.GetBytes(Text)),
        new BodyPart(
            "application/vnd.pluginim.case+json",
            Encoding.UTF8.GetBytes($$"""{"v":1,"rev":1,"contact":{"name":"Zoë Müller"},"fields":[{"key":"note","label":"Notiz","value":"{{new string('ß', 700)}}"}]}"""),
            [new SipHeader(SipHeaderNames.ContentDisposition, "by-reference;handling=optional")]),
    ]);
}
