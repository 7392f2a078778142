using static PluginIm.Sip.Tests.TestEnvironment;

namespace PluginIm.Sip.Tests.Transactions;

[TestClass]
public sealed class ClientTransactionTests
{
    [TestMethod]
    public async Task An_unanswered_request_is_repeated_with_growing_intervals_and_ends_in_a_local_408()
    {
        await using var environment = new TestEnvironment();
        var alice = environment.CreateInMemory(1);
        var start = environment.Time.GetUtcNow();
        var sentAt = new List<double>();
        environment.Network.Loses = _ =>
        {
            sentAt.Add((environment.Time.GetUtcNow() - start).TotalSeconds);
            return true;
        };

        var transaction = await alice.SendAsync(Request(alice, SipMethod.Message), PeerAt(2));
        environment.Advance(TimeSpan.FromSeconds(32));

        var final = await transaction.Final;
        Assert.AreEqual(408, final.StatusCode);
        Assert.IsTrue(final.IsLocal);
        CollectionAssert.AreEqual(new[] { 0, 0.5, 1.5, 3.5, 7.5, 11.5, 15.5, 19.5, 23.5, 27.5, 31.5 }, sentAt);
        Assert.AreEqual(0, alice.Table.Count);
    }

    [TestMethod]
    public async Task An_unanswered_INVITE_is_repeated_with_doubled_intervals_and_ends_in_a_local_408()
    {
        await using var environment = new TestEnvironment();
        var alice = environment.CreateInMemory(1);
        environment.Network.Loses = _ => true;

        var transaction = await alice.SendAsync(Invite(alice), PeerAt(2));
        environment.Advance(TimeSpan.FromSeconds(32));

        Assert.AreEqual(408, (await transaction.Final).StatusCode);
        Assert.AreEqual(7, environment.Network.CountSent(SipMethod.Invite));
        Assert.AreEqual(0, alice.Table.Count);
    }

    [TestMethod]
    public async Task A_lost_request_arrives_with_its_first_repetition()
    {
        await using var environment = new TestEnvironment();
        var (alice, _) = Pair(environment, transaction => transaction.RespondAsync(200));
        var lost = 0;
        environment.Network.Loses = message => message is SipRequest && lost++ == 0;

        var sent = await alice.SendAsync(Request(alice, SipMethod.Message), PeerAt(2));
        environment.Advance(TimeSpan.FromMilliseconds(500));

        Assert.AreEqual(200, (await sent.Final).StatusCode);
        Assert.AreEqual(2, environment.Network.CountSent(SipMethod.Message));
    }

    [TestMethod]
    public async Task A_lost_response_is_given_again_without_asking_the_handler_again()
    {
        await using var environment = new TestEnvironment();
        var handled = 0;
        var (alice, _) = Pair(environment, transaction =>
        {
            handled++;
            return transaction.RespondAsync(200);
        });
        var lost = 0;
        environment.Network.Loses = message => message is SipResponse && lost++ == 0;

        var sent = await alice.SendAsync(Request(alice, SipMethod.Message), PeerAt(2));
        environment.Advance(TimeSpan.FromMilliseconds(500));

        Assert.AreEqual(200, (await sent.Final).StatusCode);
        Assert.AreEqual(1, handled);
    }

    [TestMethod]
    public async Task Over_a_reliable_transport_nothing_is_repeated_and_the_time_out_stays()
    {
        await using var environment = new TestEnvironment();
        var (alice, _) = Pair(environment, _ => Task.CompletedTask);

        var sent = await alice.SendAsync(Request(alice, SipMethod.Message), PeerAt(2, SipTransport.Tcp));
        environment.Advance(TimeSpan.FromSeconds(32));

        Assert.AreEqual(408, (await sent.Final).StatusCode);
        Assert.AreEqual(1, environment.Network.CountSent(SipMethod.Message));
    }

    [TestMethod]
    public async Task A_provisional_response_ends_the_repetition_of_an_INVITE_and_slows_that_of_others()
    {
        await using var environment = new TestEnvironment();
        var (alice, _) = Pair(environment, transaction => transaction.RespondAsync(183));

        await alice.SendAsync(Invite(alice), PeerAt(2));
        await alice.SendAsync(Request(alice, SipMethod.Message), PeerAt(2));
        environment.Advance(TimeSpan.FromSeconds(10));

        Assert.AreEqual(1, environment.Network.CountSent(SipMethod.Invite));

        // At 0, 0.5 (timer E was running), 4.5 and 8.5 s.
        Assert.AreEqual(4, environment.Network.CountSent(SipMethod.Message));
    }

