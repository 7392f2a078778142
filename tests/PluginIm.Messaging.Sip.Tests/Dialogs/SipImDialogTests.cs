using PluginIm.Messaging.Sip.Tests.Environment;
using PluginIm.Sip;
using static PluginIm.Messaging.Sip.Tests.Environment.TestEnvironment;

namespace PluginIm.Messaging.Sip.Tests.Dialogs;

/// <summary>One session against a peer that the test plays: who it is with, what it takes, and how it is settled.</summary>
[TestClass]
public sealed class SipImDialogTests
{
    private const string Session = "0123456789abcdef0123456789abcdef";

    [TestMethod]
    public Task Who_answered_is_told_and_nobody_else_gets_in() => RunAsync(async (environment, kate, peer) =>
    {
        environment.Expect("answered 403: the session is with somebody else");
        peer.KnowsSessions = true;
        peer.FillAcceptance = response => response.Headers.Set(SipHeaderNames.PAssertedIdentity, "\"Tom Baker\" <sip:tbaker@im.test>");
        var mine = kate.Invite(Amy, "Hello", Session);
        await mine.WaitForAsync("established");

        Assert.AreEqual(new ImParty("sip:tbaker@im.test", "tbaker", "Tom Baker"), mine.Establishment!.AnsweredBy);
        Assert.AreEqual(403, await SayAsync(peer, "forged", "sip:eve@im.test"));
        Assert.AreEqual(200, await SayAsync(peer, "true", "sip:tbaker@im.test"));
        Assert.AreEqual(403, (await peer.CreateRestore(Session, VouchedFor("sip:eve@im.test")).InviteAsync()).Response.StatusCode);
        Assert.AreEqual(200, (await peer.CreateRestore(Session, VouchedFor("sip:tbaker@im.test")).InviteAsync()).Response.StatusCode);
        CollectionAssert.AreEqual(new[] { "true" }, mine.Texts);
    });

    [TestMethod]
    public Task The_ringing_names_the_session() => RunAsync(async (_, kate, peer) =>
    {
        var invitation = peer.CreateInvitation("Hello", invite => invite.Headers.Set(SipHeaderNames.SessionId, new SipSessionId(Session).ToString()));
        var ringing = new TaskCompletionSource<SipResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
        invitation.Progressed += (_, provisional) => ringing.TrySetResult(provisional.Response);

        var inviting = invitation.InviteAsync();
        var named = SipSessionId.Of(await ringing.Task);
        invitation.Cancel();
        await inviting;

        Assert.AreEqual(new SipSessionId(Session, Session), named);
    });

    [TestMethod]
    public Task A_goodbye_that_a_switch_refuses_goes_to_the_other_side_by_INVITE() => RunAsync(async (_, kate, peer) =>
    {
        peer.KnowsSessions = true;
        peer.FillRefusal = response => Farewell.Put(response, Session, "last", DateTimeOffset.UnixEpoch);
        var mine = kate.Invite(Amy, "Hello", Session);
        await mine.WaitForAsync("established");
        (peer.AnswerToBye, peer.AnswerToInvite) = (403, 603);

        Assert.AreEqual(new CarrierSettlement("last"), await mine.Dialog.EndAsync(CarrierEnding.HangUp, CancellationToken.None));
    });

    [TestMethod]
    public Task A_goodbye_that_is_not_confirmed_in_the_dialog_made_for_it_is_said_again() => RunAsync(async (_, kate, peer) =>
    {
        peer.KnowsSessions = true;
        peer.FillRefusal = response => Farewell.Put(response, Session, "last", DateTimeOffset.UnixEpoch);
        var mine = kate.Invite(Amy, "Hello", Session);
        await mine.WaitForAsync("established");
        peer.AnswerToBye = 480;
        peer.FillAcceptance = _ => peer.AnswerToInvite = 603;

        Assert.AreEqual(new CarrierSettlement("last"), await mine.Dialog.EndAsync(CarrierEnding.HangUp, CancellationToken.None));
        Assert.AreEqual(2, peer.Received.Count(request => request.Method == SipMethod.Bye));
    });

