using System.Collections.Concurrent;
using PluginIm.Messaging.Tests.Environment;

namespace PluginIm.Messaging.Tests.Sessions;

[TestClass]
public sealed class ImSessionTests
{
    [TestMethod]
    public async Task The_first_message_invites_and_acceptance_delivers_it()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var session = conversation.Start();
        Assert.AreEqual(ImSessionState.NotConnected, session.State);

        Assert.AreEqual(ImSendResult.Accepted, session.Send("Hello"));
        Assert.AreEqual(ImSessionState.Establishing, session.State);
        var invitation = await conversation.NextInvitationAsync();
        await invitation.AcceptAsync();

        Assert.AreEqual(ImSessionState.Connected, session.State);
        Assert.AreEqual(ImSessionState.Connected, invitation.Session.State);
        Assert.AreEqual(session.Id, invitation.Session.Id);
        CollectionAssert.AreEqual(
            new[] { "kmilburn: Hello (Delivered)", "-- InvitationSent kmilburn", "-- Accepted amiller" }, Conversation.Read(session));
        CollectionAssert.AreEqual(new[] { "kmilburn: Hello", "-- Accepted amiller" }, Conversation.Read(invitation.Session));
    }

    [TestMethod]
    public async Task Text_typed_while_establishing_waits_and_goes_out_in_order_on_connect()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var session = conversation.Start();
        session.Send("one");
        session.Send("two");
        session.Send("three");
        Assert.AreEqual("kmilburn: three (Queued)", Conversation.Read(session)[^1]);

        var invitation = await conversation.NextInvitationAsync();
        await invitation.AcceptAsync();

        await TestEnvironment.WaitForAsync(() => Conversation.Read(session).Count(line => line.EndsWith("(Delivered)", StringComparison.Ordinal)) == 3, "all delivered");
        CollectionAssert.AreEqual(
            new[] { "kmilburn: one", "-- Accepted amiller", "kmilburn: two", "kmilburn: three" }, Conversation.Read(invitation.Session));
    }

    [TestMethod]
    public async Task What_waited_for_a_rejected_invitation_is_failed_with_the_reason()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var session = conversation.Start();
        session.Send("one");
        session.Send("two");

        await (await conversation.NextInvitationAsync()).RejectAsync();

        Assert.AreEqual(ImEndReasonKind.Rejected, session.EndReason?.Kind);
        CollectionAssert.AreEqual(
            new[] { "kmilburn: one (Failed)", "-- InvitationSent kmilburn", "kmilburn: two (Failed)", "-- Rejected amiller" }, Conversation.Read(session));
        var failures = session.Transcript.OfType<TranscriptMessage>().Select(message => message.Failure?.Kind);
        Assert.IsTrue(failures.All(kind => kind == ImDeliveryFailureKind.SessionEnded));
        Assert.AreEqual(ImSendResult.NotOpen, session.Send("three"));
    }

    [TestMethod]
    public async Task One_message_is_under_way_at_a_time()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var (kate, amy) = await conversation.ConnectAsync();
        var dialog = environment.CarrierOf(TestEnvironment.Kate).Dialogs[0];
        dialog.MessageGate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        string[] texts = ["1", "2", "3", "4"];
        foreach (var text in texts)
        {
            kate.Send(text);
        }

        Assert.AreEqual("kmilburn: 1 (Sending)", Conversation.Read(kate)[3]);
        Assert.AreEqual("kmilburn: 2 (Queued)", Conversation.Read(kate)[4]);
        dialog.MessageGate.SetResult();

        await TestEnvironment.WaitForAsync(() => amy.Transcript.Count == 6, "four messages");
        CollectionAssert.AreEqual(texts, dialog.Sent);
        Assert.AreEqual(1, dialog.MostUnderWay);
    }

    [TestMethod]
    public async Task A_failed_message_can_be_sent_again_once_under_its_old_identity()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var (kate, amy) = await conversation.ConnectAsync();
        environment.CarrierOf(TestEnvironment.Kate).Dialogs[0].NextResults.Enqueue(CarrierResult.Failed(ImDeliveryFailureKind.Refused, 413, "Too Large"));
        kate.Send("again");
        await TestEnvironment.WaitForAsync(() => Conversation.Read(kate)[^1] == "kmilburn: again (Failed)", "the failure");
        var failed = (TranscriptMessage)kate.Transcript[^1];
        Assert.AreEqual(new ImDeliveryFailure(ImDeliveryFailureKind.Refused, 413, "Too Large"), failed.Failure);

        Assert.AreEqual(ImSendResult.Accepted, kate.SendAgain(failed));

        await TestEnvironment.WaitForAsync(() => Conversation.Read(kate)[^1] == "kmilburn: again (Delivered)", "the delivery");
        Assert.AreEqual("kmilburn: again", Conversation.Read(amy)[^1]);
        Assert.AreEqual(failed.MessageId, ((TranscriptMessage)kate.Transcript[^1]).MessageId);
        Assert.AreEqual(ImDelivery.Failed, failed.Delivery);
        Assert.AreEqual(ImSendResult.NotFailed, kate.SendAgain(failed));
    }

    [TestMethod]
    public async Task A_message_that_comes_twice_is_confirmed_twice_and_shown_once()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var (_, amy) = await conversation.ConnectAsync();
        var dialog = environment.CarrierOf(TestEnvironment.Amy).Dialogs[0];
        var message = new CarrierMessage("id-1", "only once", environment.Time.GetUtcNow());

        var first = await dialog.ReceiveAsync(message);
        var second = await dialog.ReceiveAsync(message);

        Assert.AreEqual(CarrierReceipt.Taken, first);
        Assert.AreEqual(CarrierReceipt.Taken, second);
        Assert.AreEqual(1, Conversation.Read(amy).Count(line => line == "kmilburn: only once"));
    }

    [TestMethod]
    public async Task A_message_that_overtakes_the_acceptance_is_shown_after_it()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var session = conversation.Start();
        session.Send("Hello");
        var invitation = await conversation.NextInvitationAsync();
        var early = new CarrierMessage("early", "Hi!", default);

        var receipt = environment.CarrierOf(TestEnvironment.Kate).Dialogs[0].ReceiveAsync(early);
        Assert.IsFalse(receipt.IsCompleted, "It is confirmed before it is shown.");
        await invitation.AcceptAsync();

        Assert.AreEqual(CarrierReceipt.Taken, await receipt);
        CollectionAssert.AreEqual(
            new[] { "kmilburn: Hello (Delivered)", "-- InvitationSent kmilburn", "-- Accepted amiller", "amiller: Hi!" }, Conversation.Read(session));
    }

    [TestMethod]
    public async Task A_message_that_overtakes_an_acceptance_that_does_not_come_in_time_is_not_taken()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var session = conversation.Start();
        session.Send("Hello");
        await conversation.NextInvitationAsync();
        var receipt = environment.CarrierOf(TestEnvironment.Kate).Dialogs[0].ReceiveAsync(new CarrierMessage("early", "Hi!", default));

        environment.Time.Advance(new ImOptions().ToastTimeout);

        Assert.AreEqual(CarrierReceipt.NoSession, await receipt);
        Assert.DoesNotContain("amiller: Hi!", Conversation.Read(session));
        Assert.IsNull(session.LastReceivedId);
    }

    [TestMethod]
    public async Task A_message_of_a_party_that_ends_before_anybody_hears_that_it_accepted_is_shown()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var session = conversation.Start();
        session.Send("Hello");
        var dialog = environment.CarrierOf(TestEnvironment.Kate).Dialogs[0];
        var receipt = dialog.ReceiveAsync(new CarrierMessage("early", "Hi!", default));

        dialog.Over(new ImEndReason(ImEndReasonKind.EndedByPeer), new CarrierSettlement(dialog.Invitation.FirstMessage!.Id));

        Assert.AreEqual(CarrierReceipt.Taken, await receipt);
        CollectionAssert.AreEqual(
            new[] { "kmilburn: Hello (Delivered)", "-- InvitationSent kmilburn", "-- Accepted amiller", "amiller: Hi!", "-- Ended amiller" },
            Conversation.Read(session));
    }

    [TestMethod]
    [DataRow(ImEndReasonKind.Failed)]
    [DataRow(ImEndReasonKind.NoAnswer)]
    [DataRow(ImEndReasonKind.Cancelled)]
    public async Task An_invitation_that_somebody_may_have_accepted_unheard_is_not_confirmed(ImEndReasonKind kind)
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var session = conversation.Start();
        session.Send("Hello");
        session.Send("not handed over");

        environment.CarrierOf(TestEnvironment.Kate).Dialogs[0].Over(new ImEndReason(kind, 430), settlement: null);

        CollectionAssert.AreEqual(
            new[] { ImDeliveryFailureKind.NoConfirmation, ImDeliveryFailureKind.SessionEnded },
            session.Transcript.OfType<TranscriptMessage>().Select(message => message.Failure!.Kind).ToArray());
    }

    [TestMethod]
    public async Task A_message_for_an_ended_session_is_not_taken()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var (_, amy) = await conversation.ConnectAsync();
        await amy.EndAsync();
        var lines = amy.Transcript.Count;

        var receipt = await environment.CarrierOf(TestEnvironment.Amy).Dialogs[0].ReceiveAsync(new CarrierMessage("id", "late", default));

        Assert.AreEqual(CarrierReceipt.NoSession, receipt);
        Assert.HasCount(lines, amy.Transcript);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task Either_side_ends_and_both_transcripts_say_who(bool kateEnds)
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var (kate, amy) = await conversation.ConnectAsync();

        await (kateEnds ? kate : amy).EndAsync();

        Assert.AreEqual(kateEnds ? ImEndReasonKind.EndedByMe : ImEndReasonKind.EndedByPeer, kate.EndReason?.Kind);
        Assert.AreEqual(kateEnds ? ImEndReasonKind.EndedByPeer : ImEndReasonKind.EndedByMe, amy.EndReason?.Kind);
        var line = $"-- Ended {(kateEnds ? "kmilburn" : "amiller")}";
        Assert.AreEqual(line, Conversation.Read(kate)[^1]);
        Assert.AreEqual(line, Conversation.Read(amy)[^1]);
        Assert.IsEmpty(conversation.Kate.Sessions);
        Assert.IsEmpty(conversation.Amy.Sessions);
    }

    [TestMethod]
    public async Task Nobody_answers_in_time()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment, new ImOptions { ToastTimeout = TimeSpan.FromSeconds(5) });
        var session = conversation.Start();
        session.Send("Hello?");
        var invitation = await conversation.NextInvitationAsync();

        environment.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.AreEqual(ImEndReasonKind.NoAnswer, session.EndReason?.Kind);
        Assert.AreEqual("-- NotAnswered amiller", Conversation.Read(session)[^1]);
        Assert.AreEqual(ImEndReasonKind.NoAnswer, invitation.Session.EndReason?.Kind);
    }

    [TestMethod]
    public async Task Each_agent_to_whom_a_Routing_Point_offers_has_the_time_to_answer()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment, new ImOptions { ToastTimeout = TimeSpan.FromSeconds(30) });
        var session = conversation.Start();
        session.Send("Hello?");
        var dialog = environment.CarrierOf(TestEnvironment.Kate).Dialogs[0];
        var amys = environment.CarrierOf(TestEnvironment.Amy).Dialogs[0];
        amys.Pair(new MemoryDialog(environment.CarrierOf(TestEnvironment.Amy), dialog.Invitation, null));
        dialog.Observer!.OnProgress(CarrierProgress.Ringing);
        environment.Time.Advance(TimeSpan.FromSeconds(20));
        dialog.Observer!.OnProgress(CarrierProgress.Forwarded);
        environment.Time.Advance(TimeSpan.FromSeconds(20));
        Assert.AreEqual(ImSessionState.Establishing, session.State);
        dialog.Observer!.OnProgress(CarrierProgress.Queued);
        environment.Time.Advance(TimeSpan.FromMinutes(5));
        dialog.Observer!.OnProgress(CarrierProgress.Ringing);
        environment.Time.Advance(TimeSpan.FromSeconds(29));
        Assert.AreEqual(ImSessionState.Establishing, session.State);

        dialog.Observer!.OnEstablished(new CarrierEstablishment(ImParty.FromAddress("sip:bob@im.test", "Bob")));

        Assert.AreEqual("bob", session.Others[0].Logon);
        CollectionAssert.AreEqual(
            new[] { "kmilburn: Hello? (Delivered)", "-- InvitationSent kmilburn", "-- Forwarded", "-- Waiting amiller", "-- Accepted bob" }, Conversation.Read(session));
    }

    [TestMethod]
    public async Task Ringing_gives_a_single_party_no_more_time_than_its_own_desktop_does()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment, new ImOptions { ToastTimeout = TimeSpan.FromSeconds(30) });
        var session = conversation.Start();
        session.Send("Hello?");
        var dialog = environment.CarrierOf(TestEnvironment.Kate).Dialogs[0];
        environment.Time.Advance(TimeSpan.FromSeconds(1));
        dialog.Observer!.OnProgress(CarrierProgress.Ringing);

        environment.Time.Advance(TimeSpan.FromSeconds(29));

        Assert.AreEqual(ImEndReasonKind.NoAnswer, session.EndReason?.Kind);
        Assert.AreEqual(CarrierEnding.NoAnswer, dialog.Ending, "The other desktop's time was over first.");
    }

    [TestMethod]
    public async Task An_accepted_invitation_does_not_expire()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var (kate, amy) = await conversation.ConnectAsync();

        environment.Time.Advance(TimeSpan.FromHours(1));

        Assert.AreEqual(ImSessionState.Connected, kate.State);
        Assert.AreEqual(ImSessionState.Connected, amy.State);
    }

    [TestMethod]
    public async Task Closing_before_the_first_message_cancels_without_a_word_to_the_carrier()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var session = conversation.Start();

        await session.EndAsync();

        Assert.AreEqual(ImEndReasonKind.Cancelled, session.EndReason?.Kind);
        Assert.IsEmpty(environment.CarrierOf(TestEnvironment.Kate).Dialogs);
    }

    [TestMethod]
    public async Task A_blank_and_an_overlong_text_are_not_taken()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var session = conversation.Start();

        Assert.AreEqual(ImSendResult.Blank, session.Send(" \r\n\t"));
        Assert.AreEqual(ImSendResult.TooLong, session.Send(new string('x', 4001)));

        Assert.AreEqual(ImSessionState.NotConnected, session.State);
        Assert.IsEmpty(session.Transcript);
        Assert.AreEqual(ImSendResult.Accepted, session.Send(new string('x', 4000)));
    }

    [TestMethod]
    public async Task Changes_are_told_in_the_order_of_the_transcript()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var session = conversation.Start();
        var seen = new ConcurrentQueue<string>();
        session.Changed += (_, change) => seen.Enqueue(
            change.Kind == ImSessionChangeKind.StateChanged ? change.State.ToString() : $"{change.Kind} {change.Entry!.Ordinal}");

        session.Send("Hello");
        await (await conversation.NextInvitationAsync()).AcceptAsync();
        await session.EndAsync();

        await TestEnvironment.WaitForAsync(() => seen.Contains("Ended"), "the end");
        CollectionAssert.AreEqual(
            new[]
            {
                "EntryAdded 1", "EntryChanged 1", "EntryAdded 2", "Establishing",
                "EntryChanged 1", "EntryAdded 3", "Connected",
                "EntryAdded 4", "Ended",
            },
            seen.ToArray());
    }

    [TestMethod]
    public async Task What_a_text_changes_is_told_on_the_thread_that_sends_it_before_Send_returns()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var session = conversation.Start();
        var sending = 0;
        var isTold = false;
        session.Changed += (_, change) => isTold |= change.Entry is TranscriptMessage && System.Environment.CurrentManagedThreadId == sending;

        // Where the pool is just at something that happened before, it tells of the text as well.
        await TestEnvironment.WaitForAsync(
            () =>
            {
                sending = System.Environment.CurrentManagedThreadId;
                session.Send("Hello");
                sending = 0;
                return isTold;
            },
            "a change that is told on the thread that sends");
    }

    [TestMethod]
    public async Task A_handler_that_throws_keeps_nothing_from_the_others()
    {
        await using var environment = new TestEnvironment { ErrorsExpected = true };
        var conversation = await Conversation.CreateAsync(environment);
        var session = conversation.Start();
        var states = new ConcurrentQueue<ImSessionState>();
        session.Changed += (_, change) => throw new InvalidOperationException("A host's fault.");
        conversation.Amy.InvitationReceived += (_, invitation) => states.Enqueue(invitation.Session.State);

        session.Send("Hello");

        await TestEnvironment.WaitForAsync(() => !states.IsEmpty, "the invitation");
        Assert.AreEqual(ImSessionState.Establishing, session.State);
    }

    [TestMethod]
    public async Task A_carrier_that_throws_ends_the_session_and_not_the_channel()
    {
        await using var environment = new TestEnvironment { ErrorsExpected = true };
        var conversation = await Conversation.CreateAsync(environment);
        var carrier = environment.CarrierOf(TestEnvironment.Kate);
        carrier.Fault = new InvalidOperationException("A carrier's fault.");
        var broken = conversation.Start();

        broken.Send("Hello");

        Assert.AreEqual(ImEndReasonKind.Failed, broken.EndReason?.Kind);
        carrier.Fault = null;
        var (kate, _) = await conversation.ConnectAsync();
        carrier.Fault = new InvalidOperationException("A carrier's fault.");
        kate.Send("lost");
        Assert.AreEqual("kmilburn: lost (Failed)", Conversation.Read(kate)[^1]);
        await kate.EndAsync();
        Assert.AreEqual(ImSessionState.Ended, kate.State);
    }

    [TestMethod]
    public async Task A_lost_connection_fails_what_waits_and_says_so()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var (kate, _) = await conversation.ConnectAsync();
        var dialog = environment.CarrierOf(TestEnvironment.Kate).Dialogs[0];
        dialog.MessageGate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        dialog.NextResults.Enqueue(CarrierResult.Failed(ImDeliveryFailureKind.ConnectionLost));
        kate.Send("under way");
        kate.Send("waiting");

        dialog.Over(new ImEndReason(ImEndReasonKind.ConnectionLost));
        dialog.MessageGate.SetResult();

        await TestEnvironment.WaitForAsync(() => Conversation.Read(kate).Contains("kmilburn: under way (Failed)"), "the failure");
        CollectionAssert.IsSubsetOf(new[] { "kmilburn: waiting (Failed)", "-- ConnectionLost" }, Conversation.Read(kate));
    }

    [TestMethod]
    public async Task An_unreachable_party_ends_the_session_with_status_and_phrase()
    {
        await using var environment = new TestEnvironment();
        var kate = await environment.SignInAsync(TestEnvironment.Kate);
        var session = kate.StartSession(ImParty.FromAddress("sip:nobody@im.test")).Session!;

        session.Send("Hello");

        Assert.AreEqual(new ImEndReason(ImEndReasonKind.Failed, 404, "Not Found"), session.EndReason);
        Assert.AreEqual("-- Failed nobody", Conversation.Read(session)[^1]);
    }
}
