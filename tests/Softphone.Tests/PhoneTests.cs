using PluginIm.Sip;

namespace Softphone.Tests;

[TestClass]
public sealed class PhoneTests
{
    private const string Amy = "sip:amy@im.test";
    private const string Conversation = "00112233445566778899aabbccddeeff";

    [TestMethod]
    [DataRow(SipTransport.Tcp, SipTransport.Tcp)]
    [DataRow(SipTransport.Udp, SipTransport.Tcp)]
    [DataRow(SipTransport.Tcp, SipTransport.Udp)]
    public async Task Two_agents_hear_each_other_at_the_level_that_the_other_sends(SipTransport kates, SipTransport amys)
    {
        await using var environment = await PhoneEnvironment.StartAsync();
        var kate = await environment.SignInAsync("kate", kates, options => options with { ToneLevel = -12 });
        var amy = await environment.SignInAsync("amy", amys, options => options with { ToneLevel = -24 });

        var (own, other) = await kate.TalkAsync(amy, Amy, Conversation);
        await Waiting.ForAsync(() => own.Statistics.ReceivedLevel is > -25 and < -23, "the other one's level");
        await Waiting.ForAsync(() => other.Statistics.ReceivedLevel is > -13 and < -11, "the caller's level");

        Assert.AreEqual((Conversation, Conversation), (own.ConversationId, other.ConversationId));
        Assert.AreEqual(("sip:kate@im.test", "KATE"), (other.PeerAddress, other.PeerName));
        Assert.IsGreaterThan(TimeSpan.Zero, other.Duration);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task Either_side_hangs_up_and_the_other_one_hears_of_it(bool callerHangsUp)
    {
        await using var environment = await PhoneEnvironment.StartAsync();
        var kate = await environment.SignInAsync("kate");
        var amy = await environment.SignInAsync("amy");
        var (own, other) = await kate.TalkAsync(amy, Amy);
        await Waiting.ForAsync(() => own.Statistics.Received > 0, "sound");

        (callerHangsUp ? own : other).HangUp();

        Assert.AreEqual(callerHangsUp ? CallEndKind.HungUp : CallEndKind.PeerHungUp, (await own.EndAsync()).Kind);
        Assert.AreEqual(callerHangsUp ? CallEndKind.PeerHungUp : CallEndKind.HungUp, (await other.EndAsync()).Kind);
        Assert.IsGreaterThan(0, own.Statistics.Received, "What was counted is kept.");
        Assert.IsEmpty(kate.Phone.Calls);
        Assert.IsEmpty(amy.Phone.Calls);
    }

    [TestMethod]
    public async Task A_call_on_hold_carries_no_sound_and_goes_on_when_it_is_resumed()
    {
        await using var environment = await PhoneEnvironment.StartAsync();
        var kate = await environment.SignInAsync("kate");
        var amy = await environment.SignInAsync("amy");
        var (own, other) = await kate.TalkAsync(amy, Amy);
        await Waiting.ForAsync(() => own.Statistics.Received > 0 && other.Statistics.Received > 0, "sound");

        own.Hold();
        await own.ReachAsync(CallState.OnHold);
        await Waiting.ForAsync(() => other.IsHeldByPeer, "the other side to know it");
        await Waiting.ForAsync(() => own.Statistics.ReceivedLevel == AudioStatistics.Silence && other.Statistics.ReceivedLevel == AudioStatistics.Silence, "silence");
        var before = (own.Statistics.Received, other.Statistics.Received);

        own.Resume();
        await own.ReachAsync(CallState.Talking);
        await Waiting.ForAsync(() => own.Statistics.Received > before.Item1 && other.Statistics.Received > before.Item2, "sound again");

        Assert.AreEqual(CallState.Talking, other.State, "It did not hold.");
        Assert.IsFalse(other.IsHeldByPeer);
        Assert.AreEqual((0L, 0L), (own.Statistics.Lost, other.Statistics.Lost));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task Whoever_answered_may_hold_or_hang_up_in_that_very_moment(bool holds)
    {
        await using var environment = await PhoneEnvironment.StartAsync();
        var kate = await environment.SignInAsync("kate");
        var amy = await environment.SignInAsync("amy");
        var own = kate.Phone.Call(Amy);
        var other = await amy.NextAsync();
        other.Changed += (_, _) =>
        {
            if (other.State == CallState.Talking)
            {
                (holds ? (Action)other.Hold : other.HangUp)();
            }
        };

        other.Answer();

        await own.ReachAsync(holds ? CallState.Talking : CallState.Ended);
        await other.ReachAsync(holds ? CallState.OnHold : CallState.Ended);
        await Waiting.ForAsync(() => own.IsHeldByPeer == holds, "the hold");
    }

    [TestMethod]
    public async Task Both_may_hold_at_the_same_moment()
    {
        await using var environment = await PhoneEnvironment.StartAsync();
        var kate = await environment.SignInAsync("kate");
        var amy = await environment.SignInAsync("amy");
        var (own, other) = await kate.TalkAsync(amy, Amy);

        own.Hold();
        other.Hold();
        await own.ReachAsync(CallState.OnHold);
        await other.ReachAsync(CallState.OnHold);
        own.Resume();
        other.Resume();
        await own.ReachAsync(CallState.Talking);
        await other.ReachAsync(CallState.Talking);
        var before = (own.Statistics.Received, other.Statistics.Received);
        await Waiting.ForAsync(() => own.Statistics.Received > before.Item1 && other.Statistics.Received > before.Item2, "sound again");

        Assert.AreEqual((false, false), (own.IsHeldByPeer, other.IsHeldByPeer));
    }

    [TestMethod]
    [DataRow(true, CallEndKind.Declined, 603)]
    [DataRow(false, CallEndKind.Busy, 486)]
    public async Task A_declined_call_is_over_at_both_sides(bool everywhere, CallEndKind kind, int status)
    {
        await using var environment = await PhoneEnvironment.StartAsync();
        var kate = await environment.SignInAsync("kate");
        var amy = await environment.SignInAsync("amy");
        var own = kate.Phone.Call(Amy);
        var other = await amy.NextAsync();
        await own.ReachAsync(CallState.Ringing);

        other.Decline(everywhere);

        var end = await own.EndAsync();
        Assert.AreEqual((kind, (int?)status), (end.Kind, end.Status));
        Assert.AreEqual(CallEndKind.Declined, (await other.EndAsync()).Kind);
    }

    [TestMethod]
    public async Task A_call_that_is_taken_back_rings_no_more()
    {
        await using var environment = await PhoneEnvironment.StartAsync();
        var kate = await environment.SignInAsync("kate");
        var amy = await environment.SignInAsync("amy");
        var own = kate.Phone.Call(Amy);
        var other = await amy.NextAsync();
        await own.ReachAsync(CallState.Ringing);

        own.HangUp();

        Assert.AreEqual(CallEndKind.Cancelled, (await other.EndAsync()).Kind);
        Assert.AreEqual(CallEndKind.HungUp, (await own.EndAsync()).Kind);
    }

    [TestMethod]
    public async Task A_call_that_nobody_answers_is_taken_back_with_that_reason()
    {
        await using var environment = await PhoneEnvironment.StartAsync();
        var kate = await environment.SignInAsync("kate", configure: options => options with { RingTime = TimeSpan.FromMilliseconds(300) });
        var amy = await environment.SignInAsync("amy");

        var own = kate.Phone.Call(Amy);

        Assert.AreEqual(CallEndKind.NoAnswer, (await own.EndAsync()).Kind);
        Assert.AreEqual(CallEndKind.NoAnswer, (await (await amy.NextAsync()).EndAsync()).Kind);
    }

    [TestMethod]
    public async Task A_call_that_its_caller_forgot_does_not_ring_for_ever()
    {
        await using var environment = await PhoneEnvironment.StartAsync();
        var kate = await environment.SignInAsync("kate");
        var amy = await environment.SignInAsync("amy", configure: options => options with { LongestAlert = TimeSpan.FromMilliseconds(300) });

        var own = kate.Phone.Call(Amy);

        Assert.AreEqual(CallEndKind.NoAnswer, (await (await amy.NextAsync()).EndAsync()).Kind);
        Assert.AreEqual(480, (await own.EndAsync()).Status);
    }

    [TestMethod]
    public async Task Whoever_talks_is_busy_and_calls_nobody_else()
    {
        await using var environment = await PhoneEnvironment.StartAsync();
        var kate = await environment.SignInAsync("kate");
        var amy = await environment.SignInAsync("amy");
        var tom = await environment.SignInAsync("tom");
        await kate.TalkAsync(amy, Amy);

        var toAmy = await tom.Phone.Call(Amy).EndAsync();
        var ofAmy = await amy.Phone.Call("sip:tom@im.test").EndAsync();

        Assert.AreEqual((CallEndKind.Busy, (int?)486), (toAmy.Kind, toAmy.Status));
        Assert.AreEqual(CallEndKind.Busy, ofAmy.Kind);
        Assert.AreEqual(0, amy.Received);
        Assert.AreEqual(0, tom.Received);
    }

    [TestMethod]
    public async Task Whoever_has_no_telephone_is_not_available()
    {
        await using var environment = await PhoneEnvironment.StartAsync();
        var kate = await environment.SignInAsync("kate");

        var away = await kate.Phone.Call(Amy).EndAsync();
        var unknown = await kate.Phone.Call("sip:nobody@im.test").EndAsync();

        Assert.AreEqual((CallEndKind.Unavailable, (int?)480), (away.Kind, away.Status));
        Assert.AreEqual((CallEndKind.Unavailable, (int?)404), (unknown.Kind, unknown.Status));
    }

    [TestMethod]
    public async Task A_telephone_that_is_taken_down_hangs_up()
    {
        await using var environment = await PhoneEnvironment.StartAsync();
        var kate = await environment.SignInAsync("kate");
        var amy = await environment.SignInAsync("amy");
        var (_, other) = await kate.TalkAsync(amy, Amy);

        await kate.Phone.DisposeAsync();

        Assert.AreEqual(CallEndKind.PeerHungUp, (await other.EndAsync()).Kind);
        Assert.IsFalse(kate.Phone.IsReady);
    }

    [TestMethod]
    public async Task A_call_without_a_switch_is_over_at_once_with_the_reason()
    {
        await using var phone = new Phone(
            new PhoneOptions
            {
                Switch = new SipPeer(SipTransport.Tcp, "127.0.0.1", 9),
                Address = "sip:kate@im.test",
                UserName = "kate",
                Password = _ => ValueTask.FromResult<string?>("k"),
            },
            Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);

        var call = phone.Call(Amy);

        Assert.AreEqual((CallState.Ended, CallEndKind.Failed), (call.State, call.End!.Kind));
    }

    [TestMethod]
    public async Task A_conversation_that_cannot_be_carried_is_a_mistake_of_the_caller()
    {
        await using var environment = await PhoneEnvironment.StartAsync();
        var kate = await environment.SignInAsync("kate");

        Assert.ThrowsExactly<ArgumentException>(() => kate.Phone.Call(Amy, conversationId: "no hexadecimal"));
    }
}
