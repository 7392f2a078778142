using Microsoft.Extensions.Time.Testing;
using PluginIm.Contracts;
using Softphone;
using Eyes = PluginIm.Views.Tests.Environment.Ui;

namespace SampleShell.Tests;

/// <summary>The shell's voice channel over a real switch.</summary>
[TestClass]
public sealed class TelephoneTests
{
    [TestMethod]
    public Task A_call_of_a_conversation_is_told_at_both_desktops_and_carries_sound() => RunAsync(exchange =>
    {
        var call = exchange.Kate.Start(Exchange.Amy, Exchange.Conversation, null);
        var far = exchange.Next();
        Assert.AreEqual(VoiceCallState.Ringing, call.State);
        far.Answer();
        Eyes.Until(() => call.State == VoiceCallState.Connected && exchange.Kate.Call!.Level > 0.3, "sound");

        Assert.AreEqual(Exchange.Conversation, far.ConversationId);
        CollectionAssert.AreEqual(new[] { call }, exchange.Began);
        Assert.AreEqual(("Amy Miller", "amiller"), (exchange.Kate.Call!.PeerName, exchange.Kate.Call.Logon));
        Assert.AreEqual(Words.PhoneConnected, exchange.Kate.Call.StateText);
        Assert.MatchesRegex(@"^\d:\d\d$", exchange.Kate.Call.Duration);
        Assert.IsNull(call.Problem);
    });

    [TestMethod]
    public Task A_call_that_rings_here_is_told_with_its_conversation_and_answered() => RunAsync(exchange =>
    {
        var far = exchange.CallKate();
        var call = exchange.Kate.Call!;

        Assert.AreSame(call, exchange.Began.Single());
        Assert.AreEqual((Exchange.Conversation, VoiceCallState.Ringing, "Amy Miller"), (call.ConversationId, call.State, call.PeerName));
        call.AnswerCommand.Execute(null);

        Eyes.Until(() => call.State == VoiceCallState.Connected && far.State == CallState.Talking, "the connection at both sides");
    });

    [TestMethod]
    public Task The_agent_is_on_the_phone_from_the_answer_to_the_end() => RunAsync(exchange =>
    {
        var seen = new List<bool>();
        exchange.Kate.Changed += (_, _) => seen.Add(exchange.Kate.IsInCall);
        exchange.CallKate();
        var call = exchange.Kate.Call!;
        Assert.IsFalse(exchange.Kate.IsInCall, "It only rings.");

        call.AnswerCommand.Execute(null);
        Eyes.Until(() => call.State == VoiceCallState.Connected && seen.Contains(true), "that it is told");
        call.HangUpCommand.Execute(null);

        Eyes.Until(() => call.IsOver && seen is [.., false], "that the end is told");
        Assert.IsTrue(call.IsIncoming);
    });

    [TestMethod]
    public Task A_call_of_no_conversation_rings_and_is_nobodys_conversation() => RunAsync(exchange =>
    {
        exchange.CallKate(conversation: null);

        Assert.IsEmpty(exchange.Began);
    });

    [TestMethod]
    public Task Hold_and_resume_are_shown_at_both_sides() => RunAsync(exchange =>
    {
        exchange.CallKate();
        var call = exchange.Kate.Call!;
        call.AnswerCommand.Execute(null);
        Eyes.Until(() => call.State == VoiceCallState.Connected, "the connection");
        var far = exchange.Far.Calls.Single();

        call.ToggleHoldCommand.Execute(null);
        Eyes.Until(() => call.IsOnHold && far.IsHeldByPeer, "the hold");
        Assert.AreEqual((VoiceCallState.Held, Words.PhoneOnHold, Words.PhoneResume), (call.State, call.StateText, call.HoldText));
        call.ToggleHoldCommand.Execute(null);
        Eyes.Until(() => call.State == VoiceCallState.Connected && !far.IsHeldByPeer, "the call again");
        far.Hold();
        Eyes.Until(() => call.State == VoiceCallState.Held, "the other side's hold");

        Assert.AreEqual(Words.PhoneHeldByPeer.With("Amy Miller"), call.StateText);
        Assert.AreEqual(Words.PhoneHold, call.HoldText);
    });

    [TestMethod]
    public Task Why_a_call_did_not_come_about_is_said_and_goes_after_a_while() => RunAsync(
        (exchange, time) =>
        {
            var isOver = false;
            var call = exchange.Kate.Start(Exchange.Amy, Exchange.Conversation, null);
            exchange.Kate.Call!.Ended += (_, _) => isOver = true;
            Assert.AreEqual(Words.PhoneInCall.With("Amy Miller"), exchange.Kate.WhyNotStart(Exchange.Amy));
            exchange.Next().Decline();
            Eyes.Until(() => isOver, "the end");

            Assert.AreEqual(Words.PhoneDeclined.With("Amy Miller"), call.Problem);
            Assert.IsTrue(exchange.Kate.HasCall);
            Assert.IsNull(exchange.Kate.WhyNotStart(Exchange.Amy));
            time.Advance(Telephone.Aftermath);
            Eyes.Until(() => !exchange.Kate.HasCall, "the bar to go");
        },
        new FakeTimeProvider());

    [TestMethod]
    public Task Whoever_cannot_be_reached_is_named() => RunAsync(exchange =>
    {
        var call = exchange.Kate.Start(Exchange.Amy with { DisplayName = "Tom Thumb", SipAddress = "sip:tom@im.test" }, Exchange.Conversation, null);
        Eyes.Until(() => call.State == VoiceCallState.Ended, "the end");

        Assert.AreEqual(Words.PhoneUnavailable.With("Tom Thumb"), call.Problem);
    });

    [TestMethod]
    public Task A_call_that_the_other_side_gave_up_is_named_as_missed() => RunAsync(exchange =>
    {
        var far = exchange.CallKate();
        var call = exchange.Kate.Call!;

        far.HangUp();
        Eyes.Until(() => call.IsOver, "the end");

        Assert.AreEqual(Words.PhoneMissed.With("Amy Miller"), call.Problem);
    });

    [TestMethod]
    public Task A_hung_up_call_is_no_problem_at_either_side() => RunAsync(exchange =>
    {
        var call = exchange.Talk();

        call.HangUpCommand.Execute(null);
        Eyes.Until(() => call.IsOver && exchange.Far.Calls.Count == 0, "the end");

        Assert.IsNull(call.Problem);
        Assert.AreEqual(Words.PhoneEnded, call.StateText);
        Assert.IsFalse(call.HangUpCommand.CanExecute(null));
    });

    [TestMethod]
    public Task Without_a_switch_nothing_can_be_called_and_that_is_said() => Ui.RunAsync(() =>
    {
        var telephone = new Telephone(null, TimeProvider.System);

        Assert.AreEqual(Words.PhoneNotSignedIn, telephone.WhyNotStart(Exchange.Amy));
    });

    private static Task RunAsync(Action<Exchange> test) => RunAsync((exchange, _) => test(exchange), null);

    private static Task RunAsync(Action<Exchange, FakeTimeProvider> test, FakeTimeProvider? time) => Ui.RunAsync(async () =>
    {
        using var log = new TestLog();
        await using var exchange = await Exchange.OpenAsync(log, time);
        test(exchange, time!);
    });
}