    [TestMethod]
    public Task A_message_that_crosses_the_goodbye_is_refused_after_it() => RunAsync(async (environment, kate, peer) =>
    {
        environment.Expect("answered 481: the session is over");
        peer.KnowsSessions = true;
        var mine = kate.Invite(Amy, "Hello", Session);
        await mine.WaitForAsync("established");
        var mayAnswer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        peer.MayAnswerBye = mayAnswer.Task;
        var ending = mine.Dialog.EndAsync(CarrierEnding.HangUp, CancellationToken.None);
        await WaitForAsync(() => peer.Received.Any(request => request.Method == SipMethod.Bye), "the BYE");

        var saying = peer.SendInDialogAsync(SipMethod.Message, "crossing");
        await WaitForAsync(
            () => environment.Log.Any(record => record.Message.StartsWith("received", StringComparison.Ordinal)
                && record.Message.Contains("\nMESSAGE ", StringComparison.Ordinal)),
            "the message");
        Assert.IsFalse(environment.Log.Any(record => record.Message.Contains("answered 481", StringComparison.Ordinal)));
        mayAnswer.SetResult();
        await ending;

        Assert.AreEqual(481, (await saying).StatusCode);
    });

    [TestMethod]
    public Task An_invitation_to_a_session_that_this_side_has_just_ended_is_not_accepted_with_what_it_brings() => RunAsync(async (_, kate, peer) =>
    {
        var id = new string('b', 32);
        var inviting = peer.CreateInvitation("Hello", invite =>
        {
            var offer = MultipartBody.Parse(invite.Headers.ContentType!, invite.Body).Parts[0];
            invite.SetBody(offer.ContentType, offer.Content);
        }).InviteAsync();
        var (dialog, mine) = await kate.NextInvitationAsync();
        mine.Accepted(await dialog.AcceptAsync(CancellationToken.None));
        await inviting;
        peer.AnswerToBye = 0;
        var ending = dialog.EndAsync(CarrierEnding.HangUp, CancellationToken.None);
        await WaitForAsync(() => peer.Received.Any(request => request.Method == SipMethod.Bye), "the BYE");

        var again = (await peer.CreateInvitation("Hello").InviteAsync()).Response;

        Assert.AreEqual((603, new CarrierSettlement(null)), (again.StatusCode, Farewell.Read(again, id)));
        Assert.AreEqual(new CarrierSettlement(null), await ending);
        Assert.IsEmpty(mine.Texts);
    });

    [TestMethod]
    public Task Who_invites_again_to_a_session_that_is_over_hears_each_time_what_arrived_in_it() => RunAsync(async (_, kate, peer) =>
    {
        var id = new string('b', 32);
        kate.Over[(id, "sip:amiller@im.test")] = new CarrierSettlement("last");

        var first = (await peer.CreateInvitation("Hello").InviteAsync()).Response;
        var second = (await peer.CreateInvitation("Hello").InviteAsync()).Response;

        Assert.AreEqual((603, new CarrierSettlement("last")), (first.StatusCode, Farewell.Read(first, id)));
        Assert.AreEqual((603, new CarrierSettlement("last")), (second.StatusCode, Farewell.Read(second, id)));
    });

    [TestMethod]
    [DataRow(430)]
    [DataRow(487)]
    public Task An_invitation_that_is_lost_on_its_way_goes_once_more(int status) => RunAsync(async (_, kate, peer) =>
    {
        peer.OwnAnswersToInvite.Enqueue(status);
        var mine = kate.Invite(Amy, "Hello", Session);

        await mine.WaitForAsync("established");

        var invites = peer.Received.Where(request => request.Method == SipMethod.Invite).ToArray();
        Assert.HasCount(2, invites);
        Assert.AreEqual(SipSessionId.Of(invites[0]), SipSessionId.Of(invites[1]));
        CollectionAssert.AreEqual(new[] { "established" }, mine.Events);
    });

    [TestMethod]
    public Task An_invitation_for_which_the_switch_waited_in_vain_leaves_open_what_the_other_side_has() => RunAsync(async (_, kate, peer) =>
    {
        peer.OwnAnswersToInvite.Enqueue(408);
        var mine = kate.Invite(Amy, "Hello", Session);
        await WaitForAsync(() => peer.Received.Any(request => request.Method == SipMethod.Invite), "the invitation");

        Assert.IsNull(await mine.Dialog.EndAsync(CarrierEnding.NoAnswer, CancellationToken.None));
    });

    [TestMethod]
    public Task A_message_that_no_switch_takes_is_refused_before_it_is_sent() => RunAsync(async (environment, kate, peer) =>
    {
        environment.Expect("is not sent");
        var mine = kate.Invite(Amy, "Hello", Session);
        await mine.WaitForAsync("established");

        var result = await mine.Dialog.SendAsync(new CarrierMessage("id", new string('✓', 5_000), default), CancellationToken.None);

        Assert.AreEqual((ImDeliveryFailureKind.Refused, 513), (result.Failure!.Kind, result.Failure.Status));
        Assert.IsEmpty(peer.Messages);
        Assert.AreEqual(
            CarrierResult.Success, await mine.Dialog.SendAsync(new CarrierMessage("id", new string('✓', 4_000), default), CancellationToken.None));
        CollectionAssert.AreEqual(new[] { "established" }, mine.Events);
    });

