using PluginIm.Messaging.Tests.Environment;

namespace PluginIm.Messaging.Tests.Channel;

[TestClass]
public sealed class ImChannelTests
{
    [TestMethod]
    public async Task Signing_in_and_out_moves_the_status()
    {
        await using var environment = new TestEnvironment();
        var channel = environment.CreateChannel(TestEnvironment.Kate);
        Assert.AreEqual(ImChannelState.SignedOut, channel.Status.State);

        await channel.SignInAsync();
        Assert.AreEqual(ImChannelState.Ready, channel.Status.State);
        await channel.SignInAsync();
        Assert.AreEqual(1, environment.CarrierOf(TestEnvironment.Kate).SignIns);

        await channel.SignOutAsync();
        Assert.AreEqual(ImChannelState.SignedOut, channel.Status.State);
    }

    [TestMethod]
    public async Task A_refused_agent_may_sign_in_again()
    {
        await using var environment = new TestEnvironment();
        var channel = environment.CreateChannel(TestEnvironment.Kate);
        var carrier = environment.CarrierOf(TestEnvironment.Kate);
        carrier.AfterSignIn = new ImChannelStatus(ImChannelState.Refused, "Wrong password");
        await channel.SignInAsync();
        Assert.AreEqual(ImChannelState.Refused, channel.Status.State);

        carrier.AfterSignIn = new ImChannelStatus(ImChannelState.Ready);
        await channel.SignInAsync();

        Assert.AreEqual(ImChannelState.Ready, channel.Status.State);
    }

    [TestMethod]
    public async Task A_carrier_that_throws_at_sign_in_is_a_refused_channel()
    {
        await using var environment = new TestEnvironment { ErrorsExpected = true };
        var channel = environment.CreateChannel(TestEnvironment.Kate);
        environment.CarrierOf(TestEnvironment.Kate).Fault = new IOException("No network.");

        await channel.SignInAsync();

        Assert.AreEqual(new ImChannelStatus(ImChannelState.Refused, "No network."), channel.Status);
    }

    [TestMethod]
    [DataRow("sip:amiller@im.test", null)]
    [DataRow("sip:amiller@IM.TEST;transport=tcp", null)]
    [DataRow("sip:amiller@elsewhere.test", ImStartRefusal.OutsideDomains)]
    [DataRow("sip:amiller@im.test.evil.test", ImStartRefusal.OutsideDomains)]
    [DataRow("sip:kmilburn@im.test", ImStartRefusal.OwnAddress)]
    [DataRow("sip:im.test", ImStartRefusal.InvalidAddress)]
    [DataRow("amiller", ImStartRefusal.InvalidAddress)]
    public async Task A_target_outside_the_domains_is_refused_with_the_reason(string address, ImStartRefusal? expected)
    {
        await using var environment = new TestEnvironment();
        var channel = await environment.SignInAsync(TestEnvironment.Kate);

        var started = channel.StartSession(ImParty.FromAddress(address));

        Assert.AreEqual(expected, channel.WhyNotStart(address));
        Assert.AreEqual(expected, started.Refusal);
        Assert.AreEqual(expected is null, started.Session is not null);
    }

    [TestMethod]
    public async Task Configured_domains_replace_the_own_one()
    {
        await using var environment = new TestEnvironment();
        var channel = await environment.SignInAsync(TestEnvironment.Kate, new ImOptions { Domains = ["east.test", "west.test"] });

        Assert.IsNull(channel.WhyNotStart("sip:amiller@west.test"));
        Assert.AreEqual(ImStartRefusal.OutsideDomains, channel.WhyNotStart("sip:amiller@im.test"));
    }

    [TestMethod]
    public async Task No_session_starts_while_the_channel_is_not_ready()
    {
        await using var environment = new TestEnvironment();
        var channel = environment.CreateChannel(TestEnvironment.Kate);

        Assert.AreEqual(ImStartRefusal.ChannelNotReady, channel.WhyNotStart(TestEnvironment.Amy.Address));
    }

    [TestMethod]
    public async Task Open_sessions_are_limited()
    {
        await using var environment = new TestEnvironment();
        var channel = await environment.SignInAsync(TestEnvironment.Kate, new ImOptions { MaxSessions = 2 });
        var first = channel.StartSession(TestEnvironment.Amy).Session!;
        channel.StartSession(TestEnvironment.Amy);

        Assert.AreEqual(ImStartRefusal.TooManySessions, channel.StartSession(TestEnvironment.Amy).Refusal);

        await first.EndAsync();
        Assert.IsNull(channel.WhyNotStart(TestEnvironment.Amy.Address));
    }