    [TestMethod]
    public async Task A_refused_INVITE_is_acknowledged_and_each_copy_of_the_refusal_again()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = Pair(environment, transaction => transaction.RespondAsync(486));
        var lost = 0;
        environment.Network.Loses = message => message is SipRequest { Method.Name: "ACK" } && lost++ < 2;

        var sent = await alice.SendAsync(Invite(alice), PeerAt(2));
        environment.Advance(TimeSpan.FromSeconds(2));

        Assert.AreEqual(486, (await sent.Final).StatusCode);
        Assert.AreEqual(3, environment.Network.CountSent(486));
        Assert.AreEqual(3, environment.Network.CountSent(SipMethod.Ack));
        var ack = environment.Network.Sent.OfType<SipRequest>().First(request => request.Method == SipMethod.Ack);
        Assert.AreEqual(sent.Request.Headers.TopVia!.Branch, ack.Headers.TopVia!.Branch);
        Assert.IsNotNull(ack.Headers.To!.Tag);

        environment.Advance(TimeSpan.FromSeconds(32));
        Assert.AreEqual(0, alice.Table.Count);
        Assert.AreEqual(0, bob.Table.Count);
    }

    [TestMethod]
    public async Task Responses_come_in_their_order_and_end_with_a_refusal()
    {
        await using var environment = new TestEnvironment();
        var (alice, _) = Pair(environment, async transaction =>
        {
            await transaction.RespondAsync(180);
            await transaction.RespondAsync(183);
            await transaction.RespondAsync(603);
        });

        var sent = await alice.SendAsync(Invite(alice), PeerAt(2));
        var statuses = new List<int>();
        await foreach (var response in sent.Responses)
        {
            statuses.Add(response.StatusCode);
        }

        CollectionAssert.AreEqual(new[] { 180, 183, 603 }, statuses);
    }

    [TestMethod]
    public async Task Each_further_2xx_of_an_INVITE_is_passed_until_timer_M()
    {
        await using var environment = new TestEnvironment();
        var (alice, _) = Pair(environment, async transaction =>
        {
            await transaction.RespondAsync(WithTag(transaction, "one"));
            await transaction.RespondAsync(WithTag(transaction, "two"));
        });

        var sent = await alice.SendAsync(Invite(alice), PeerAt(2));
        await sent.Final;
        environment.Advance(TimeSpan.FromSeconds(32));
        var tags = new List<string?>();
        await foreach (var response in sent.Responses)
        {
            tags.Add(response.Headers.To!.Tag);
        }

        CollectionAssert.AreEqual(new[] { "one", "two" }, tags);
        Assert.AreEqual(0, alice.Table.Count);
    }

    [TestMethod]
    public async Task The_end_of_the_linger_time_leaves_nothing_behind()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = Pair(environment, transaction => transaction.RespondAsync(200));

        await (await alice.SendAsync(Request(alice, SipMethod.Message), PeerAt(2))).Final;
        Assert.AreEqual(1, alice.Table.FinishedClients.Count);
        environment.Advance(TimeSpan.FromSeconds(5));
        Assert.AreEqual(0, alice.Table.Count);
        Assert.AreEqual(1, bob.Table.FinishedServers.Count);
        environment.Advance(TimeSpan.FromSeconds(27));

        Assert.AreEqual(0, bob.Table.Count);
        Assert.AreEqual(0, alice.Core.Wheel.Count);
        Assert.AreEqual(0, bob.Core.Wheel.Count);
    }

    [TestMethod]
    public async Task A_peer_that_cannot_be_reached_is_a_local_503()
    {
        await using var environment = new TestEnvironment();
        var alice = environment.CreateInMemory(1);

        var sent = await alice.SendAsync(Request(alice, SipMethod.Message), PeerAt(9, SipTransport.Tcp));

        var final = await sent.Final;
        Assert.AreEqual(503, final.StatusCode);
        Assert.IsTrue(final.IsLocal);
        Assert.AreEqual(sent.Request.Headers.TopVia!.Branch, final.Headers.TopVia!.Branch);
    }

    [TestMethod]
    public async Task A_connection_that_is_lost_under_way_is_a_local_503()
    {
        await using var environment = new TestEnvironment();
        var (alice, _) = Pair(environment, _ => Task.CompletedTask);
        SipFlow? lost = null;
        alice.ConnectionLost += (_, connection) => lost = connection.Flow;

        var sent = await alice.SendAsync(Request(alice, SipMethod.Message), PeerAt(2, SipTransport.Tcp));
        ((Transport.InMemoryFlow)sent.Flow!).Cut();

        Assert.AreEqual(503, (await sent.Final).StatusCode);
        Assert.AreEqual(sent.Flow, lost);
    }

    [TestMethod]
    public async Task A_proxys_request_that_cannot_be_sent_has_its_own_Via_above_the_callers_as_any_other()
    {
        await using var environment = new TestEnvironment();
        var proxy = environment.CreateInMemory(1, options => options with { Role = SipEndpointRole.Proxy });
        var request = Request(proxy, SipMethod.Message);
        request.Headers.Set(SipHeaderNames.Via, "SIP/2.0/UDP 10.0.0.7;branch=z9hG4bKcaller");

        var unsent = await (await proxy.SendAsync(request.Clone(), PeerAt(9, SipTransport.Tcp))).Final;
        var timedOut = await proxy.SendAsync(request.Clone(), PeerAt(9));
        environment.Advance(TimeSpan.FromSeconds(32));

        foreach (var response in new[] { unsent, await timedOut.Final })
        {
            Assert.HasCount(2, response.Headers.Vias);
            Assert.AreEqual("z9hG4bKcaller", response.Headers.Vias[1].Branch);
        }
    }

    [TestMethod]
    public async Task An_endpoint_that_stops_leaves_nobody_waiting()
    {
        await using var environment = new TestEnvironment();
        var (alice, _) = Pair(environment, _ => Task.CompletedTask);
        var sent = await alice.SendAsync(Request(alice, SipMethod.Message), PeerAt(2));

        await alice.DisposeAsync();

        Assert.AreEqual(503, (await sent.Final).StatusCode);
    }

    [TestMethod]
    public async Task CANCEL_waits_for_the_first_provisional_response()
    {
        await using var environment = new TestEnvironment();
        var invited = new TaskCompletionSource<SipServerTransaction>();
        var (alice, _) = Pair(environment, transaction =>
        {
            invited.TrySetResult(transaction);
            return Task.CompletedTask;
        });

        var sent = await alice.SendAsync(Invite(alice), PeerAt(2));
        sent.Cancel("SIP;cause=408");
        Assert.AreEqual(0, environment.Network.CountSent(SipMethod.Cancel));
        var invite = await invited.Task;
        await invite.RespondAsync(180);

        Assert.AreEqual(1, environment.Network.CountSent(SipMethod.Cancel));
        await WaitForAsync(() => invite.Cancelled.IsCancellationRequested);
        Assert.AreEqual("SIP;cause=408", invite.CancelRequest!.Headers[SipHeaderNames.Reason]);
        await invite.RespondAsync(487);
        Assert.AreEqual(487, (await sent.Final).StatusCode);
    }

    [TestMethod]
    public async Task A_cancelled_INVITE_that_nobody_ends_is_given_up_after_64_T1()
    {
        await using var environment = new TestEnvironment();
        var (alice, _) = Pair(environment, transaction => transaction.RespondAsync(180));

        var sent = await alice.SendAsync(Invite(alice), PeerAt(2));
        environment.Advance(TimeSpan.FromSeconds(60));
        Assert.IsFalse(sent.Final.IsCompleted);
        sent.Cancel();
        environment.Advance(TimeSpan.FromSeconds(32));

        Assert.AreEqual(408, (await sent.Final).StatusCode);
    }

    [TestMethod]
    public async Task Only_an_INVITE_can_be_cancelled()
    {
        await using var environment = new TestEnvironment();
        var (alice, _) = Pair(environment, transaction => transaction.RespondAsync(200));
        var sent = await alice.SendAsync(Request(alice, SipMethod.Message), PeerAt(2));

        Assert.ThrowsExactly<InvalidOperationException>(() => sent.Cancel());
    }

    private static SipResponse WithTag(SipServerTransaction transaction, string tag)
    {
        var response = SipResponse.For(transaction.Request, 200);
        response.Headers.To = response.Headers.To!.WithTag(tag);
        return response;
    }

    private static (SipEndpoint Alice, SipEndpoint Bob) Pair(TestEnvironment environment, Func<SipServerTransaction, Task> handler)
    {
        var alice = environment.CreateInMemory(1);
        var bob = environment.CreateInMemory(2);
        bob.Handler = (transaction, _) => handler(transaction);
        return (alice, bob);
    }
}
