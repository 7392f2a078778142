using PluginIm.Messaging.Tests.Environment;

namespace PluginIm.Messaging.Tests.Sessions;

/// <summary>Two agents who invite each other at the same time.</summary>
[TestClass]
public sealed class CrossingTests
{
    [TestMethod]
    [DataRow("00000000000000000000000000000000", true)]
    [DataRow("ffffffffffffffffffffffffffffffff", false)]
    public async Task Of_two_invitations_that_cross_the_lower_session_stays(string theirId, bool theirsStays)
    {
        await using var environment = new TestEnvironment();
        var kate = await environment.SignInAsync(TestEnvironment.Kate);
        _ = await environment.SignInAsync(TestEnvironment.Amy);
        var session = kate.StartSession(TestEnvironment.Amy).Session!;
        session.Send("from Kate");
        var own = environment.CarrierOf(TestEnvironment.Kate).Dialogs[0];
        var ownId = session.Id;
        var announced = 0;
        kate.InvitationReceived += (_, _) => announced++;

        var theirs = environment.Ring(theirId, "from Amy", out var admission);

        if (theirsStays)
        {
            await TestEnvironment.WaitForAsync(() => session.State == ImSessionState.Connected, "the one session");
            Assert.AreEqual(theirId, session.Id);
            Assert.AreEqual(CarrierEnding.Joined, own.Ending);
            await TestEnvironment.WaitForAsync(() => Conversation.Read(session).Contains("kmilburn: from Kate (Delivered)"), "the own text in the other's dialog");
            CollectionAssert.AreEqual(new[] { "from Kate" }, theirs.Sent);
            CollectionAssert.Contains(Conversation.Read(session), "amiller: from Amy");
        }
        else
        {
            Assert.AreEqual(CarrierEnding.Joined, admission.Refusal);
            Assert.AreEqual(ImSessionState.Establishing, session.State);
            Assert.AreEqual(ownId, session.Id);
        }

        Assert.AreEqual(0, announced);
        Assert.HasCount(1, kate.Sessions);
    }

    [TestMethod]
    public async Task A_text_to_whoever_rings_accepts_that_invitation_and_goes_in_it()
    {
        await using var environment = new TestEnvironment();
        var kate = await environment.SignInAsync(TestEnvironment.Kate);
        _ = await environment.SignInAsync(TestEnvironment.Amy);
        var (invitation, theirs) = await RingAsync(environment, kate);
        ImInvitationOutcome? outcome = null;
        invitation.Closed += (_, closed) => outcome = closed;

        var session = kate.StartSession(TestEnvironment.Amy).Session!;
        Assert.AreEqual(ImSendResult.Accepted, session.Send("from Kate"));

        await TestEnvironment.WaitForAsync(() => Conversation.Read(session).Contains("kmilburn: from Kate (Delivered)"), "the own text in the other's dialog");
        CollectionAssert.AreEqual(new[] { "from Kate" }, theirs.Sent);
        CollectionAssert.Contains(Conversation.Read(session), "amiller: from Amy");
        Assert.AreEqual((theirs.Invitation.SessionId, ImSessionState.Connected), (session.Id, session.State));
        Assert.AreSame(session, kate.Sessions.Single());
        Assert.IsEmpty(environment.CarrierOf(TestEnvironment.Kate).Dialogs, "Nobody is invited.");
        await TestEnvironment.WaitForAsync(() => outcome == ImInvitationOutcome.AnsweredElsewhere, "the end of the notification");
        await theirs.ReceiveAsync(new CarrierMessage("second", "and more", default));
        Assert.AreEqual("amiller: and more", Conversation.Read(session)[^1]);
    }

