using PluginIm.Messaging.Sip.Tests.Environment;
using PluginIm.Sip;
using static PluginIm.Messaging.Sip.Tests.Environment.TestEnvironment;

namespace PluginIm.Messaging.Sip.Tests.Dialogs;

/// <summary>Both sides at once, against a peer that the test plays.</summary>
[TestClass]
public sealed class CrossingTests
{
    private const string Session = "0123456789abcdef0123456789abcdef";

    [TestMethod]
    public Task An_invitation_that_is_answered_491_stays_open_for_the_one_that_crossed_it() => RunAsync(async (environment, kate, peer) =>
    {
        peer.AnswerToInvite = 491;
        var mine = kate.Invite(Amy, "Hello", Session);

        await WaitForAsync(() => environment.Log.Any(record => record.Message.Contains("answered 491", StringComparison.Ordinal)), "the answer");

        Assert.AreEqual(new CarrierSettlement(null), await mine.Dialog.EndAsync(CarrierEnding.Joined, CancellationToken.None));
        Assert.IsEmpty(mine.Events);
    });

    [TestMethod]
    public Task An_invitation_that_is_answered_491_goes_once_more_where_none_comes() => RunAsync(async (_, kate, peer) =>
    {
        peer.OwnAnswersToInvite.Enqueue(491);

        var mine = kate.Invite(Amy, "Hello", Session);

        await mine.WaitForAsync("established");
    });

    [TestMethod]
    public Task An_invitation_that_is_given_up_for_another_is_cancelled_as_answered_elsewhere() => RunAsync(async (_, kate, peer) =>
    {
        peer.AnswerToInvite = 180;
        var mine = kate.Invite(Amy, "Hello", Session);
        await WaitForAsync(() => mine.Progress.Contains(CarrierProgress.Ringing), "the ringing");

        await mine.Dialog.EndAsync(CarrierEnding.Joined, CancellationToken.None);

        await WaitForAsync(() => peer.CancelReason is not null, "the CANCEL");
        StringAssert.StartsWith(peer.CancelReason, "SIP;cause=200");
        Assert.IsEmpty(mine.Events);
    });

    [TestMethod]
    public Task An_invitation_that_gives_way_to_this_sides_own_is_answered_491() => RunAsync(async (_, kate, peer) =>
    {
        kate.Refusal = CarrierEnding.Joined;

        Assert.AreEqual(491, (await peer.CreateInvitation("Hello").InviteAsync()).Response.StatusCode);
    });

    [TestMethod]
    public Task The_inviters_restore_stays_where_both_restore_at_once() => RunAsync(async (_, kate, peer) =>
    {
        peer.KnowsSessions = true;
        var mine = kate.Invite(Amy, "Hello", Session);
        await mine.WaitForAsync("established");
        (peer.AnswerToInvite, peer.AnswerToMessage) = (180, _ => 503);
        Assert.AreEqual(CarrierResultKind.Interrupted, (await mine.SayOnceAsync("lost")).Kind);
        await WaitForAsync(() => Restores(peer) == 1, "the own INVITE");

        Assert.AreEqual(491, (await peer.CreateRestore(Session).InviteAsync()).Response.StatusCode);
        CollectionAssert.AreEqual(new[] { "established", "interrupted" }, mine.Events);
    });

    [TestMethod]
    public Task Who_was_invited_drops_the_own_restore_for_the_inviters() => RunAsync(async (_, kate, peer) =>
    {
        peer.KnowsSessions = true;
        var inviting = peer.CreateInvitation("Hello", invite => invite.Headers.Remove(SipHeaderNames.Allow)).InviteAsync();
        var (dialog, mine) = await kate.NextInvitationAsync();
        mine.Accepted(await dialog.AcceptAsync(CancellationToken.None));
        await inviting;
        (peer.AnswerToInvite, peer.AnswerToMessage) = (180, _ => 503);
        Assert.AreEqual(CarrierResultKind.Interrupted, (await mine.SayOnceAsync("lost")).Kind);
        await WaitForAsync(() => Restores(peer) == 1, "the own INVITE");

        Assert.AreEqual(200, (await peer.CreateRestore(new string('b', 32)).InviteAsync()).Response.StatusCode);
        await mine.WaitForAsync("restored");
        await WaitForAsync(() => peer.CancelReason is not null, "the CANCEL");
        StringAssert.StartsWith(peer.CancelReason, "SIP;cause=491");
    });

    [TestMethod]
    public Task A_restore_of_a_session_whose_acceptance_was_lost_accepts_the_invitation() => RunAsync(async (_, kate, peer) =>
    {
        peer.AnswerToInvite = 180;
        var mine = kate.Invite(Amy, "Hello", Session);
        await WaitForAsync(() => mine.Progress.Contains(CarrierProgress.Ringing), "the ringing");

        var result = await peer.CreateRestore(Session).InviteAsync();

        Assert.AreEqual(200, result.Response.StatusCode);
        Assert.AreEqual(Session, SipSessionId.Of(result.Response)?.Local);
        await mine.WaitForAsync("established");
        await WaitForAsync(() => peer.CancelReason is not null, "the CANCEL");
        Assert.IsNotNull(mine.Token);
        CollectionAssert.AreEqual(new[] { "established" }, mine.Events);
    });

    [TestMethod]
    public Task An_invitation_that_comes_once_more_rings_on_in_its_place() => RunAsync(async (_, kate, peer) =>
    {
        var first = peer.CreateInvitation("Hello").InviteAsync();
        var (dialog, mine) = await kate.NextInvitationAsync();

        var second = peer.CreateInvitation("Hello").InviteAsync();
        Assert.AreEqual(487, (await first).Response.StatusCode);
        mine.Accepted(await dialog.AcceptAsync(CancellationToken.None));

        Assert.AreEqual(200, (await second).Response.StatusCode);
        Assert.IsNotNull(mine.Establishment);
        Assert.AreEqual(CarrierResult.Success, await mine.SayAsync("one"));
    });

    private static int Restores(ScriptedSwitch peer) => peer.Received.Count(request => request.Headers.Contains(SipHeaderNames.Replaces));

    private static async Task RunAsync(Func<TestEnvironment, CarrierAgent, ScriptedSwitch, Task> test)
    {
        await using var environment = WithoutSwitch();
        await using var peer = new ScriptedSwitch(SipTransport.Tcp, environment.Loggers);
        await peer.StartAsync();
        await using var kate = await environment.CreateCarrier(Kate, peer.Peer).SignInAsync();
        await test(environment, kate, peer);
    }
}
