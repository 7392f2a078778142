using static PluginIm.Sip.Tests.TestEnvironment;

namespace PluginIm.Sip.Tests.Dialogs;

/// <summary>Invitations from end to end: <see cref="SipInviteClient"/> against <see cref="SipInviteServer"/> and against rougher peers.</summary>
[TestClass]
public sealed class InvitationTests
{
    private static readonly SipAddress BobsContact = SipAddress.Parse("<sip:bob@10.0.0.2:5060>");

    [TestMethod]
    public async Task An_accepted_invitation_makes_one_dialog_on_both_sides()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = Pair(environment);
        var incoming = Answer(bob, async invitation =>
        {
            await invitation.TryRingAsync();
            await invitation.TryAcceptAsync(response => response.SetBody("application/sdp", "v=0"u8.ToArray()));
        });
        var client = new SipInviteClient(alice, Invite(alice), To(2));
        var progress = new List<int>();
        client.Progressed += (_, provisional) => progress.Add(provisional.Response.StatusCode);

        var result = await client.InviteAsync();

        var server = await incoming.Task;
        Assert.IsNotNull(await server.Ack);
        Assert.IsTrue(result.IsAccepted);
        CollectionAssert.AreEqual(new[] { 180 }, progress);
        Assert.AreEqual(server.Dialog.Id, new SipDialogId(result.Dialog!.Id.CallId, result.Dialog.Id.RemoteTag, result.Dialog.Id.LocalTag));
        Assert.IsFalse(server.Dialog.IsEarly);
        Assert.IsFalse(result.Dialog.IsEarly);
        Assert.AreEqual("sip:bob@10.0.0.2:5060", result.Dialog.RemoteTarget.ToString());
    }

    [TestMethod]
    public async Task The_dialog_is_given_out_before_the_ACK_with_which_the_other_side_may_send_in_it()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = Pair(environment);
        Answer(bob, invitation => invitation.TryAcceptAsync());
        (SipDialog Dialog, int Status, int Acks)? given = null;
        var options = To(2) with { Established = (dialog, response) => given = (dialog, response.StatusCode, environment.Network.CountSent(SipMethod.Ack)) };

        var result = await new SipInviteClient(alice, Invite(alice), options).InviteAsync();

        Assert.AreEqual((result.Dialog!, 200, 0), given);
        Assert.AreEqual(1, environment.Network.CountSent(SipMethod.Ack));
    }

    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    public async Task A_2xx_is_repeated_over_every_transport_until_its_ACK_comes(SipTransport transport)
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = Pair(environment);
        var incoming = Answer(bob, invitation => invitation.TryAcceptAsync());
        var lost = 0;
        environment.Network.Loses = message => message is SipRequest { Method.Name: "ACK" } && lost++ < 2;

        var result = await new SipInviteClient(alice, Invite(alice), To(2, transport)).InviteAsync();
        await WaitForAsync(() => environment.Network.CountSent(SipMethod.Ack) == 1);
        environment.Advance(TimeSpan.FromMilliseconds(500));
        await WaitForAsync(() => environment.Network.CountSent(SipMethod.Ack) == 2);
        environment.Advance(TimeSpan.FromSeconds(1));

        Assert.IsTrue(result.IsAccepted);
        Assert.IsNotNull(await (await incoming.Task).Ack);
        environment.Advance(TimeSpan.FromSeconds(10));
        Assert.AreEqual(3, environment.Network.CountSent(200));
        Assert.AreEqual(0, environment.Network.CountSent(SipMethod.Bye));
    }

    [TestMethod]
    public async Task A_session_whose_ACK_never_comes_is_ended_with_BYE()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = Pair(environment);
        var incoming = Answer(bob, invitation => invitation.TryAcceptAsync());
        alice.Handler = (received, token) => received.RespondAsync(200, null, token);
        environment.Network.Loses = message => message is SipRequest { Method.Name: "ACK" };

        await new SipInviteClient(alice, Invite(alice), To(2)).InviteAsync();
        environment.Advance(TimeSpan.FromSeconds(32));

        Assert.IsNull(await (await incoming.Task).Ack);
        await WaitForAsync(() => environment.Network.CountSent(SipMethod.Bye) == 1);
        Assert.AreEqual(408, SipReason.Of(Sent(environment, SipMethod.Bye).Single())?.Cause);
    }

    [TestMethod]
    public async Task The_first_2xx_of_a_fork_wins_and_the_others_get_ACK_and_BYE()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = Pair(environment);
        bob.Handler = async (received, token) =>
        {
            if (received.Request.Method == SipMethod.Invite)
            {
                await received.RespondAsync(Branch(received, 180, "one"), token);
                await received.RespondAsync(Branch(received, 180, "two"), token);
                await received.RespondAsync(Branch(received, 200, "two"), token);
                await received.RespondAsync(Branch(received, 200, "one"), token);
                await received.RespondAsync(Branch(received, 200, "one"), token);
                return;
            }

            await received.RespondAsync(200, null, token);
        };
        var client = new SipInviteClient(alice, Invite(alice), To(2));

        var result = await client.InviteAsync();

        Assert.AreEqual("two", result.Dialog!.Id.RemoteTag);
        Assert.HasCount(2, client.EarlyDialogs);
        await WaitForAsync(() => Sent(environment, SipMethod.Bye).Count == 1 && Sent(environment, SipMethod.Ack).Count == 3);
        Assert.AreEqual("one", Sent(environment, SipMethod.Bye).Single().Headers.To!.Tag);
        CollectionAssert.AreEqual(new[] { "two", "one", "one" }, Sent(environment, SipMethod.Ack).Select(ack => ack.Headers.To!.Tag).ToArray());
    }

    [TestMethod]
    public async Task A_cancelled_invitation_ends_with_487_and_tells_the_reason()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = Pair(environment);
        var incoming = Answer(bob, invitation => invitation.TryRingAsync());
        var client = new SipInviteClient(alice, Invite(alice), To(2));
        client.Progressed += (_, _) => client.Cancel("SIP;cause=408");

        var result = await client.InviteAsync();

        var server = await incoming.Task;
        Assert.AreEqual(487, result.Response.StatusCode);
        Assert.IsTrue(result.WasCancelled);
        Assert.IsFalse(result.IsAccepted);
        Assert.AreEqual("SIP;cause=408", server.Invite.CancelRequest!.Headers[SipHeaderNames.Reason]);
        Assert.IsFalse(await server.TryAcceptAsync());
    }

    [TestMethod]
    public async Task A_CANCEL_waits_for_the_first_provisional_response()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = Pair(environment);
        environment.Network.Loses = message => message is SipResponse { StatusCode: 100 };
        SipInviteServer? server = null;
        bob.Handler = (received, _) =>
        {
            server = new SipInviteServer(bob, received, BobsContact);
            return Task.CompletedTask;
        };
        var client = new SipInviteClient(alice, Invite(alice), To(2));
        var inviting = client.InviteAsync();
        await WaitForAsync(() => server is not null);

        client.Cancel();
        Assert.AreEqual(0, environment.Network.CountSent(SipMethod.Cancel));
        await server!.TryRingAsync();

        Assert.AreEqual(487, (await inviting).Response.StatusCode);
        Assert.AreEqual(1, environment.Network.CountSent(SipMethod.Cancel));
    }

    [TestMethod]
    public async Task An_invitation_that_is_refused_before_anything_rang_is_not_cancelled_any_more()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = Pair(environment);
        environment.Network.Loses = message => message is SipResponse { StatusCode: 100 };
        SipServerTransaction? invite = null;
        bob.Handler = (received, _) =>
        {
            invite = received;
            return Task.CompletedTask;
        };
        var client = new SipInviteClient(alice, Invite(alice), To(2));
        var inviting = client.InviteAsync();
        await WaitForAsync(() => invite is not null);

        client.Cancel();
        await invite!.RespondAsync(486);

        Assert.AreEqual(486, (await inviting).Response.StatusCode);
        Assert.AreEqual(0, environment.Network.CountSent(SipMethod.Cancel));
    }

    [TestMethod]
    public async Task Early_dialogs_end_with_the_refusal_of_the_invitation()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = Pair(environment);
        Answer(bob, async invitation =>
        {
            await invitation.TryRingAsync();
            await invitation.TryRejectAsync(603);
        });
        var client = new SipInviteClient(alice, Invite(alice), To(2));

        await client.InviteAsync();

        Assert.IsTrue(client.EarlyDialogs.Single().IsTerminated);
    }

    [TestMethod]
    public async Task Branches_that_only_rang_end_64_T1_after_the_first_2xx()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = Pair(environment);
        bob.Handler = async (received, token) =>
        {
            await received.RespondAsync(Branch(received, 180, "one"), token);
            await received.RespondAsync(Branch(received, 180, "two"), token);
            await received.RespondAsync(Branch(received, 200, "two"), token);
        };
        var client = new SipInviteClient(alice, Invite(alice), To(2));
        var result = await client.InviteAsync();
        var other = client.EarlyDialogs.Single(dialog => dialog != result.Dialog);
        Assert.IsFalse(other.IsTerminated);

        environment.Advance(TimeSpan.FromSeconds(33));

        await WaitForAsync(() => other.IsTerminated);
        Assert.IsFalse(result.Dialog!.IsTerminated);
    }

    [TestMethod]
    public async Task A_2xx_that_crosses_the_CANCEL_gets_ACK_and_BYE()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = Pair(environment);
        bob.Handler = async (received, token) =>
        {
            if (received.Request.Method == SipMethod.Invite)
            {
                await received.RespondAsync(Branch(received, 180, "one"), token);
                var answering = received;
                received.Cancelled.Register(() => _ = answering.RespondAsync(Branch(answering, 200, "one")));
                return;
            }

            await received.RespondAsync(200, null, token);
        };
        var client = new SipInviteClient(alice, Invite(alice), To(2));
        client.Progressed += (_, _) => client.Cancel("SIP;cause=491");

        var result = await client.InviteAsync();

        Assert.IsTrue(result.WasCancelled);
        Assert.IsNull(result.Dialog);
        Assert.AreEqual(1, environment.Network.CountSent(SipMethod.Ack));
        Assert.AreEqual("SIP;cause=491", Sent(environment, SipMethod.Bye).Single().Headers[SipHeaderNames.Reason]);
    }

    [TestMethod]
    public async Task A_CANCEL_after_the_acceptance_has_no_effect_and_BYE_ends_the_session()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = Pair(environment);
        var incoming = Answer(bob, invitation => invitation.TryRingAsync());
        var isLosing = true;
        environment.Network.Loses = message => isLosing && message is SipResponse { StatusCode: 200 } response && response.Headers.CSeq?.Method == SipMethod.Invite;
        var client = new SipInviteClient(alice, Invite(alice), To(2));
        var inviting = client.InviteAsync();
        var server = await incoming.Task;
        await WaitForAsync(() => environment.Network.CountSent(180) == 1);

        Assert.IsTrue(await server.TryAcceptAsync());
        client.Cancel();
        await WaitForAsync(() => server.Invite.Cancelled.IsCancellationRequested);
        isLosing = false;
        environment.Advance(TimeSpan.FromMilliseconds(500));
        var result = await inviting;

        Assert.IsTrue(result.WasCancelled);
        Assert.IsFalse(server.Cancelled.IsCancellationRequested);
        Assert.AreEqual(0, environment.Network.CountSent(487));
        Assert.AreEqual(1, environment.Network.CountSent(SipMethod.Bye));
    }

    [TestMethod]
    public async Task The_callers_token_cancels_the_invitation_and_comes_back_as_such()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = Pair(environment);
        Answer(bob, invitation => invitation.TryRingAsync());
        using var cancelling = new CancellationTokenSource();
        var client = new SipInviteClient(alice, Invite(alice), To(2));
        client.Progressed += (_, _) => cancelling.Cancel();

        await Assert.ThrowsExactlyAsync<OperationCanceledException>(() => client.InviteAsync(cancelling.Token));

        Assert.AreEqual(1, environment.Network.CountSent(SipMethod.Cancel));
        Assert.AreEqual(1, environment.Network.CountSent(487));
    }

    [TestMethod]
    public async Task A_rejected_invitation_is_a_result()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = Pair(environment);
        Answer(bob, invitation => invitation.TryRejectAsync(603));

        var result = await new SipInviteClient(alice, Invite(alice), To(2)).InviteAsync();

        Assert.AreEqual(603, result.Response.StatusCode);
        Assert.IsFalse(result.IsAccepted);
        Assert.IsFalse(result.WasCancelled);
    }

    [TestMethod]
    public async Task What_answers_first_counts()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = Pair(environment);
        var outcomes = new List<bool>();
        Answer(bob, async invitation =>
        {
            outcomes.Add(await invitation.TryRejectAsync(486));
            outcomes.Add(await invitation.TryAcceptAsync());
            outcomes.Add(await invitation.TryRingAsync());
        });

        var result = await new SipInviteClient(alice, Invite(alice), To(2)).InviteAsync();

        Assert.AreEqual(486, result.Response.StatusCode);
        CollectionAssert.AreEqual(new[] { true, false, false }, outcomes);
    }

    [TestMethod]
    public async Task A_challenged_invitation_goes_again_with_credentials_and_the_next_number()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = Pair(environment);
        bob.Handler = async (received, token) =>
        {
            if (!received.Request.Headers.Contains(SipHeaderNames.ProxyAuthorization))
            {
                var challenge = SipResponse.For(received.Request, 407);
                challenge.Headers.Set(SipHeaderNames.ProxyAuthenticate, "Digest realm=\"im.test\", nonce=\"abc\", algorithm=MD5, qop=\"auth\"");
                await received.RespondAsync(challenge, token);
                return;
            }

            await received.RespondAsync(Branch(received, 200, "one"), token);
        };
        var digest = new DigestClient(new SipCredentials("alice", "secret"));

        var result = await new SipInviteClient(alice, Invite(alice), new() { To = PeerAt(2), Digest = digest }).InviteAsync();

        Assert.IsTrue(result.IsAccepted);
        Assert.AreEqual(2u, result.Invite.Headers.CSeq!.Value.Number);
        Assert.IsTrue(Sent(environment, SipMethod.Ack)[^1].Headers.Contains(SipHeaderNames.ProxyAuthorization));
        Assert.AreEqual(3u, result.Dialog!.CreateRequest(SipMethod.Bye).Headers.CSeq!.Value.Number);
    }

    private static List<SipRequest> Sent(TestEnvironment environment, SipMethod method) =>
        [.. environment.Network.Sent.OfType<SipRequest>().Where(request => request.Method == method)];

    private static SipResponse Branch(SipServerTransaction invite, int status, string tag)
    {
        var response = SipResponse.For(invite.Request, status);
        response.Headers.To = response.Headers.To!.WithTag(tag);
        response.Headers.Set(SipHeaderNames.Contact, BobsContact.ToString());
        return response;
    }

    private static SipInviteClientOptions To(int host, SipTransport transport = SipTransport.Udp) => new() { To = PeerAt(host, transport) };

    private static (SipEndpoint Alice, SipEndpoint Bob) Pair(TestEnvironment environment) =>
        (environment.CreateInMemory(1), environment.CreateInMemory(2));

    private static TaskCompletionSource<SipInviteServer> Answer(SipEndpoint bob, Func<SipInviteServer, Task> answer)
    {
        var incoming = new TaskCompletionSource<SipInviteServer>();
        bob.Handler = async (received, token) =>
        {
            if (received.Request.Method != SipMethod.Invite)
            {
                await received.RespondAsync(200, null, token);
                return;
            }

            var invitation = new SipInviteServer(bob, received, BobsContact);
            incoming.TrySetResult(invitation);
            await answer(invitation);
        };
        return incoming;
    }
}