    [TestMethod]
    public async Task Options_that_are_changed_hold_for_sessions_from_then_on_and_limits_at_once()
    {
        await using var environment = new TestEnvironment();
        var channel = await environment.SignInAsync(TestEnvironment.Kate, new ImOptions { MaxLength = 10, MaxSessions = 2 });
        var before = channel.StartSession(TestEnvironment.Amy).Session!;
        var changes = 0;
        channel.StatusChanged += (_, _) => Interlocked.Increment(ref changes);

        channel.Use(new ImOptions { MaxLength = 20, MaxSessions = 3, Domains = ["other.test"] });
        Assert.AreEqual(ImStartRefusal.OutsideDomains, channel.WhyNotStart(TestEnvironment.Amy.Address));
        channel.Use(new ImOptions { MaxLength = 20, MaxSessions = 3 });
        var after = channel.StartSession(TestEnvironment.Amy).Session!;
        channel.StartSession(TestEnvironment.Amy);

        Assert.AreEqual((10, 20), (before.Options.MaxLength, after.Options.MaxLength));
        Assert.AreEqual(ImStartRefusal.TooManySessions, channel.WhyNotStart(TestEnvironment.Amy.Address));
        await TestEnvironment.WaitForAsync(() => changes >= 2, "the news of both changes");
    }

    [TestMethod]
    public async Task Waiting_invitations_are_limited()
    {
        await using var environment = new TestEnvironment();
        var kate = await environment.SignInAsync(TestEnvironment.Kate);
        var amy = await environment.SignInAsync(TestEnvironment.Amy, new ImOptions { MaxInvitations = 1 });
        kate.StartSession(TestEnvironment.Amy).Session!.Send("first");

        var second = kate.StartSession(TestEnvironment.Amy).Session!;
        second.Send("second");

        Assert.AreEqual(new ImEndReason(ImEndReasonKind.Rejected, 486), second.EndReason);
        Assert.HasCount(1, amy.Sessions);
    }

    [TestMethod]
    public async Task Invitations_of_one_party_within_a_minute_are_limited()
    {
        await using var environment = new TestEnvironment();
        var kate = await environment.SignInAsync(TestEnvironment.Kate);
        await environment.SignInAsync(TestEnvironment.Amy, new ImOptions { MaxInvitationsPerMinute = 2 });
        for (var i = 0; i < 2; i++)
        {
            var taken = kate.StartSession(TestEnvironment.Amy).Session!;
            taken.Send("Hello");
            await taken.EndAsync();
            Assert.AreEqual(ImEndReasonKind.Cancelled, taken.EndReason?.Kind);
        }

        var third = kate.StartSession(TestEnvironment.Amy).Session!;
        third.Send("Hello");
        Assert.AreEqual(new ImEndReason(ImEndReasonKind.Rejected, 486), third.EndReason);

        environment.Time.Advance(TimeSpan.FromMinutes(1));
        var later = kate.StartSession(TestEnvironment.Amy).Session!;
        later.Send("Hello");
        Assert.AreEqual(ImSessionState.Establishing, later.State);
    }

    [TestMethod]
    public async Task What_a_party_can_is_asked_when_the_session_is_opened()
    {
        await using var environment = new TestEnvironment();
        var kate = await environment.SignInAsync(TestEnvironment.Kate);

        kate.StartSession(TestEnvironment.Amy);

        CollectionAssert.AreEqual(new[] { TestEnvironment.Amy }, environment.CarrierOf(TestEnvironment.Kate).Probed);
    }

    [TestMethod]
    public async Task An_invitation_from_outside_the_domains_is_refused()
    {
        await using var environment = new TestEnvironment();
        var amy = await environment.SignInAsync(TestEnvironment.Amy, new ImOptions { Domains = ["elsewhere.test"] });
        var kate = await environment.SignInAsync(TestEnvironment.Kate);
        var session = kate.StartSession(TestEnvironment.Amy).Session!;

        session.Send("Hello");

        Assert.AreEqual(new ImEndReason(ImEndReasonKind.Failed, 403), session.EndReason);
        Assert.IsEmpty(amy.Sessions);
    }

    [TestMethod]
    public async Task Signing_out_ends_every_session_on_both_sides()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var (kate, amy) = await conversation.ConnectAsync();
        var waiting = conversation.Start();
        waiting.Send("Are you there?");
        var invitation = await conversation.NextInvitationAsync();

        await conversation.Kate.SignOutAsync();

        Assert.AreEqual(ImEndReasonKind.SignedOut, kate.EndReason?.Kind);
        Assert.AreEqual(ImEndReasonKind.SignedOut, waiting.EndReason?.Kind);
        Assert.AreEqual(ImEndReasonKind.EndedByPeer, amy.EndReason?.Kind);
        Assert.AreEqual(ImEndReasonKind.Cancelled, invitation.Session.EndReason?.Kind);
        Assert.IsEmpty(conversation.Kate.Sessions);
    }
}
