using PluginIm.Messaging.Tests.Environment;

namespace PluginIm.Messaging.Tests.Sessions;

/// <summary>A session whose way to the other party is lost, restored, or lost for good.</summary>
[TestClass]
public sealed class InterruptionTests
{
    private static readonly ImEndReason Lost = new(ImEndReasonKind.ConnectionLost, 503, "Cable cut");

    [TestMethod]
    public async Task An_interrupted_session_stays_and_both_its_loss_and_its_restore_are_told()
    {
        await using var environment = new TestEnvironment();
        var (kate, dialog) = await ConnectAsync(environment);

        dialog.Observer!.OnInterrupted(Lost);
        Assert.AreEqual(ImSessionState.Interrupted, kate.State);
        dialog.Observer!.OnRestored("token-2");

        Assert.AreEqual(ImSessionState.Connected, kate.State);
        CollectionAssert.AreEqual(new[] { "-- Interrupted amiller", "-- Restored amiller" }, Conversation.Read(kate)[^2..]);
    }

    [TestMethod]
    public async Task What_is_written_meanwhile_waits_and_goes_in_order_after_what_was_under_way()
    {
        await using var environment = new TestEnvironment();
        var (kate, dialog) = await ConnectAsync(environment);
        dialog.MessageGate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        dialog.NextResults.Enqueue(CarrierResult.Interrupted(408, "Timeout"));
        kate.Send("under way");
        kate.Send("waiting");

        dialog.MessageGate.SetResult();
        await TestEnvironment.WaitForAsync(() => kate.State == ImSessionState.Interrupted, "the interruption");
        Assert.AreEqual(ImSendResult.Accepted, kate.Send("written meanwhile"));
        Assert.AreEqual("kmilburn: under way (Sending)", Conversation.Read(kate)[3]);
        dialog.Observer!.OnRestored("token-2");

        await TestEnvironment.WaitForAsync(() => Conversation.Read(kate).Contains("kmilburn: written meanwhile (Delivered)"), "the last delivery");
        CollectionAssert.AreEqual(new[] { "under way", "under way", "waiting", "written meanwhile" }, dialog.Sent);
        Assert.AreEqual(dialog.Messages[0].Id, dialog.Messages[1].Id, "The same message went twice with two identities.");
        Assert.AreEqual(1, dialog.MostUnderWay);
    }

    [TestMethod]
    public async Task A_restore_that_is_told_before_the_message_is_known_to_be_lost_sends_it_again_at_once()
    {
        await using var environment = new TestEnvironment();
        var (kate, dialog) = await ConnectAsync(environment);
        dialog.MessageGate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        dialog.NextResults.Enqueue(CarrierResult.Interrupted());
        kate.Send("under way");

        dialog.Observer!.OnInterrupted(Lost);
        dialog.Observer!.OnRestored(null);
        dialog.MessageGate.SetResult();

        await TestEnvironment.WaitForAsync(() => Conversation.Read(kate).Contains("kmilburn: under way (Delivered)"), "the delivery");
        Assert.AreEqual(ImSessionState.Connected, kate.State);
    }

    [TestMethod]
    public async Task A_message_that_is_interrupted_every_time_fails_in_the_end()
    {
        await using var environment = new TestEnvironment();
        var (kate, dialog) = await ConnectAsync(environment);
        for (var i = 0; i < 20; i++)
        {
            dialog.NextResults.Enqueue(CarrierResult.Interrupted(500));
        }

        kate.Send("poison");
        for (var i = 0; i < 19; i++)
        {
            await TestEnvironment.WaitForAsync(() => kate.State == ImSessionState.Interrupted, "the interruption");
            dialog.Observer!.OnRestored(null);
        }

        await TestEnvironment.WaitForAsync(() => Conversation.Read(kate).Contains("kmilburn: poison (Failed)"), "the failure");
        kate.Send("goes on");
        await TestEnvironment.WaitForAsync(() => Conversation.Read(kate).Contains("kmilburn: goes on (Delivered)"), "the next one");
    }

    [TestMethod]
    public async Task A_way_that_is_not_restored_in_time_ends_the_session_and_says_what_is_not_known()
    {
        await using var environment = new TestEnvironment();
        var (kate, dialog) = await ConnectAsync(environment);
        dialog.NextResults.Enqueue(CarrierResult.Interrupted());
        kate.Send("handed over");
        kate.Send("never handed over");
        await TestEnvironment.WaitForAsync(() => kate.State == ImSessionState.Interrupted, "the interruption");

        environment.Time.Advance(new ImOptions().RestoreTimeout);

        Assert.AreEqual(ImEndReasonKind.ConnectionLost, kate.EndReason?.Kind);
        Assert.AreEqual(CarrierEnding.NotRestored, dialog.Ending);
        await TestEnvironment.WaitForAsync(() => Failures(kate).Length == 2, "both failures");
        CollectionAssert.AreEqual(new[] { ImDeliveryFailureKind.NoConfirmation, ImDeliveryFailureKind.ConnectionLost }, Failures(kate));
    }

