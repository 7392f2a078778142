using PluginIm.Interop.Tests.Environment;
using PluginIm.Interop.Tests.Peers;
using PluginIm.Messaging;
using PluginIm.Sip;
using Softphone;

namespace PluginIm.Interop.Tests;

/// <summary>The sample's softphone with an ordinary client, and beside the plugin on the same switch.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux, IgnoreMessage = "baresip and Kamailio are packages of Debian: there is nothing to test against on other systems.")]
public sealed class SoftphoneTests
{
    private const string Conversation = "00112233445566778899aabbccddeeff";

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task A_call_to_baresip_is_answered_carries_sound_both_ways_and_ends_from_either_side(bool thisSideHangsUp)
    {
        await using var interop = await InteropEnvironment.StartAsync(KamailioOptions.Md5);
        var kate = await interop.SignInPhoneAsync("kate");
        var baresip = await StartAsync(interop);

        var call = kate.Phone.Call("sip:carol@im.test", conversationId: Conversation);
        await ReachAsync(call, CallState.Talking);
        await HearEachOtherAsync(call, baresip);
        await (thisSideHangsUp ? HangUpAsync(call) : baresip.HangUpAsync());
        await ReachAsync(call, CallState.Ended);

        Assert.AreEqual(thisSideHangsUp ? CallEndKind.HungUp : CallEndKind.PeerHungUp, call.End!.Kind);
        Assert.AreEqual(0, call.Statistics.Lost);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task A_call_of_baresip_is_answered_carries_sound_both_ways_and_ends_from_either_side(bool thisSideHangsUp)
    {
        await using var interop = await InteropEnvironment.StartAsync(KamailioOptions.Md5);
        var kate = await interop.SignInPhoneAsync("kate", SipTransport.Tls);
        var baresip = await StartAsync(interop);

        await baresip.DialAsync("sip:kate@im.test");
        var call = await kate.NextAsync();
        call.Answer();
        await ReachAsync(call, CallState.Talking);
        await HearEachOtherAsync(call, baresip);
        await (thisSideHangsUp ? HangUpAsync(call) : baresip.HangUpAsync());
        await ReachAsync(call, CallState.Ended);

        Assert.AreEqual("sip:carol@im.test", call.PeerAddress);
        Assert.AreEqual(0, call.Statistics.Lost);
    }

    [TestMethod]
    public async Task Baresip_takes_hold_and_resume()
    {
        await using var interop = await InteropEnvironment.StartAsync(KamailioOptions.Md5);
        var kate = await interop.SignInPhoneAsync("kate");
        var baresip = await StartAsync(interop);
        var call = kate.Phone.Call("sip:carol@im.test");
        await ReachAsync(call, CallState.Talking);
        await HearEachOtherAsync(call, baresip);

        call.Hold();
        await ReachAsync(call, CallState.OnHold);
        await Waiting.ForAsync(() => call.Statistics.ReceivedLevel == AudioStatistics.Silence, "silence");
        var before = call.Statistics.Received;
        call.Resume();
        await ReachAsync(call, CallState.Talking);

        await Waiting.ForAsync(() => call.Statistics.Received > before, "sound again");
    }

    [TestMethod]
    public async Task A_call_of_baresip_that_is_declined_or_taken_back_is_over_at_both_sides()
    {
        await using var interop = await InteropEnvironment.StartAsync(KamailioOptions.Md5);
        var kate = await interop.SignInPhoneAsync("kate");
        var baresip = await StartAsync(interop);

        await baresip.DialAsync("sip:kate@im.test");
        (await kate.NextAsync()).Decline();
        await Waiting.ForAsync(() => baresip.Output.Contains("603", StringComparison.Ordinal), "the refusal at baresip");
        await baresip.DialAsync("sip:kate@im.test");
        var second = await kate.NextAsync();
        await baresip.HangUpAsync();
        await ReachAsync(second, CallState.Ended);

        Assert.AreEqual(CallEndKind.Cancelled, second.End!.Kind);
    }

    [TestMethod]
    public async Task A_call_and_a_conversation_of_the_same_agents_go_to_what_is_for_them()
    {
        await using var interop = await InteropEnvironment.StartAsync();
        var kate = await Desktop.SignInAsync("kate", "Kate Milburn", interop, SipTransport.Tls);
        var amy = await Desktop.SignInAsync("amy", "Amy Miller", interop, SipTransport.Tcp);
        var katesPhone = await interop.SignInPhoneAsync("kate");
        var amysPhone = await interop.SignInPhoneAsync("amy");

        var session = kate.Invite(amy.Channel.Me, "May I call you?");
        await (await amy.NextInvitationAsync()).AcceptAsync();
        await Waiting.ForAsync(() => session.State == ImSessionState.Connected, "the acceptance");
        var call = katesPhone.Phone.Call("sip:amy@im.test", conversationId: Conversation);
        var received = await amysPhone.NextAsync();
        received.Answer();
        await ReachAsync(call, CallState.Talking);
        await HearAsync(call);
        session.Send("Can you hear me?");
        await Waiting.ForAsync(() => session.Transcript.OfType<TranscriptMessage>().All(line => line.Delivery == ImDelivery.Delivered), "the text beside the call");

        Assert.AreEqual(Conversation, received.ConversationId);
        Assert.AreEqual(ImSessionState.Connected, session.State);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task An_invitation_beside_a_telephone_ends_as_the_agent_ends_it(bool isRejected)
    {
        await using var interop = await InteropEnvironment.StartAsync();
        var kate = await Desktop.SignInAsync("kate", "Kate Milburn", interop, SipTransport.Tcp);
        var amy = await Desktop.SignInAsync("amy", "Amy Miller", interop, SipTransport.Tcp);
        var amysPhone = await interop.SignInPhoneAsync("amy");
        var session = kate.Invite(amy.Channel.Me, "Hello");
        var invitation = await amy.NextInvitationAsync();

        await (isRejected ? invitation.RejectAsync() : session.EndAsync());

        await Waiting.ForAsync(() => session.State == ImSessionState.Ended, "the end");
        Assert.AreEqual(isRejected ? ImEndReasonKind.Rejected : ImEndReasonKind.Cancelled, session.EndReason!.Kind);
        Assert.AreEqual(0, amysPhone.Received);
    }

    [TestMethod]
    [DataRow(480)]
    [DataRow(486)]
    [DataRow(603)]
    public async Task A_desktops_answer_goes_before_the_telephones_refusal(int answer)
    {
        await using var interop = await InteropEnvironment.StartAsync();
        var kate = await interop.SignInAsync("kate");
        var amy = await interop.SignInAsync("amy");
        await interop.SignInPhoneAsync("amy");
        amy.OnInvite = invitation => invitation.TryRejectAsync(answer);

        var result = await kate.Invite("amy", Offers.Messages).InviteAsync();

        Assert.AreEqual(answer, result.Response.StatusCode);
    }

    [TestMethod]
    public async Task A_Routing_Point_goes_on_to_the_next_agent_past_a_telephone_that_refused_and_a_desktop_that_nobody_answered()
    {
        await using var interop = await InteropEnvironment.StartAsync(KamailioOptions.RoutingPoint(1, "amy", "tom"));
        var kate = await interop.SignInAsync("kate");
        var amy = await interop.SignInAsync("amy");
        var tom = await interop.SignInAsync("tom");
        await interop.SignInPhoneAsync("amy");
        amy.OnInvite = invitation => invitation.TryRingAsync();

        var result = await kate.Invite("help", Offers.Messages).InviteAsync();

        Assert.IsTrue(result.IsAccepted, result.Response.StartLine);
        Assert.HasCount(1, tom.Invitations);
    }

    private static Task ReachAsync(PhoneCall call, CallState state) =>
        Waiting.ForAsync(() => call.State == state || (call.State == CallState.Ended && Fail(call)), $"the call to be {state}");

    private static bool Fail(PhoneCall call) => throw new AssertFailedException($"The call is over: {call.End}");

    private static Task HearAsync(PhoneCall call) => Waiting.ForAsync(() => call.Statistics is { Sent: > 25, Received: > 25 }, "sound both ways");

    /// <summary>Half a second of sound counted at both ends, and heard here as loud as the other side says it.</summary>
    private static async Task HearEachOtherAsync(PhoneCall call, Baresip baresip)
    {
        await HearAsync(call);
        await Waiting.ForAsync(() => Math.Abs(call.Statistics.ReceivedLevel - Baresip.ToneLevel) < 1, "the level of baresip's tone");
        await Waiting.UntilAsync(
            async () => await baresip.SoundAsync() is var (sent, received) && sent.TotalSeconds > 0.5 && received.TotalSeconds > 0.5, "half a second of sound at baresip");
    }

    private static Task HangUpAsync(PhoneCall call)
    {
        call.HangUp();
        return Task.CompletedTask;
    }

    private static async Task<Baresip> StartAsync(InteropEnvironment interop)
    {
        var baresip = await Baresip.StartAsync("carol", "kate", interop.Switch);
        return interop.Add("baresip", baresip, () => baresip.Output);
    }
}