    [TestMethod]
    public Task A_message_that_is_just_being_kept_is_named_by_the_BYE_that_crosses_it() => RunAsync(async (_, kate, peer) =>
    {
        peer.KnowsSessions = true;
        var mine = kate.Invite(Amy, "Hello", Session);
        await mine.WaitForAsync("established");
        var kept = new TaskCompletionSource();
        mine.MayKeep = kept.Task;
        var saying = peer.SendInDialogAsync(SipMethod.Message, "crossing");
        await WaitForAsync(() => mine.IsKeeping, "the message");

        var ending = mine.Dialog.EndAsync(CarrierEnding.HangUp, CancellationToken.None);
        Assert.IsFalse(peer.Received.Any(request => request.Method == SipMethod.Bye));
        kept.SetResult();
        await ending;

        Assert.AreEqual(200, (await saying).StatusCode);
        Assert.AreEqual(new CarrierSettlement("peer-crossing"), Farewell.Read(peer.Received.Single(request => request.Method == SipMethod.Bye), Session));
    });

    [TestMethod]
    public Task A_message_that_is_just_being_kept_is_named_by_the_answer_to_a_BYE() => RunAsync(async (_, kate, peer) =>
    {
        peer.KnowsSessions = true;
        var mine = kate.Invite(Amy, "Hello", Session);
        await mine.WaitForAsync("established");
        var kept = new TaskCompletionSource();
        mine.MayKeep = kept.Task;
        var saying = peer.SendInDialogAsync(SipMethod.Message, "crossing");
        await WaitForAsync(() => mine.IsKeeping, "the message");

        var ending = peer.SendInDialogAsync(SipMethod.Bye);
        kept.SetResult();

        Assert.AreEqual(new CarrierSettlement("peer-crossing"), Farewell.Read(await ending, Session));
        Assert.AreEqual(200, (await saying).StatusCode);
        await mine.WaitForAsync("over");
    });

    [TestMethod]
    public Task A_message_that_is_just_being_kept_is_named_to_whoever_restores_the_session_that_is_over() => RunAsync(async (_, kate, peer) =>
    {
        var inviting = peer.CreateInvitation("Hello").InviteAsync();
        var (dialog, mine) = await kate.NextInvitationAsync();
        mine.Accepted(await dialog.AcceptAsync(CancellationToken.None));
        var theirs = (await inviting).Dialog!;
        var kept = new TaskCompletionSource();
        mine.MayKeep = kept.Task;
        var message = theirs.CreateRequest(SipMethod.Message);
        var body = MessageBody.ToCpim(new CarrierMessage("peer-crossing", "crossing", default), theirs.LocalAddress, theirs.RemoteAddress);
        message.SetBody(body.ContentType, body.Content);
        var saying = peer.SendAsync(message);
        await WaitForAsync(() => mine.IsKeeping, "the message");
        var ending = dialog.EndAsync(CarrierEnding.HangUp, CancellationToken.None);
        ((SipImDialog)dialog).OnTold(null);
        await ending;

        var restoring = peer.CreateRestore(new string('b', 32)).InviteAsync();
        kept.SetResult();
        var refused = (await restoring).Response;

        Assert.AreEqual((603, "peer-crossing"), (refused.StatusCode, Farewell.Read(refused, new string('b', 32))?.LastReceivedId));
        Assert.AreEqual(200, (await saying).StatusCode);
    });

    [TestMethod]
    public Task A_session_that_is_over_is_not_restored_and_says_what_came_last() => RunAsync(async (environment, kate, peer) =>
    {
        environment.Expect("answered 403: the session was with somebody else", "answered 481: there is no such session to restore");
        peer.KnowsSessions = true;
        var mine = kate.Invite(Amy, "Hello", Session);
        await mine.WaitForAsync("established");
        await peer.SendInDialogAsync(SipMethod.Message, "last");
        await mine.Dialog.EndAsync(CarrierEnding.HangUp, CancellationToken.None);

        var refused = (await peer.CreateRestore(Session).InviteAsync()).Response;

        Assert.AreEqual((603, "peer-last"), (refused.StatusCode, Farewell.Read(refused, Session)?.LastReceivedId));
        Assert.AreEqual(481, (await peer.CreateRestore(new string('c', 32)).InviteAsync()).Response.StatusCode);
    });

