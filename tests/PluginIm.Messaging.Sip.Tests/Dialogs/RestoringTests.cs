using PluginIm.Messaging.Sip.Tests.Environment;
using static PluginIm.Messaging.Sip.Tests.Environment.TestEnvironment;

namespace PluginIm.Messaging.Sip.Tests.Dialogs;

/// <summary>Sessions whose way is lost and found again, between two agents through the real switch.</summary>
[TestClass]
public sealed class RestoringTests
{
    private static readonly string[] Restored = ["established", "interrupted", "restored"];

    [TestMethod]
    public async Task A_connection_that_is_cut_is_opened_again_and_the_dialog_goes_on_from_there_by_UPDATE()
    {
        await using var environment = await StartAsync();
        var relay = environment.CreateRelay();
        var kate = await environment.SignInCarrierAsync(Kate, relay.Peer);
        var amy = await environment.SignInCarrierAsync(Amy);
        var (mine, theirs, _) = await kate.ConnectAsync(amy);

        relay.Cut();
        await mine.WaitForAsync("interrupted");
        Assert.AreEqual(CarrierResultKind.Interrupted, (await mine.SayOnceAsync("lost")).Kind);
        relay.Mend();
        await mine.WaitForAsync("restored");

        Assert.AreEqual(CarrierResult.Success, await mine.SayAsync("one"));
        Assert.AreEqual(CarrierResult.Success, await theirs.SayAsync("two"));
        CollectionAssert.AreEqual(Restored, mine.Events);
        CollectionAssert.AreEqual(new[] { "established" }, theirs.Events, "whose way was there all the time");
        CollectionAssert.AreEqual(new[] { "one" }, theirs.Copies);
        Assert.AreEqual(1, Count(environment, "\nUPDATE "));
        Assert.AreEqual(0, Count(environment, "\nBYE "));
    }

    [TestMethod]
    public async Task Who_writes_to_a_peer_whose_connection_is_cut_is_restored_with_it()
    {
        await using var environment = await StartAsync();
        environment.Expect("refused with 480");
        var relay = environment.CreateRelay();
        var kate = await environment.SignInCarrierAsync(Kate, relay.Peer);
        var amy = await environment.SignInCarrierAsync(Amy);
        var (mine, theirs, _) = await kate.ConnectAsync(amy);

        relay.Cut();
        await mine.WaitForAsync("interrupted");
        Assert.AreEqual(CarrierResultKind.Interrupted, (await theirs.SayOnceAsync("anybody there?")).Kind);
        relay.Mend();
        await theirs.WaitForAsync("restored");

        Assert.AreEqual(CarrierResult.Success, await theirs.SayAsync("anybody there?"));
        Assert.AreEqual(480, theirs.LostFor!.Status);
        CollectionAssert.AreEqual(new[] { "anybody there?" }, mine.Copies);
        await mine.WaitForAsync("restored");
    }

