using Microsoft.Extensions.Time.Testing;
using PluginIm.Messaging.Sip.Tests.Environment;
using PluginIm.Sip;
using static PluginIm.Messaging.Sip.Tests.Environment.TestEnvironment;

namespace PluginIm.Messaging.Sip.Tests.Invitations;

/// <summary>Invitations that become no session, through the real switch: each is told by the name of its outcome.</summary>
[TestClass]
public sealed class InvitationTests
{
    private static readonly ImOptions ShortTimeout = new() { ToastTimeout = TimeSpan.FromSeconds(5) };

    [TestMethod]
    [DataRow(SipTransport.Tcp)]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tls)]
    public async Task A_rejection_is_told_as_one(SipTransport transport)
    {
        await using var environment = await StartAsync();
        environment.Expect("not delivered");
        var kate = await environment.SignInAsync(Kate, new DesktopOptions { Transport = transport });
        var amy = await environment.SignInAsync(Amy, new DesktopOptions { Transport = transport });
        var mine = kate.Invite(Amy);
        var invitation = await amy.NextInvitationAsync();

        await invitation.RejectAsync();

        await mine.AssertEndedAsync(ImEndReasonKind.Rejected, 603);
        await invitation.Session.AssertEndedAsync(ImEndReasonKind.Rejected);
        Assert.AreEqual("Rejected amiller", mine.Events()[^1]);
    }

    [TestMethod]
    [DataRow(SipTransport.Tcp)]
    [DataRow(SipTransport.Udp)]
    public async Task The_callers_timeout_withdraws_the_invitation(SipTransport transport)
    {
        await using var environment = await StartAsync();
        environment.Expect("not delivered");
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        var kate = await environment.SignInAsync(Kate, new DesktopOptions { Transport = transport, Messaging = ShortTimeout, Time = time });
        var amy = await environment.SignInAsync(Amy, new DesktopOptions { Transport = transport });
        var mine = kate.Invite(Amy);
        var invitation = await amy.NextInvitationAsync();
        var closed = ClosedOf(invitation);

        time.Advance(ShortTimeout.ToastTimeout);

        await mine.AssertEndedAsync(ImEndReasonKind.NoAnswer);
        Assert.AreEqual(ImInvitationOutcome.Expired, await closed.WaitAsync(TimeSpan.FromSeconds(20)));
        var cancel = environment.ReceivedBySwitch.Single(trace => trace.Contains("\nCANCEL ", StringComparison.Ordinal));
        StringAssert.Contains(cancel, "Reason: SIP;cause=408");
    }

    [TestMethod]
    public async Task The_notification_goes_away_by_itself_where_the_callees_option_is_shorter()
    {
        await using var environment = await StartAsync();
        environment.Expect("not delivered");
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        var kate = await environment.SignInAsync(Kate);
        var amy = await environment.SignInAsync(Amy, new DesktopOptions { Messaging = ShortTimeout, Time = time });
        var mine = kate.Invite(Amy);
        var invitation = await amy.NextInvitationAsync();

        time.Advance(ShortTimeout.ToastTimeout);

        await mine.AssertEndedAsync(ImEndReasonKind.NoAnswer, 480);
        await invitation.Session.AssertEndedAsync(ImEndReasonKind.NoAnswer);
    }

    [TestMethod]
    public async Task An_invitation_that_is_taken_back_is_withdrawn()
    {
        await using var environment = await StartAsync();
        environment.Expect("not delivered");
        var (kate, amy) = (await environment.SignInAsync(Kate), await environment.SignInAsync(Amy));
        var mine = kate.Invite(Amy);
        var invitation = await amy.NextInvitationAsync();
        var closed = ClosedOf(invitation);

        await mine.EndAsync();

        await mine.AssertEndedAsync(ImEndReasonKind.Cancelled);
        Assert.AreEqual(ImInvitationOutcome.Cancelled, await closed.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.AreEqual("Cancelled kmilburn", invitation.Session.Events()[^1]);
    }

    [TestMethod]
    public async Task Accepting_what_is_taken_back_at_the_same_time_leaves_no_session_behind()
    {
        await using var environment = await StartAsync();
        environment.Expect("not delivered", "answered 481", "could not be sent: 481");
        var (kate, amy) = (await environment.SignInAsync(Kate), await environment.SignInAsync(Amy));
        var mine = kate.Invite(Amy);
        var invitation = await amy.NextInvitationAsync();

        await Task.WhenAll(mine.EndAsync(), invitation.AcceptAsync());

        await mine.WaitForAsync(ImSessionState.Ended);
        await invitation.Session.WaitForAsync(ImSessionState.Ended);
        Assert.IsEmpty(kate.Channel.Sessions);
        Assert.IsEmpty(amy.Channel.Sessions);
    }

    [TestMethod]
    public async Task A_colleague_who_is_not_signed_in_cannot_be_reached()
    {
        await using var environment = await StartAsync();
        environment.Expect("not delivered", "refused with 480: the user is not registered");
        var kate = await environment.SignInAsync(Kate);

        var mine = kate.Invite(Absent);

        await mine.AssertEndedAsync(ImEndReasonKind.Failed, 480);
        Assert.AreEqual("Failed tbaker", mine.Events()[^1]);
        Assert.AreEqual(ImDelivery.Failed, mine.Transcript.OfType<TranscriptMessage>().Single().Delivery);
    }

    [TestMethod]
    public async Task An_address_that_the_switch_does_not_know_is_told_as_unknown()
    {
        await using var environment = await StartAsync();
        environment.Expect("not delivered", "refused with 404: there is no such user");
        var kate = await environment.SignInAsync(Kate);

        var mine = kate.Invite(Unknown);

        await mine.AssertEndedAsync(ImEndReasonKind.Failed, 404);
    }

    [TestMethod]
    public async Task The_first_desktop_to_answer_gets_the_session_and_the_other_is_told()
    {
        await using var environment = await StartAsync();
        var kate = await environment.SignInAsync(Kate);
        var phone = await environment.RegisterRawAsync(Amy);
        phone.OnInvite = transaction => new SipInviteServer(phone.Endpoint, transaction, phone.Contact).TryRingAsync();
        var amy = await environment.SignInAsync(Amy);
        var mine = kate.Invite(Amy);
        var invitation = await amy.NextInvitationAsync();
        await WaitForAsync(() => phone.Received.Any(request => request.Method == SipMethod.Invite), "the other device to ring");

        await invitation.AcceptAsync();
        await mine.WaitForAsync(ImSessionState.Connected);

        await mine.SayAsync("to the desktop alone");
        Assert.DoesNotContain(request => request.Method == SipMethod.Message, phone.Received);
        Assert.AreEqual("kmilburn: to the desktop alone", invitation.Session.Lines()[^1]);
    }

    private static Task<ImInvitationOutcome> ClosedOf(ImInvitation invitation)
    {
        var closed = new TaskCompletionSource<ImInvitationOutcome>();
        invitation.Closed += (_, outcome) => closed.TrySetResult(outcome);
        return closed.Task;
    }
}
