using PluginIm.Interop.Tests.Environment;
using PluginIm.Interop.Tests.Peers;
using PluginIm.Messaging;
using PluginIm.Sip;

namespace PluginIm.Interop.Tests;

/// <summary>The channel of an agent's desktop, as the plugin runs it, on Kamailio and with sipp.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux, IgnoreMessage = "Kamailio is a package of Debian: there is nothing to test against on other systems.")]
public sealed class DesktopTests
{
    private const string Text = "Zoë – „grüß Gott\" ✓ 👍";

    [TestMethod]
    [DataRow(SipTransport.Tcp, SipTransport.Tls, true)]
    [DataRow(SipTransport.Tls, SipTransport.Udp, false)]
    [DataRow(SipTransport.Udp, SipTransport.Tcp, true)]
    public async Task Two_desktops_talk_until_one_ends_it(SipTransport kates, SipTransport amys, bool callerEnds)
    {
        await using var interop = await InteropEnvironment.StartAsync();
        var kate = await Desktop.SignInAsync("kate", "Kate Milburn", interop, kates);
        var amy = await Desktop.SignInAsync("amy", "Amy Miller", interop, amys);

        var mine = kate.Invite(amy.Channel.Me, Text);
        var invitation = await amy.NextInvitationAsync();
        await invitation.AcceptAsync();
        var theirs = invitation.Session;
        await Waiting.ForAsync(() => mine.State == ImSessionState.Connected, "the acceptance");
        mine.Send("two");
        await Waiting.ForAsync(() => Lines(theirs).Length == 2, "the second line");
        theirs.Send("three");
        await Waiting.ForAsync(() => Lines(mine).Length == 3, "the third line");
        await (callerEnds ? mine : theirs).EndAsync();
        await Waiting.ForAsync(() => mine.State == ImSessionState.Ended && theirs.State == ImSessionState.Ended, "the end");

        string[] lines = [$"kate: {Text}", "kate: two", "amy: three"];
        CollectionAssert.AreEqual(lines, Lines(mine));
        CollectionAssert.AreEqual(lines, Lines(theirs));
        Assert.AreEqual("Kate Milburn", invitation.From.DisplayName);
    }

    [TestMethod]
    public async Task A_rejected_session_says_so()
    {
        await using var interop = await InteropEnvironment.StartAsync();
        var kate = await Desktop.SignInAsync("kate", "Kate Milburn", interop, SipTransport.Tls);
        var amy = await Desktop.SignInAsync("amy", "Amy Miller", interop, SipTransport.Tcp);
        var mine = kate.Invite(amy.Channel.Me, "Hello");

        await (await amy.NextInvitationAsync()).RejectAsync();

        await Waiting.ForAsync(() => mine.State == ImSessionState.Ended, "the end");
        Assert.AreEqual(ImEndReasonKind.Rejected, mine.EndReason!.Kind);
    }

    [TestMethod]
    public async Task An_invitation_that_nobody_answers_is_withdrawn_when_its_time_is_over()
    {
        await using var interop = await InteropEnvironment.StartAsync();
        var brief = new ImOptions { ToastTimeout = TimeSpan.FromSeconds(2) };
        var kate = await Desktop.SignInAsync("kate", "Kate Milburn", interop, SipTransport.Udp, brief);
        var amy = await Desktop.SignInAsync("amy", "Amy Miller", interop, SipTransport.Tls);
        ImInvitationOutcome? outcome = null;

        var mine = kate.Invite(amy.Channel.Me, "Hello");
        var invitation = await amy.NextInvitationAsync();
        invitation.Closed += (_, closed) => outcome = closed;

        await Waiting.ForAsync(() => mine.State == ImSessionState.Ended, "the end");
        await Waiting.ForAsync(() => outcome is not null, "the invitation to close");
        Assert.AreEqual(ImEndReasonKind.NoAnswer, mine.EndReason!.Kind);
        Assert.AreEqual(ImInvitationOutcome.Expired, outcome);
    }