    [TestMethod]
    public async Task A_switch_that_restarts_keeps_the_sessions()
    {
        await using var environment = await StartAsync();
        environment.Expect("refused with 48", "refused with 403");
        var (kate, amy) = (await environment.SignInCarrierAsync(Kate), await environment.SignInCarrierAsync(Amy));
        var (mine, theirs, id) = await kate.ConnectAsync(amy);

        await environment.StopSwitchAsync();
        await mine.WaitForAsync("interrupted");
        await theirs.WaitForAsync("interrupted");
        await environment.StartSwitchAsync();
        await mine.WaitForAsync("restored");
        await theirs.WaitForAsync("restored");

        Assert.AreEqual(CarrierResult.Success, await mine.SayAsync("one"));
        Assert.AreEqual(CarrierResult.Success, await theirs.SayAsync("two"));
        CollectionAssert.AreEqual(new[] { "one" }, theirs.Texts);
        CollectionAssert.AreEqual(new[] { "two" }, mine.Texts);
        Assert.IsTrue(environment.ReceivedBySwitch.Any(trace => trace.Contains("\nINVITE ", StringComparison.Ordinal)
            && trace.Contains("\nReplaces: ", StringComparison.Ordinal) && trace.Contains($"\nSession-ID: {id}", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task A_message_whose_answer_is_lost_goes_again_and_is_there_once()
    {
        await using var environment = await StartAsync();
        var relay = environment.CreateRelay();
        var kate = await environment.SignInCarrierAsync(Kate, relay.Peer);
        var amy = await environment.SignInCarrierAsync(Amy);
        var (mine, theirs, _) = await kate.ConnectAsync(amy);
        relay.CutAt("MESSAGE\r\n");

        var result = await mine.SayAsync("one");
        await mine.SayAsync("two");

        Assert.AreEqual(CarrierResult.Success, result);
        CollectionAssert.AreEqual(Restored, mine.Events);
        CollectionAssert.AreEqual(new[] { "one", "one", "two" }, theirs.Copies);
    }

    [TestMethod]
    [DataRow(CarrierEnding.HangUp, ImEndReasonKind.EndedByPeer)]
    [DataRow(CarrierEnding.NotRestored, ImEndReasonKind.ConnectionLost)]
    public async Task A_session_that_was_ended_meanwhile_is_not_restored_but_settled(CarrierEnding why, ImEndReasonKind expected)
    {
        await using var environment = await StartAsync();
        environment.Expect("refused with 480");
        var relay = environment.CreateRelay();
        var kate = await environment.SignInCarrierAsync(Kate, relay.Peer);
        var amy = await environment.SignInCarrierAsync(Amy);
        var (mine, theirs, _) = await kate.ConnectAsync(amy);
        await mine.SayAsync("one");
        await theirs.SayAsync("two");

        relay.Cut();
        await mine.WaitForAsync("interrupted");
        var ending = theirs.Dialog.EndAsync(why, CancellationToken.None);
        Assert.AreEqual(ImDeliveryFailureKind.SessionEnded, (await theirs.SayOnceAsync("late")).Failure!.Kind);
        relay.Mend();
        await mine.WaitForAsync("over");
        await ending;

        Assert.AreEqual(expected, mine.OverFor!.Kind);
        Assert.AreEqual(new CarrierSettlement("id-one"), mine.Settlement);
        CollectionAssert.DoesNotContain(theirs.Events, "over");
        Assert.AreEqual(ImDeliveryFailureKind.SessionEnded, (await mine.SayOnceAsync("late")).Failure!.Kind);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task A_desktop_that_was_killed_takes_its_session_up_again(bool isInvited)
    {
        await using var environment = await StartAsync();
        environment.Expect("refused with 480");
        var relay = environment.CreateRelay();
        var kate = await environment.SignInCarrierAsync(Kate, relay.Peer);
        var amy = await environment.SignInCarrierAsync(Amy);
        var (mine, theirs, id) = isInvited ? Turn(await amy.ConnectAsync(kate)) : await kate.ConnectAsync(amy);
        await theirs.SayAsync("before");
        relay.Cut();
        await mine.WaitForAsync("interrupted");

        var again = environment.CreateCarrier(Kate);
        var resumed = again.Resume(Amy, id, mine.Token, isInvited, "id-before");
        Assert.AreEqual(CarrierResultKind.Interrupted, (await resumed.SayOnceAsync("early")).Kind);
        await again.SignInAsync();
        await resumed.WaitForAsync("restored");
        await theirs.WaitForAsync("restored");

        Assert.AreEqual(CarrierResult.Success, await resumed.SayAsync("early"));
        Assert.AreEqual(CarrierResult.Success, await theirs.SayAsync("after"));
        CollectionAssert.AreEqual(Restored, theirs.Events);
        CollectionAssert.AreEqual(new[] { "early" }, theirs.Copies);
        Assert.IsNotNull(resumed.Token);
        Assert.AreNotEqual(mine.Token, resumed.Token);
        Assert.AreEqual(new CarrierSettlement("id-early"), await resumed.Dialog.EndAsync(CarrierEnding.HangUp, CancellationToken.None));
        await theirs.WaitForAsync("over");
        Assert.AreEqual(new CarrierSettlement("id-after"), theirs.Settlement);
    }

    [TestMethod]
    public async Task What_was_to_be_told_of_a_delivery_before_a_restart_is_told_after_it()
    {
        await using var environment = await StartAsync();
        environment.Expect("refused with 480");
        var relay = environment.CreateRelay();
        var kate = await environment.SignInCarrierAsync(Kate, relay.Peer);
        var amy = await environment.SignInCarrierAsync(Amy);
        var (mine, theirs, id) = await kate.ConnectAsync(amy);
        await theirs.SayAsync("before");
        relay.Cut();
        await mine.WaitForAsync("interrupted");

        var again = environment.CreateCarrier(Kate);
        var resumed = again.Resume(Amy, id, mine.Token, isIncoming: false, "id-before", "id-before", "id-refused");
        await again.SignInAsync();
        await resumed.WaitForAsync("restored");
        var notOwed = await resumed.Dialog.NotifyDeliveredAsync("id-of-nothing");
        var told = await resumed.Dialog.NotifyDeliveredAsync("id-before");
        Assert.AreEqual(CarrierNotification.Delivered, theirs.LastNotification);
        var refused = await resumed.Dialog.NotifyRefusedAsync("id-refused");
        theirs.TellsOfDelivery = true;
        var asking = await resumed.SayAsync("asks");
        theirs.HasPassedAll = true;
        var known = await resumed.SayAsync("asks once more");

        Assert.AreEqual((CarrierResult.Success, CarrierResult.Success, CarrierResult.Success), (notOwed, told, refused));
        CollectionAssert.AreEqual(new[] { "id-before", "id-refused" }, theirs.Notified);
        Assert.AreEqual(CarrierNotification.Failed, theirs.LastNotification);
        Assert.AreEqual(CarrierResult.Accepted, asking, "Who passes on what is said is asked from the first text on.");
        Assert.AreEqual(CarrierResult.Success, known, "All have it already.");
    }

    [TestMethod]
    public async Task A_session_that_the_peer_knows_nothing_of_any_more_is_lost()
    {
        await using var environment = await StartAsync();
        environment.Expect("answered 481: there is no such session to restore", "refused with 480");
        var kate = await environment.SignInCarrierAsync(Kate);
        await environment.SignInCarrierAsync(Amy);

        var resumed = kate.Resume(Amy, new string('a', 32), null, isIncoming: false);
        await resumed.WaitForAsync("over");

        Assert.AreEqual(new ImEndReason(ImEndReasonKind.ConnectionLost, 481, "Call/Transaction Does Not Exist"), resumed.OverFor);
        Assert.IsNull(resumed.Settlement);
    }

    private static (RecordingSession Mine, RecordingSession Theirs, string Id) Turn((RecordingSession Mine, RecordingSession Theirs, string Id) pair) =>
        (pair.Theirs, pair.Mine, pair.Id);

    private static int Count(TestEnvironment environment, string startOfRequest) =>
        environment.ReceivedBySwitch.Count(trace => trace.Contains(startOfRequest, StringComparison.Ordinal));
}