    [TestMethod]
    public async Task An_end_by_hand_fails_at_once_what_never_went_and_waits_for_the_rest_as_long_as_for_a_restore()
    {
        await using var environment = new TestEnvironment();
        var (kate, dialog) = await ConnectAsync(environment);
        dialog.NextResults.Enqueue(CarrierResult.Interrupted());
        dialog.EndGate = new TaskCompletionSource();
        kate.Send("handed over");
        kate.Send("never handed over");
        await TestEnvironment.WaitForAsync(() => kate.State == ImSessionState.Interrupted, "the interruption");

        var ending = kate.EndAsync();

        CollectionAssert.AreEqual(
            new[] { "kmilburn: handed over (Sending)", "kmilburn: never handed over (Failed)" },
            Conversation.Read(kate).Where(line => line.Contains("handed over", StringComparison.Ordinal)).ToArray());
        CollectionAssert.AreEqual(new[] { ImDeliveryFailureKind.SessionEnded }, Failures(kate));
        environment.Time.Advance(new ImOptions().RestoreTimeout);
        await ending;
        CollectionAssert.AreEqual(new[] { ImDeliveryFailureKind.NoConfirmation, ImDeliveryFailureKind.SessionEnded }, Failures(kate));
    }

    [TestMethod]
    public async Task The_time_to_restore_begins_anew_with_each_loss()
    {
        await using var environment = new TestEnvironment();
        var (kate, dialog) = await ConnectAsync(environment);
        for (var i = 0; i < 3; i++)
        {
            dialog.Observer!.OnInterrupted(Lost);
            environment.Time.Advance(new ImOptions().RestoreTimeout - TimeSpan.FromSeconds(1));
            dialog.Observer!.OnRestored(null);
        }

        environment.Time.Advance(TimeSpan.FromHours(1));

        Assert.AreEqual(ImSessionState.Connected, kate.State);
    }

    [TestMethod]
    [DataRow(true, ImDelivery.Delivered)]
    [DataRow(false, ImDelivery.Failed)]
    public async Task What_the_other_party_has_at_the_end_settles_the_message_under_way(bool isThere, ImDelivery expected)
    {
        await using var environment = new TestEnvironment();
        var (kate, dialog) = await ConnectAsync(environment);
        dialog.NextResults.Enqueue(CarrierResult.Interrupted());
        kate.Send("under way");
        await TestEnvironment.WaitForAsync(() => kate.State == ImSessionState.Interrupted, "the interruption");

        dialog.Over(new ImEndReason(ImEndReasonKind.EndedByPeer), new CarrierSettlement(isThere ? dialog.Messages[0].Id : "an earlier one"));

        Assert.AreEqual(expected, ((TranscriptMessage)kate.Transcript[3]).Delivery);
        CollectionAssert.AreEqual(isThere ? [] : new[] { ImDeliveryFailureKind.SessionEnded }, Failures(kate));
    }

    [TestMethod]
    [DataRow(true, ImDelivery.Delivered)]
    [DataRow(false, ImDelivery.Failed)]
    public async Task What_the_other_party_had_accepted_when_the_invitation_was_taken_back_settles_the_first_message(bool isThere, ImDelivery expected)
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var kate = conversation.Start();
        kate.Send("Hello");
        var dialog = environment.CarrierOf(TestEnvironment.Kate).Dialogs[0];
        var first = kate.Transcript.OfType<TranscriptMessage>().Single();
        dialog.Settlement = new CarrierSettlement(isThere ? first.MessageId : null);

        await kate.EndAsync();