    [TestMethod]
    public Task A_session_that_was_over_before_the_desktop_started_is_refused_with_what_came_last() => RunAsync(async (environment, kate, peer) =>
    {
        environment.Expect("answered 481: there is no such session to restore");
        kate.Over[(Session, Amy.Address)] = new CarrierSettlement("last");

        var refused = (await peer.CreateRestore(Session).InviteAsync()).Response;
        var stranger = (await peer.CreateRestore(Session, VouchedFor("sip:eve@im.test")).InviteAsync()).Response;

        Assert.AreEqual((603, "last"), (refused.StatusCode, Farewell.Read(refused, Session)?.LastReceivedId));
        Assert.AreEqual(481, stranger.StatusCode);
    });

    [TestMethod]
    public Task A_BYE_for_the_dialog_alone_interrupts_the_session_and_does_not_end_it() => RunAsync(async (_, kate, peer) =>
    {
        peer.KnowsSessions = true;
        var mine = kate.Invite(Amy, "Hello", Session);
        await mine.WaitForAsync("established");
        var bye = peer.Dialog!.CreateRequest(SipMethod.Bye);
        bye.Headers.Set(SipHeaderNames.Reason, "SIP;cause=408;text=\"Session expired\"");

        Assert.AreEqual(200, (await peer.SendAsync(bye)).StatusCode);
        await mine.WaitForAsync("restored");

        Assert.AreEqual(CarrierResult.Success, await mine.SayAsync("one"));
        CollectionAssert.AreEqual(new[] { "established", "interrupted", "restored" }, mine.Events);
    });

    [TestMethod]
    public async Task A_refusal_that_asks_to_wait_for_years_is_asked_again_after_an_hour()
    {
        var time = new RecordingTime();
        await using var environment = WithoutSwitch();
        await using var peer = new ScriptedSwitch(SipTransport.Tcp, environment.Loggers) { KnowsSessions = true };
        await peer.StartAsync();
        await using var kate = await new CarrierAgent(Kate, environment, time, peer.Peer).SignInAsync();
        var mine = kate.Invite(Amy, "Hello", Session);
        await mine.WaitForAsync("established");
        peer.AnswerToInvite = 500;
        peer.FillRefusal = response => response.Headers.Set(SipHeaderNames.RetryAfter, "4294967295");
        var bye = peer.Dialog!.CreateRequest(SipMethod.Bye);
        bye.Headers.Set(SipHeaderNames.Reason, "SIP;cause=408;text=\"Session expired\"");

        await peer.SendAsync(bye);

        await WaitForAsync(() => time.IsAwaited(TimeSpan.FromHours(1)), "the wait for the next try");
        Assert.AreEqual(2, peer.Received.Count(request => request.Method == SipMethod.Invite));
    }

    [TestMethod]
    public Task A_session_with_a_client_that_does_not_know_it_is_lost_for_good() => RunAsync(async (_, kate, peer) =>
    {
        peer.AnswerToMessage = _ => 481;
        var mine = kate.Invite(Amy, "Hello", Session);
        await mine.WaitForAsync("established");
        Assert.IsNull(mine.Token);

        Assert.AreEqual(CarrierResultKind.Interrupted, (await mine.SayOnceAsync("anybody?")).Kind);
        await mine.WaitForAsync("over");

        Assert.AreEqual(ImEndReasonKind.ConnectionLost, mine.OverFor!.Kind);
        Assert.AreEqual(1, peer.Received.Count(request => request.Method == SipMethod.Invite), "It would ring there.");
    });

    [TestMethod]
    public async Task Another_switch_that_takes_over_restores_by_INVITE_and_invites_once_more()
    {
        await using var environment = WithoutSwitch();
        await using var first = new ScriptedSwitch(SipTransport.Tcp, environment.Loggers) { KnowsSessions = true };
        await using var second = new ScriptedSwitch(SipTransport.Tcp, environment.Loggers) { KnowsSessions = true };
        first.FillAcceptance = response => response.Headers.Set(SipHeaderNames.Allow, ImMethods.Allow);
        await first.StartAsync();
        await second.StartAsync();
        await using var kate = await environment.CreateCarrier(Kate, first.Peer, second.Peer).SignInAsync();
        var connected = kate.Invite(Amy, "Hello", Session);
        await connected.WaitForAsync("established");
        first.AnswerToInvite = 180;
        var open = kate.Invite(Amy, "And another", new string('d', 32));
        await WaitForAsync(() => open.Progress.Contains(CarrierProgress.Ringing), "the ringing");

        await first.DisposeAsync();
        await connected.WaitForAsync("restored");
        await open.WaitForAsync("established");

        var invites = second.Received.Where(request => request.Method == SipMethod.Invite).ToLookup(request => SipSessionId.Of(request)!.Local);
        Assert.IsTrue(invites[Session].Single().Headers.Contains(SipHeaderNames.Replaces));
        Assert.IsFalse(invites[open.SessionId].Single().Headers.Contains(SipHeaderNames.Replaces));
        Assert.IsFalse(second.Received.Any(request => request.Method == SipMethod.Update), "The route leads through the switch that is gone.");
        CollectionAssert.AreEqual(new[] { "established" }, open.Events);
    }