    [TestMethod]
    public async Task Whose_session_ends_while_it_takes_the_ringing_invitation_rejects_that_one()
    {
        await using var environment = new TestEnvironment();
        var kate = await environment.SignInAsync(TestEnvironment.Kate);
        _ = await environment.SignInAsync(TestEnvironment.Amy);
        var (_, theirs) = await RingAsync(environment, kate);
        var session = kate.StartSession(TestEnvironment.Amy).Session!;
        environment.Loggers.AddProvider(new LogHook(nameof(ImEndReasonKind.AnsweredElsewhere), () => _ = session.EndAsync()));

        session.Send("from Kate");

        await TestEnvironment.WaitForAsync(() => theirs.Ending is not null, "Amy hears of the end");
        Assert.AreEqual(CarrierEnding.Reject, theirs.Ending);
        Assert.AreEqual(ImSessionState.Ended, session.State);
        Assert.DoesNotContain(line => line.StartsWith("amiller:", StringComparison.Ordinal), Conversation.Read(session));
    }

    [TestMethod]
    public async Task An_invitation_whose_message_has_come_in_another_session_is_a_left_over()
    {
        await using var environment = new TestEnvironment();
        var kate = await environment.SignInAsync(TestEnvironment.Kate);
        _ = await environment.SignInAsync(TestEnvironment.Amy);
        var session = kate.StartSession(TestEnvironment.Amy).Session!;
        session.Send("from Kate");
        var joined = environment.Ring(new string('0', 32), "from Amy", out _);
        await TestEnvironment.WaitForAsync(() => session.State == ImSessionState.Connected, "the one session");
        await joined.ReceiveAsync(new CarrierMessage($"first-{new string('3', 32)}", "given up for this session", default));

        environment.Ring(new string('3', 32), "given up for this session", out var admission);

        Assert.AreEqual(CarrierEnding.Joined, admission.Refusal);
        Assert.AreSame(session, kate.Sessions.Single());
    }

