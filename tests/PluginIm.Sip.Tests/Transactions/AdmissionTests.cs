using static PluginIm.Sip.Tests.TestEnvironment;

namespace PluginIm.Sip.Tests.Transactions;

/// <summary>What comes beyond the limits is refused without state, and the others are served.</summary>
[TestClass]
public sealed class AdmissionTests
{
    [TestMethod]
    public async Task A_request_beyond_those_under_way_is_answered_503_with_Retry_After_on_a_connection()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob, unanswered) = Start(environment, new TransactionOptions { MaxRequestsUnderWay = 2, RetryAfter = TimeSpan.FromSeconds(7) });
        await AskAsync(alice, SipMethod.Message);
        await AskAsync(alice, SipMethod.Message);

        var refused = await (await AskAsync(alice, SipMethod.Message)).Final;

        Assert.AreEqual(503, refused.StatusCode);
        Assert.AreEqual("7", refused.Headers[SipHeaderNames.RetryAfter]);
        Assert.HasCount(2, unanswered);
        Assert.HasCount(2, bob.Table.Servers);
    }

    [TestMethod]
    public async Task A_request_beyond_those_under_way_is_dropped_without_an_answer_by_UDP()
    {
        await using var environment = new TestEnvironment();
        var (alice, _, _) = Start(environment, new TransactionOptions { MaxRequestsUnderWay = 1 });
        await AskAsync(alice, SipMethod.Message);

        var dropped = await AskAsync(alice, SipMethod.Message, SipTransport.Udp);

        Assert.IsFalse(dropped.Final.IsCompleted);
        Assert.AreEqual(0, environment.Network.CountSent(503));
    }

    [TestMethod]
    public async Task An_answer_makes_room_for_the_next_request()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob, unanswered) = Start(environment, new TransactionOptions { MaxRequestsUnderWay = 1 });
        for (var i = 0; i < 3; i++)
        {
            var asked = await AskAsync(alice, SipMethod.Message);
            await unanswered[i].RespondAsync(200);
            Assert.AreEqual(200, (await asked.Final).StatusCode);
        }

        Assert.AreEqual(0, bob.Admission.UnderWay);
    }

    [TestMethod]
    public async Task A_CANCEL_gets_through_where_nothing_else_does()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob, unanswered) = Start(environment, new TransactionOptions { MaxRequestsUnderWay = 1 });
        var invited = await alice.SendAsync(Invite(alice), PeerAt(2, SipTransport.Tcp));
        await unanswered[0].RespondAsync(180);

        invited.Cancel();

        await WaitForAsync(() => unanswered[0].Cancelled.IsCancellationRequested);
        await unanswered[0].RespondAsync(487);
        Assert.AreEqual(487, (await invited.Final).StatusCode);
        await WaitForAsync(() => bob.Admission.UnderWay == 0);
    }

    [TestMethod]
    [DataRow(SipEndpointRole.UserAgent, 486)]
    [DataRow(SipEndpointRole.Proxy, 503)]
    public async Task An_inviter_with_too_many_unanswered_invitations_is_refused_and_another_is_not(SipEndpointRole role, int status)
    {
        await using var environment = new TestEnvironment();
        var (alice, bob, unanswered) = Start(environment, new TransactionOptions { MaxUnansweredInvitesPerInviter = 2 }, role);
        var first = await InviteAsync(alice, "alice");
        await InviteAsync(alice, "alice");

        var refused = await (await InviteAsync(alice, "alice")).Final;
        await InviteAsync(environment.CreateInMemory(3), "carol");

        Assert.AreEqual(status, refused.StatusCode);
        Assert.AreEqual(role == SipEndpointRole.Proxy, refused.Headers.Contains(SipHeaderNames.RetryAfter));
        Assert.HasCount(3, unanswered);

        await unanswered[0].RespondAsync(603);
        Assert.AreEqual(603, (await first.Final).StatusCode);
        environment.Advance(new TransactionOptions().RetryAfter);
        await InviteAsync(alice, "alice");
        Assert.HasCount(4, unanswered);
        foreach (var invitation in unanswered)
        {
            await invitation.RespondAsync(603);
        }

        Assert.AreEqual(0, bob.Admission.Inviters);
    }

    private static (SipEndpoint Alice, SipEndpoint Bob, List<SipServerTransaction> Unanswered) Start(
        TestEnvironment environment, TransactionOptions transactions, SipEndpointRole role = SipEndpointRole.UserAgent)
    {
        var bob = environment.CreateInMemory(2, options => options with { Transactions = transactions, Role = role });
        var unanswered = new List<SipServerTransaction>();
        bob.Handler = (received, _) =>
        {
            unanswered.Add(received);
            return Task.CompletedTask;
        };
        return (environment.CreateInMemory(1), bob, unanswered);
    }

    private static Task<SipClientTransaction> AskAsync(SipEndpoint from, SipMethod method, SipTransport transport = SipTransport.Tcp) =>
        from.SendAsync(Request(from, method), PeerAt(2, transport));

    private static Task<SipClientTransaction> InviteAsync(SipEndpoint from, string user)
    {
        var invite = Invite(from);
        invite.Headers.Set(SipHeaderNames.From, $"<sip:{user}@im.test>;tag={SipIdentifiers.NewTag()}");
        return from.SendAsync(invite, PeerAt(2, SipTransport.Tcp));
    }
}