    [TestMethod]
    public Task A_text_under_way_in_a_dialog_that_is_replaced_may_go_at_once_in_the_one_after_it() => RunAsync(async (_, kate, peer) =>
    {
        peer.KnowsSessions = true;
        var mine = kate.Invite(Amy, "Hello", Session);
        await mine.WaitForAsync("established");
        peer.AnswerToMessage = _ => 100;
        var saying = mine.SayOnceAsync("one");
        await WaitForAsync(() => peer.Messages.Length == 1, "the text");

        peer.AnswerToMessage = _ => 200;
        Assert.AreEqual(200, (await peer.CreateRestore(Session).InviteAsync()).Response.StatusCode);

        Assert.AreEqual(CarrierResultKind.Interrupted, (await saying).Kind, "which nothing answers before half a minute is over in the dialog before");
        Assert.AreEqual(CarrierResult.Success, await mine.SayOnceAsync("one"));
        Assert.AreNotEqual(peer.Messages[0].Headers.CallId, peer.Messages[1].Headers.CallId);
    });

    [TestMethod]
    public async Task A_switch_that_is_overloaded_is_left_and_its_sessions_go_on_by_the_next_one()
    {
        await using var environment = WithoutSwitch();
        await using var first = new ScriptedSwitch(SipTransport.Tcp, environment.Loggers) { KnowsSessions = true };
        await using var second = new ScriptedSwitch(SipTransport.Tcp, environment.Loggers) { KnowsSessions = true };
        await first.StartAsync();
        await second.StartAsync();
        await using var kate = await environment.CreateCarrier(Kate, first.Peer, second.Peer).SignInAsync();
        var mine = kate.Invite(Amy, "Hello", Session);
        await mine.WaitForAsync("established");

        first.OverloadedFor = 600;
        Assert.AreEqual(CarrierResultKind.Interrupted, (await mine.SayOnceAsync("one")).Kind);
        await mine.WaitForAsync("restored");

        Assert.AreEqual(CarrierResult.Success, await mine.SayAsync("one"));
        Assert.IsNotEmpty(second.Messages);
        Assert.IsTrue(second.Received.Single(request => request.Method == SipMethod.Invite).Headers.Contains(SipHeaderNames.Replaces));
        var asked = first.Received.Count;
        Assert.AreEqual(CarrierResult.Success, await mine.SayAsync("two"));
        Assert.AreEqual(asked, first.Received.Count);
    }

    [TestMethod]
    public async Task Leaving_does_not_wait_for_a_switch_that_is_away()
    {
        await using var environment = await StartAsync();
        environment.Expect("refused with 480");
        var relay = environment.CreateRelay();
        var kate = await environment.SignInCarrierAsync(Kate, relay.Peer);
        var amy = await environment.SignInCarrierAsync(Amy);
        var (mine, _, _) = await kate.ConnectAsync(amy);
        relay.Cut();
        await mine.WaitForAsync("interrupted");

        Assert.IsNull(await mine.Dialog.EndAsync(CarrierEnding.SignOut, CancellationToken.None));
        await kate.Carrier.SignOutAsync(CancellationToken.None);
    }

    private static Action<SipRequest> VouchedFor(string address) => request => request.Headers.Set(SipHeaderNames.PAssertedIdentity, $"<{address}>");

    private static async Task<int> SayAsync(ScriptedSwitch peer, string text, string asserted)
    {
        var request = peer.Dialog!.CreateRequest(SipMethod.Message);
        request.Headers.Set(SipHeaderNames.PAssertedIdentity, $"<{asserted}>");
        request.SetBody("text/plain;charset=UTF-8", System.Text.Encoding.UTF8.GetBytes(text));
        return (await peer.SendAsync(request)).StatusCode;
    }

    private static async Task RunAsync(Func<TestEnvironment, CarrierAgent, ScriptedSwitch, Task> test)
    {
        await using var environment = WithoutSwitch();
        await using var peer = new ScriptedSwitch(SipTransport.Tcp, environment.Loggers);
        await peer.StartAsync();
        await using var kate = await environment.CreateCarrier(Kate, peer.Peer).SignInAsync();
        await test(environment, kate, peer);
    }
}
