using System.Text;
using PluginIm.Sip;

namespace Softphone.Tests;

/// <summary>A telephone beside a desktop for messages that has signed in as the same agent (RFC 3261 16.7).</summary>
[TestClass]
public sealed class OtherPlacesTests
{
    private const string Amy = "sip:amy@im.test";
    private const string Messages = "m=message 5060 sip null\r\na=accept-types:message/cpim text/plain\r\n";

    [TestMethod]
    public async Task A_call_rings_at_the_telephone_though_the_desktop_refuses_it()
    {
        await using var environment = await PhoneEnvironment.StartAsync();
        var kate = await environment.SignInAsync("kate");
        var amy = await environment.SignInAsync("amy");
        var desktop = await environment.SignInElsewhereAsync("amy", invite => invite.Request.Method == SipMethod.Invite ? 488 : 405);

        var own = kate.Phone.Call(Amy);
        var other = await amy.NextAsync();
        await Waiting.ForAsync(() => desktop.Received.Any(one => one.Request.Method == SipMethod.Invite), "the desktop to be asked");
        other.Answer();
        await own.ReachAsync(CallState.Talking);

        await Waiting.ForAsync(() => own.Statistics.Received > 0, "sound");
    }

    [TestMethod]
    public async Task A_call_that_the_agent_declines_is_declined_whatever_the_desktop_says()
    {
        await using var environment = await PhoneEnvironment.StartAsync();
        var kate = await environment.SignInAsync("kate");
        var amy = await environment.SignInAsync("amy");
        await environment.SignInElsewhereAsync("amy", _ => 488);

        var own = kate.Phone.Call(Amy);
        (await amy.NextAsync()).Decline(everywhere: false);

        Assert.AreEqual(CallEndKind.Busy, (await own.EndAsync()).Kind);
    }

    [TestMethod]
    [DataRow(486)]
    [DataRow(480)]
    [DataRow(603)]
    public async Task An_invitation_to_messages_gets_the_desktops_answer_and_rings_at_no_telephone(int answer)
    {
        await using var environment = await PhoneEnvironment.StartAsync();
        var amy = await environment.SignInAsync("amy");
        var kate = await environment.SignInElsewhereAsync("kate", _ => 0);
        var desktop = await environment.SignInElsewhereAsync("amy", _ => 0);

        var asking = kate.AskAsync(SipMethod.Invite, Amy, invite => invite.SetBody("application/sdp", Sdp(Messages)));
        await Waiting.ForAsync(() => !desktop.Received.IsEmpty, "the desktop to be asked");
        Assert.IsFalse(asking.IsCompleted, "The telephone's refusal is not the agent's.");
        desktop.Received.TryPeek(out var invited);
        await invited!.RespondAsync(answer);

        Assert.AreEqual(answer, (await asking).StatusCode);
        Assert.AreEqual(0, amy.Received);
    }

    [TestMethod]
    public async Task What_a_desktop_can_and_takes_is_for_the_desktop_to_say()
    {
        await using var environment = await PhoneEnvironment.StartAsync();
        await environment.SignInAsync("amy");
        var kate = await environment.SignInElsewhereAsync("kate", _ => 0);
        await environment.SignInElsewhereAsync("amy", request => request.Request.Method == SipMethod.Options ? 200 : 202);

        var options = await kate.AskAsync(SipMethod.Options, Amy);
        var message = await kate.AskAsync(SipMethod.Message, Amy, message => message.SetBody("text/plain", "Hello"u8.ToArray()));

        Assert.AreEqual((200, 202), (options.StatusCode, message.StatusCode));
    }

    [TestMethod]
    public async Task A_telephone_alone_refuses_what_is_no_call()
    {
        await using var environment = await PhoneEnvironment.StartAsync();
        var amy = await environment.SignInAsync("amy");
        var kate = await environment.SignInElsewhereAsync("kate", _ => 0);
        var multipart = new MultipartBody([new BodyPart("application/sdp", Sdp(Messages)), new BodyPart("message/cpim", "Hello"u8.ToArray())]);

        var messages = await kate.AskAsync(SipMethod.Invite, Amy, invite => invite.SetBody(multipart.ContentType, multipart.ToBytes()));
        var nothing = await kate.AskAsync(SipMethod.Invite, Amy);
        var options = await kate.AskAsync(SipMethod.Options, Amy);
        var message = await kate.AskAsync(SipMethod.Message, Amy, message => message.SetBody("text/plain", "Hello"u8.ToArray()));
        var required = await kate.AskAsync(SipMethod.Invite, Amy, invite =>
        {
            invite.SetBody("application/sdp", Sdp("m=audio 4000 RTP/AVP 0\r\n"));
            invite.Headers.Set(SipHeaderNames.Require, "100rel");
        });

        Assert.AreEqual((488, 488, 488, 405, 420), (messages.StatusCode, nothing.StatusCode, options.StatusCode, message.StatusCode, required.StatusCode));
        Assert.AreEqual(0, amy.Received);
    }

    private static byte[] Sdp(string media) =>
        Encoding.UTF8.GetBytes($"v=0\r\no=kate 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n{media}");
}