        Assert.AreEqual(ImEndReasonKind.Cancelled, kate.EndReason?.Kind);
        Assert.AreEqual(expected, first.Delivery);
        CollectionAssert.AreEqual(isThere ? [] : new[] { ImDeliveryFailureKind.SessionEnded }, Failures(kate));
    }

    [TestMethod]
    public async Task A_message_that_comes_too_late_the_second_time_may_have_come_the_first()
    {
        await using var environment = new TestEnvironment();
        var (kate, dialog) = await ConnectAsync(environment);
        dialog.NextResults.Enqueue(CarrierResult.Interrupted());
        dialog.NextResults.Enqueue(CarrierResult.Failed(ImDeliveryFailureKind.SessionEnded));
        kate.Send("under way");
        await TestEnvironment.WaitForAsync(() => kate.State == ImSessionState.Interrupted, "the interruption");
        dialog.Observer!.OnRestored(null);
        await TestEnvironment.WaitForAsync(() => dialog.Messages.Count == 2, "the second time");

        dialog.Over(new ImEndReason(ImEndReasonKind.EndedByPeer), new CarrierSettlement(dialog.Messages[0].Id));

        await TestEnvironment.WaitForAsync(() => Conversation.Read(kate).Contains("kmilburn: under way (Delivered)"), "the settlement");
    }

    [TestMethod]
    public async Task The_end_waits_for_what_is_still_to_be_sent()
    {
        await using var environment = new TestEnvironment();
        var (kate, dialog) = await ConnectAsync(environment);
        dialog.MessageGate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        kate.Send("one");
        kate.Send("two");

        var ending = kate.EndAsync();
        Assert.AreEqual(ImSessionState.Connected, kate.State);
        Assert.AreEqual(ImSendResult.NotOpen, kate.Send("too late"));
        dialog.MessageGate.SetResult();
        await ending;

        CollectionAssert.IsSubsetOf(new[] { "kmilburn: one (Delivered)", "kmilburn: two (Delivered)" }, Conversation.Read(kate));
        Assert.AreEqual(ImEndReasonKind.EndedByMe, kate.EndReason?.Kind);
    }

    [TestMethod]
    public async Task The_end_does_not_wait_for_a_message_for_ever()
    {
        await using var environment = new TestEnvironment();
        var (kate, dialog) = await ConnectAsync(environment);
        dialog.MessageGate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        dialog.NextResults.Enqueue(CarrierResult.Interrupted());
        dialog.Settlement = new CarrierSettlement(null);
        kate.Send("stuck");

        var ending = kate.EndAsync();
        environment.Time.Advance(TimeSpan.FromSeconds(2));
        await ending;

        Assert.AreEqual(ImSessionState.Ended, kate.State);
        dialog.MessageGate.SetResult();
        await TestEnvironment.WaitForAsync(() => Failures(kate).Length == 1, "the failure");
        CollectionAssert.AreEqual(new[] { ImDeliveryFailureKind.SessionEnded }, Failures(kate));
    }

    [TestMethod]
    public async Task A_message_that_only_a_switch_has_is_not_delivered_until_the_other_side_says_so()
    {
        await using var environment = new TestEnvironment();
        var (kate, dialog) = await ConnectAsync(environment);
        dialog.NextResults.Enqueue(CarrierResult.Accepted);
        kate.Send("by a store");
        await TestEnvironment.WaitForAsync(() => Conversation.Read(kate)[^1] == "kmilburn: by a store (Accepted)", "the acceptance");

        dialog.Observer!.OnNotified(dialog.Messages[0].Id, CarrierNotification.Delivered);

        Assert.AreEqual("kmilburn: by a store (Delivered)", Conversation.Read(kate)[^1]);
    }

    [TestMethod]
    public async Task What_was_read_was_read_with_all_before_it()
    {
        await using var environment = new TestEnvironment();
        var (kate, dialog) = await ConnectAsync(environment);
        kate.Send("one");
        kate.Send("two");
        kate.Send("three");
        await TestEnvironment.WaitForAsync(() => dialog.Messages.Count == 3, "three messages");
        await TestEnvironment.WaitForAsync(() => Conversation.Read(kate)[^1].EndsWith("(Delivered)", StringComparison.Ordinal), "the delivery");

        dialog.Observer!.OnNotified(dialog.Messages[1].Id, CarrierNotification.Read);

        CollectionAssert.AreEqual(
            new[] { "kmilburn: one (Read)", "kmilburn: two (Read)", "kmilburn: three (Delivered)" }, Conversation.Read(kate)[^3..]);
    }

    private static ImDeliveryFailureKind[] Failures(ImSession session) =>
        [.. session.Transcript.OfType<TranscriptMessage>().Where(message => message.Failure is not null).Select(message => message.Failure!.Kind)];

    private static async Task<(ImSession Kate, MemoryDialog Dialog)> ConnectAsync(TestEnvironment environment)
    {
        var conversation = await Conversation.CreateAsync(environment);
        var (kate, _) = await conversation.ConnectAsync();
        return (kate, environment.CarrierOf(TestEnvironment.Kate).Dialogs[0]);
    }
}