    [TestMethod]
    public async Task On_the_other_desktop_of_an_agent_the_invitation_closes_as_answered_elsewhere()
    {
        await using var interop = await InteropEnvironment.StartAsync();
        var kate = await Desktop.SignInAsync("kate", "Kate Milburn", interop, SipTransport.Tls);
        var desk = await Desktop.SignInAsync("amy", "Amy Miller", interop, SipTransport.Tcp);
        var home = await Desktop.SignInAsync("amy", "Amy Miller", interop, SipTransport.Tls);
        kate.Invite(desk.Channel.Me, "Hello");
        var (atDesk, atHome) = (await desk.NextInvitationAsync(), await home.NextInvitationAsync());
        ImInvitationOutcome? outcome = null;
        atDesk.Closed += (_, closed) => outcome = closed;

        await atHome.AcceptAsync();

        await Waiting.ForAsync(() => outcome is not null, "the other desktop's invitation to close");
        Assert.AreEqual(ImInvitationOutcome.AnsweredElsewhere, outcome);
    }

    [TestMethod]
    public async Task After_the_switch_came_back_the_desktops_are_ready_and_talk()
    {
        await using var interop = await InteropEnvironment.StartAsync();
        var kate = await Desktop.SignInAsync("kate", "Kate Milburn", interop, SipTransport.Tls);
        var amy = await Desktop.SignInAsync("amy", "Amy Miller", interop, SipTransport.Tcp);
        await interop.Switch.KillAsync();
        await Waiting.ForAsync(() => kate.Channel.Status.State != ImChannelState.Ready && amy.Channel.Status.State != ImChannelState.Ready, "the loss to be seen");

        await interop.Switch.RunAsync();
        await kate.WaitForReadyAsync();
        await amy.WaitForReadyAsync();
        kate.Invite(amy.Channel.Me, Text);

        Assert.AreEqual(Text, (await amy.NextInvitationAsync()).FirstMessage);
    }

    [TestMethod]
    public async Task A_session_outlives_the_switch_and_what_was_written_meanwhile_arrives_once_and_in_order()
    {
        await using var interop = await InteropEnvironment.StartAsync();
        var kate = await Desktop.SignInAsync("kate", "Kate Milburn", interop, SipTransport.Tls);
        var amy = await Desktop.SignInAsync("amy", "Amy Miller", interop, SipTransport.Tcp);
        var (mine, theirs) = await ConnectAsync(kate, amy);

        await interop.Switch.KillAsync();
        mine.Send("two");
        await Waiting.ForAsync(() => mine.State == ImSessionState.Interrupted && theirs.State == ImSessionState.Interrupted, "the loss to be seen");
        mine.Send("three");
        theirs.Send("four");
        await interop.Switch.RunAsync();

        await Waiting.ForAsync(() => Lines(theirs).Length == 4 && Lines(mine).Length == 4, "what was written meanwhile");
        await Waiting.ForAsync(() => Undelivered(mine) + Undelivered(theirs) == 0, "the confirmations");
        CollectionAssert.AreEqual(new[] { "kate: one", "kate: two", "kate: three" }, OfKate(theirs));
        CollectionAssert.Contains(Lines(mine), "amy: four");
        Assert.AreEqual((ImSessionState.Connected, ImSessionState.Connected), (mine.State, theirs.State));
    }