    [TestMethod]
    public async Task An_invitation_that_rings_while_its_message_comes_in_another_session_is_not_accepted_any_more()
    {
        await using var environment = new TestEnvironment();
        var kate = await environment.SignInAsync(TestEnvironment.Kate);
        var amy = await environment.SignInAsync(TestEnvironment.Amy);
        amy.InvitationReceived += (_, received) => received.AcceptAsync();
        var session = await ConnectAsync(kate);
        ImInvitation? invitation = null;
        kate.InvitationReceived += (_, received) => invitation = received;
        var ringing = environment.Ring(new string('3', 32), "given up for the session that there is", out _);
        await TestEnvironment.WaitForAsync(() => invitation is not null, "the invitation");
        await environment.CarrierOf(TestEnvironment.Kate).Dialogs[0].Observer!.OnMessageAsync(
            new CarrierMessage($"first-{new string('3', 32)}", "given up for the session that there is", default));

        await invitation!.AcceptAsync();

        Assert.AreEqual((ImSessionState.Ended, ImEndReasonKind.Cancelled), (invitation.Session.State, invitation.Session.EndReason!.Kind));
        Assert.AreEqual(CarrierEnding.Joined, ringing.Ending);
        Assert.AreSame(session, kate.Sessions.Single());
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task A_text_that_comes_while_the_invitation_that_brought_it_is_being_accepted_is_shown_once(bool isAccepted)
    {
        await using var environment = new TestEnvironment();
        var kate = await environment.SignInAsync(TestEnvironment.Kate);
        var amy = await environment.SignInAsync(TestEnvironment.Amy);
        amy.InvitationReceived += (_, received) => received.AcceptAsync();
        var session = await ConnectAsync(kate);
        var (invitation, ringing) = await RingAsync(environment, kate);
        ringing.AcceptGate = new TaskCompletionSource();
        var accepting = invitation.AcceptAsync();

        var taking = environment.CarrierOf(TestEnvironment.Kate).Dialogs[0].ReceiveAsync(ringing.Invitation.FirstMessage!);
        if (!isAccepted)
        {
            ringing.TakeBack();
        }

        ringing.AcceptGate.SetResult();
        await accepting;

        Assert.AreEqual(CarrierReceipt.Taken, await taking);
        Assert.AreEqual(isAccepted ? ImSessionState.Connected : ImSessionState.Ended, invitation.Session.State);
        Assert.AreEqual(!isAccepted, Conversation.Read(session).Contains("amiller: from Amy"));
    }

    [TestMethod]
    public async Task A_text_that_comes_before_an_acceptance_is_shown_once_where_the_invitation_that_brought_it_is_being_accepted()
    {
        await using var environment = new TestEnvironment();
        var kate = await environment.SignInAsync(TestEnvironment.Kate);
        var amy = await environment.SignInAsync(TestEnvironment.Amy);
        ImInvitation? own = null;
        amy.InvitationReceived += (_, received) => own = received;
        var (invitation, ringing) = await RingAsync(environment, kate);
        ringing.AcceptGate = new TaskCompletionSource();
        var accepting = invitation.AcceptAsync();
        var session = kate.StartSession(TestEnvironment.Amy).Session!;
        session.Send("from Kate");
        await TestEnvironment.WaitForAsync(() => own is not null, "Kate's own invitation");
        var dialog = environment.CarrierOf(TestEnvironment.Kate).Dialogs[^1];

        var taking = dialog.ReceiveAsync(ringing.Invitation.FirstMessage!);
        await own!.AcceptAsync();
        await TestEnvironment.WaitForAsync(() => session.State == ImSessionState.Connected, "Kate's own session");
        var next = dialog.ReceiveAsync(new CarrierMessage("next", "and more", default));
        Assert.IsFalse(taking.IsCompleted || next.IsCompleted, "Where the first one is shown is not known.");
        ringing.AcceptGate.SetResult();
        await accepting;

        Assert.AreEqual((CarrierReceipt.Taken, CarrierReceipt.Taken), (await taking, await next));
        CollectionAssert.Contains(Conversation.Read(invitation.Session), "amiller: from Amy");
        CollectionAssert.DoesNotContain(Conversation.Read(session), "amiller: from Amy");
        Assert.AreEqual("amiller: and more", Conversation.Read(session)[^1]);
    }

    [TestMethod]
    [DataRow(true, null)]
    [DataRow(false, ImDeliveryFailureKind.SessionEnded)]
    public async Task A_text_whose_own_invitation_somebody_accepted_while_it_was_given_up_is_settled_by_that(bool isAccepted, ImDeliveryFailureKind? expected)
    {
        await using var environment = new TestEnvironment();
        var kate = await environment.SignInAsync(TestEnvironment.Kate);
        _ = await environment.SignInAsync(TestEnvironment.Amy);
        var session = kate.StartSession(TestEnvironment.Amy).Session!;
        session.Send("from Kate");
        var own = environment.CarrierOf(TestEnvironment.Kate).Dialogs[0];
        var text = session.Transcript.OfType<TranscriptMessage>().Single();
        (own.EndGate, own.IsAccepted) = (new TaskCompletionSource(), true);
        own.Settlement = new CarrierSettlement(isAccepted ? text.MessageId : null);
        var joined = environment.Ring(new string('0', 32), "from Amy", out _, dialog =>
        {
            dialog.NextResults.Enqueue(CarrierResult.Interrupted());
            dialog.NextResults.Enqueue(CarrierResult.Interrupted());
        });
        await TestEnvironment.WaitForAsync(() => session.State == ImSessionState.Interrupted, "the loss");

        joined.Over(new ImEndReason(ImEndReasonKind.EndedByPeer), new CarrierSettlement(null));
        Assert.AreEqual(ImDelivery.Sending, text.Delivery, "It may be in the other one.");
        own.EndGate.SetResult();

        await TestEnvironment.WaitForAsync(() => text.Delivery == (expected is null ? ImDelivery.Delivered : ImDelivery.Failed), "the settlement");
        Assert.AreEqual(expected, text.Failure?.Kind);
    }

    [TestMethod]
    public async Task A_text_that_two_sessions_bring_is_shown_in_the_first()
    {
        await using var environment = new TestEnvironment();
        var kate = await environment.SignInAsync(TestEnvironment.Kate);
        var amy = await environment.SignInAsync(TestEnvironment.Amy);
        amy.InvitationReceived += (_, invitation) => invitation.AcceptAsync();
        var first = await ConnectAsync(kate);
        var second = await ConnectAsync(kate);
        var text = new CarrierMessage("id", "in both", default);
        var (one, other) = (environment.CarrierOf(TestEnvironment.Kate).Dialogs[0], environment.CarrierOf(TestEnvironment.Kate).Dialogs[1]);

        Assert.AreEqual((CarrierReceipt.Taken, CarrierReceipt.Taken), (await one.ReceiveAsync(text), await other.ReceiveAsync(text)));

        CollectionAssert.Contains(Conversation.Read(first), "amiller: in both");
        CollectionAssert.DoesNotContain(Conversation.Read(second), "amiller: in both");
    }

    [TestMethod]
    public async Task Of_several_own_invitations_the_lowest_counts()
    {
        await using var environment = new TestEnvironment();
        var identities = new Queue<string>(["f0", "m1", "10", "m2"]);
        var kate = await environment.SignInAsync(TestEnvironment.Kate, new ImOptions { NewIdentity = () => identities.Dequeue().PadRight(32, '0') });
        _ = await environment.SignInAsync(TestEnvironment.Amy);
        var high = kate.StartSession(TestEnvironment.Amy).Session!;
        high.Send("from Kate");
        kate.StartSession(TestEnvironment.Amy).Session!.Send("from Kate too");

        environment.Ring(new string('7', 32), "from Amy", out var admission);

        Assert.AreEqual(CarrierEnding.Joined, admission.Refusal, "Amy's goes on in the lowest of all.");
        Assert.AreEqual(ImSessionState.Establishing, high.State);
    }

    [TestMethod]
    public async Task A_text_to_whoever_takes_the_invitation_back_at_that_moment_surely_did_not_go()
    {
        await using var environment = new TestEnvironment();
        var kate = await environment.SignInAsync(TestEnvironment.Kate);
        _ = await environment.SignInAsync(TestEnvironment.Amy);
        var (_, theirs) = await RingAsync(environment, kate);
        theirs.TakeBack();

        var session = kate.StartSession(TestEnvironment.Amy).Session!;
        session.Send("from Kate");

        await TestEnvironment.WaitForAsync(() => session.State == ImSessionState.Ended, "the end");
        Assert.AreEqual(ImDeliveryFailureKind.SessionEnded, session.Transcript.OfType<TranscriptMessage>().Single(message => message.IsMine).Failure?.Kind);
    }

    [TestMethod]
    public async Task A_dialog_that_was_given_up_is_heard_no_more()
    {
        await using var environment = new TestEnvironment();
        var kate = await environment.SignInAsync(TestEnvironment.Kate);
        _ = await environment.SignInAsync(TestEnvironment.Amy);
        var session = kate.StartSession(TestEnvironment.Amy).Session!;
        session.Send("from Kate");
        var own = environment.CarrierOf(TestEnvironment.Kate).Dialogs[0];
        environment.Ring(new string('0', 32), "from Amy", out _);
        await TestEnvironment.WaitForAsync(() => session.State == ImSessionState.Connected, "the one session");

        own.Observer!.OnOver(new ImEndReason(ImEndReasonKind.Cancelled, 487), null);
        own.Observer!.OnInterrupted(new ImEndReason(ImEndReasonKind.ConnectionLost));

        Assert.AreEqual(ImSessionState.Connected, session.State);
    }

    private static async Task<ImSession> ConnectAsync(ImChannel kate)
    {
        var session = kate.StartSession(TestEnvironment.Amy).Session!;
        session.Send("Hello");
        await TestEnvironment.WaitForAsync(() => session.State == ImSessionState.Connected, "the session");
        return session;
    }

    /// <summary>Amy's invitation, which waits for Kate's answer.</summary>
    private static async Task<(ImInvitation Invitation, MemoryDialog Theirs)> RingAsync(TestEnvironment environment, ImChannel kate)
    {
        ImInvitation? received = null;
        kate.InvitationReceived += (_, invitation) => received = invitation;
        var theirs = environment.Ring(new string('7', 32), "from Amy", out _);
        await TestEnvironment.WaitForAsync(() => received is not null, "the invitation");
        return (received!, theirs);
    }
}