    /// <summary>By UDP nobody is told that the switch ended: the desktops ask it often enough to be known again within half a minute.</summary>
    [TestMethod]
    public async Task A_session_by_UDP_goes_on_after_the_switch_was_started_again()
    {
        await using var interop = await InteropEnvironment.StartAsync();
        var kate = await Desktop.SignInAsync("kate", "Kate Milburn", interop, SipTransport.Udp);
        var amy = await Desktop.SignInAsync("amy", "Amy Miller", interop, SipTransport.Udp);
        var (mine, theirs) = await ConnectAsync(kate, amy);

        await interop.Switch.KillAsync();
        await interop.Switch.RunAsync();
        mine.Send("two");
        theirs.Send("three");

        await Waiting.ForAsync(() => Undelivered(mine) + Undelivered(theirs) == 0, "the confirmations");
        CollectionAssert.AreEqual(new[] { "kate: one", "kate: two" }, OfKate(theirs));
        CollectionAssert.Contains(Lines(mine), "amy: three");
        Assert.HasCount(3, Lines(mine));
        Assert.AreEqual((ImSessionState.Connected, ImSessionState.Connected), (mine.State, theirs.State));
    }

    [TestMethod]
    public async Task At_a_Routing_Point_the_caller_sees_each_step_and_who_answered()
    {
        await using var interop = await InteropEnvironment.StartAsync(KamailioOptions.RoutingPoint(2, "amy", "nora", "tom"));
        var kate = await Desktop.SignInAsync("kate", "Kate Milburn", interop, SipTransport.Tls);
        var amy = await Desktop.SignInAsync("amy", "Amy Miller", interop, SipTransport.Tcp);
        var nora = await Desktop.SignInAsync("nora", "Nora Weiss", interop, SipTransport.Tls);
        var tom = await Desktop.SignInAsync("tom", "Tom Adler", interop, SipTransport.Tcp);

        var mine = kate.Invite(ImParty.FromAddress("sip:help@im.test", "Help"), "Who can help?");
        await (await amy.NextInvitationAsync()).RejectAsync();
        var missed = await nora.NextInvitationAsync();
        await (await tom.NextInvitationAsync()).AcceptAsync();

        await Waiting.ForAsync(() => mine.State == ImSessionState.Connected, "the acceptance");
        Assert.AreEqual("tom", mine.Others[0].Logon);
        CollectionAssert.AreEqual(
            new[] { "InvitationSent kate", "Forwarded ", "Forwarded ", "Accepted tom" },
            mine.Transcript.OfType<TranscriptSystemLine>().Select(line => $"{line.Event} {line.Party?.Logon}").ToArray());
        await Waiting.ForAsync(() => missed.Session.State == ImSessionState.Ended, "the invitation of who did not answer to go");
    }

    [TestMethod]
    public async Task At_a_Routing_Point_with_nobody_ready_the_caller_is_told_so()
    {
        await using var interop = await InteropEnvironment.StartAsync(KamailioOptions.RoutingPoint(20, "amy"));
        var kate = await Desktop.SignInAsync("kate", "Kate Milburn", interop, SipTransport.Tls);

        var mine = kate.Invite(ImParty.FromAddress("sip:help@im.test", "Help"), "Who can help?");

        await Waiting.ForAsync(() => mine.State == ImSessionState.Ended, "the end");
        Assert.AreEqual(new ImEndReason(ImEndReasonKind.Failed, 480, "No agent is ready"), mine.EndReason);
    }

    private static int Undelivered(ImSession session) =>
        session.Transcript.OfType<TranscriptMessage>().Count(message => message is { IsMine: true, Delivery: not ImDelivery.Delivered });

    private static string[] OfKate(ImSession session) => [.. Lines(session).Where(line => line.StartsWith("kate", StringComparison.Ordinal))];

    /// <summary>A session of both with one text in it.</summary>
    private static async Task<(ImSession Mine, ImSession Theirs)> ConnectAsync(Desktop kate, Desktop amy)
    {
        var mine = kate.Invite(amy.Channel.Me, "one");
        var invitation = await amy.NextInvitationAsync();
        await invitation.AcceptAsync();
        await Waiting.ForAsync(() => mine.State == ImSessionState.Connected, "the acceptance");
        return (mine, invitation.Session);
    }

    private static string[] Lines(ImSession session) =>
        [.. session.Transcript.OfType<TranscriptMessage>().Select(message => $"{message.Party!.Logon}: {message.Text}")];
}
