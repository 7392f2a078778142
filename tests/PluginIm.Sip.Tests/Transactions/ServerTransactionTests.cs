using Microsoft.Extensions.Logging;
using static PluginIm.Sip.Tests.TestEnvironment;

namespace PluginIm.Sip.Tests.Transactions;

[TestClass]
public sealed class ServerTransactionTests
{
    [TestMethod]
    public async Task A_silent_handler_of_an_INVITE_gets_a_100_sent_for_it_after_200_ms()
    {
        await using var environment = new TestEnvironment();
        var (alice, _) = Pair(environment, _ => Task.CompletedTask);

        await alice.SendAsync(Invite(alice), PeerAt(2));
        environment.Advance(TimeSpan.FromMilliseconds(100));
        Assert.AreEqual(0, environment.Network.CountSent(100));
        environment.Advance(TimeSpan.FromMilliseconds(100));

        Assert.AreEqual(1, environment.Network.CountSent(100));
        Assert.IsNull(environment.Network.Sent.OfType<SipResponse>().Single().Headers.To!.Tag);
    }

    [TestMethod]
    public async Task A_handler_that_answers_an_INVITE_at_once_gets_no_100()
    {
        await using var environment = new TestEnvironment();
        var (alice, _) = Pair(environment, transaction => transaction.RespondAsync(180));

        await alice.SendAsync(Invite(alice), PeerAt(2));
        environment.Advance(TimeSpan.FromSeconds(1));

        Assert.AreEqual(0, environment.Network.CountSent(100));
        Assert.AreEqual(1, environment.Network.CountSent(180));
    }

    [TestMethod]
    public async Task Where_a_handler_asks_for_it_another_request_gets_a_100_after_a_while()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = Pair(environment, transaction =>
        {
            // A moment before the request is repeated, which brings a copy of the 100.
            transaction.SayTryingAfter(TimeSpan.FromSeconds(3.4));
            return Task.CompletedTask;
        });

        await alice.SendAsync(Request(alice, SipMethod.Message), PeerAt(2));
        environment.Advance(TimeSpan.FromSeconds(3.3));
        Assert.AreEqual(0, environment.Network.CountSent(100));
        environment.Advance(TimeSpan.FromSeconds(0.1));

        Assert.AreEqual(1, environment.Network.CountSent(100));
        Assert.AreEqual(1, bob.Table.Servers.Count);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task A_100_that_was_asked_for_does_not_follow_the_end_of_the_request(bool isAnswered)
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = Pair(environment, transaction =>
        {
            transaction.SayTryingAfter(TimeSpan.FromSeconds(3.5));
            if (isAnswered)
            {
                return transaction.RespondAsync(200);
            }

            transaction.Abandon();
            return Task.CompletedTask;
        });
        environment.Network.Loses = message => message is SipRequest && environment.Network.Sent.OfType<SipRequest>().Count() > 1;

        await alice.SendAsync(Request(alice, SipMethod.Message), PeerAt(2));

        // Two timers belong to what remembers the answer and the request.
        Assert.AreEqual(isAnswered ? 2 : 0, bob.Core.Wheel.Count);
        environment.Advance(TimeSpan.FromSeconds(4));

        Assert.AreEqual(0, environment.Network.CountSent(100));
    }

    [TestMethod]
    public async Task A_repeated_INVITE_gets_the_last_response_again()
    {
        await using var environment = new TestEnvironment();
        var handled = 0;
        var (alice, _) = Pair(environment, transaction =>
        {
            handled++;
            return transaction.RespondAsync(180);
        });
        var lost = 0;
        environment.Network.Loses = message => message is SipResponse && lost++ < 2;

        await alice.SendAsync(Invite(alice), PeerAt(2));
        environment.Advance(TimeSpan.FromSeconds(2));

        Assert.AreEqual(1, handled);
        Assert.AreEqual(3, environment.Network.CountSent(180));
    }

    [TestMethod]
    public async Task A_refusal_that_nobody_acknowledges_is_repeated_until_timer_H()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = Pair(environment, transaction => transaction.RespondAsync(603));
        environment.Network.Loses = message => message is SipResponse { StatusCode: 603 };

        await alice.SendAsync(Invite(alice), PeerAt(2));

        // The caller's own copies would each bring the response again, so the caller is silenced after the first.
        environment.Network.Loses = _ => true;
        environment.Advance(TimeSpan.FromSeconds(32));

        // At 0, 0.5, 1.5, 3.5, then every 4 s up to 31.5.
        Assert.AreEqual(11, environment.Network.CountSent(603));
        Assert.AreEqual(0, bob.Table.Count);
    }

    [TestMethod]
    public async Task Every_answer_but_100_carries_the_transactions_tag()
    {
        await using var environment = new TestEnvironment();
        var tag = "";
        var (alice, _) = Pair(environment, async transaction =>
        {
            tag = transaction.LocalTag;
            await transaction.RespondAsync(180);
            await transaction.RespondAsync(486);
        });

        await (await alice.SendAsync(Invite(alice), PeerAt(2))).Final;

        Assert.IsTrue(environment.Network.Sent.OfType<SipResponse>().All(response => response.Headers.To!.Tag == tag));
    }

    [TestMethod]
    public async Task CANCEL_is_answered_200_with_the_tag_of_the_INVITE()
    {
        await using var environment = new TestEnvironment();
        SipServerTransaction? invite = null;
        var (alice, _) = Pair(environment, transaction =>
        {
            invite = transaction;
            return transaction.RespondAsync(180);
        });

        var sent = await alice.SendAsync(Invite(alice), PeerAt(2));
        sent.Cancel();

        await WaitForAsync(() => invite!.Cancelled.IsCancellationRequested);
        var answer = environment.Network.Sent.OfType<SipResponse>().Single(response => response.Headers.CSeq!.Value.Method == SipMethod.Cancel);
        Assert.AreEqual(200, answer.StatusCode);
        Assert.AreEqual(invite!.LocalTag, answer.Headers.To!.Tag);
    }

    [TestMethod]
    public async Task CANCEL_of_an_unknown_INVITE_is_answered_481()
    {
        await using var environment = new TestEnvironment();
        var (alice, _) = Pair(environment, _ => throw new InvalidOperationException("not to be called"));

        var sent = await alice.SendAsync(Request(alice, SipMethod.Cancel), PeerAt(2));

        Assert.AreEqual(481, (await sent.Final).StatusCode);
    }

    [TestMethod]
    public async Task A_request_that_comes_by_two_branches_is_answered_482_the_second_time()
    {
        await using var environment = new TestEnvironment();
        var (alice, _) = Pair(environment, _ => Task.CompletedTask);
        var request = Request(alice, SipMethod.Message);

        await alice.SendAsync(request.Clone(), PeerAt(2));
        var second = await alice.SendAsync(request.Clone(), PeerAt(2));

        Assert.AreEqual(482, (await second.Final).StatusCode);
    }

    [TestMethod]
    public async Task A_proxy_takes_a_request_by_two_branches()
    {
        await using var environment = new TestEnvironment();
        var alice = environment.CreateInMemory(1);
        var proxy = environment.CreateInMemory(2, options => options with { Role = SipEndpointRole.Proxy });
        proxy.Handler = (transaction, token) => transaction.RespondAsync(200, null, token);
        var request = Request(alice, SipMethod.Message);

        var first = await alice.SendAsync(request.Clone(), PeerAt(2));
        var second = await alice.SendAsync(request.Clone(), PeerAt(2));

        Assert.AreEqual(200, (await first.Final).StatusCode);
        Assert.AreEqual(200, (await second.Final).StatusCode);
    }

    [TestMethod]
    public async Task A_proxy_refuses_a_request_that_has_no_hops_left_and_a_user_agent_takes_it()
    {
        await using var environment = new TestEnvironment();
        var (alice, _) = Pair(environment, transaction => transaction.RespondAsync(200));
        environment.CreateInMemory(3, options => options with { Role = SipEndpointRole.Proxy });
        var request = Request(alice, SipMethod.Message);
        request.Headers.MaxForwards = 0;

        var toUser = await alice.SendAsync(request.Clone(), PeerAt(2));
        var toProxy = await alice.SendAsync(request.Clone(), PeerAt(3));

        Assert.AreEqual(200, (await toUser.Final).StatusCode);
        Assert.AreEqual(483, (await toProxy.Final).StatusCode);
    }

    [TestMethod]
    public async Task A_handler_that_fails_is_logged_and_answered_500()
    {
        await using var environment = new TestEnvironment { ExpectedErrors = 1 };
        var (alice, _) = Pair(environment, _ => throw new InvalidOperationException("broken"));

        var sent = await alice.SendAsync(Request(alice, SipMethod.Message), PeerAt(2));

        Assert.AreEqual(500, (await sent.Final).StatusCode);
    }

    [TestMethod]
    public async Task A_header_that_turns_out_malformed_in_the_handler_is_answered_400_with_one_line_in_the_log()
    {
        await using var environment = new TestEnvironment();
        var (alice, _) = Pair(environment, transaction =>
        {
            SipAddress.Parse(transaction.Request.Headers[SipHeaderNames.ReferTo]!);
            return transaction.RespondAsync(200);
        });
        var request = Request(alice, SipMethod.Message);
        request.Headers.Set(SipHeaderNames.ReferTo, "<<");

        var sent = await alice.SendAsync(request, PeerAt(2));

        Assert.AreEqual(400, (await sent.Final).StatusCode);
        Assert.HasCount(1, environment.Log.Where(record => record.Level == LogLevel.Warning).ToList());
    }

    [TestMethod]
    public async Task Without_a_handler_OPTIONS_is_answered_200_and_all_else_501()
    {
        await using var environment = new TestEnvironment();
        var alice = environment.CreateInMemory(1);
        environment.CreateInMemory(2);

        var options = await alice.SendAsync(Request(alice, SipMethod.Options), PeerAt(2));
        var message = await alice.SendAsync(Request(alice, SipMethod.Message), PeerAt(2));

        Assert.AreEqual(200, (await options.Final).StatusCode);
        Assert.AreEqual(501, (await message.Final).StatusCode);
    }

    [TestMethod]
    public async Task The_ACK_of_a_2xx_goes_to_its_own_handler()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = Pair(environment, transaction => transaction.RespondAsync(200));
        var acknowledged = new TaskCompletionSource<SipRequest>();
        bob.AckHandler = (ack, _, _) =>
        {
            acknowledged.TrySetResult(ack);
            return Task.CompletedTask;
        };

        var sent = await alice.SendAsync(Invite(alice), PeerAt(2));
        var dialog = SipDialog.FromResponse(sent.Request, await sent.Final);
        await alice.SendStatelessAsync(dialog.CreateAck(sent.Request), PeerAt(2));

        Assert.AreEqual(dialog.Id.CallId, (await acknowledged.Task).Headers.CallId);
    }

    [TestMethod]
    public async Task A_response_without_a_transaction_goes_to_the_handler_of_strays()
    {
        await using var environment = new TestEnvironment();
        var alice = environment.CreateInMemory(1);
        var bob = environment.CreateInMemory(2);
        var strays = new List<SipResponse>();
        alice.StrayResponseHandler = (response, _, _) =>
        {
            strays.Add(response);
            return Task.CompletedTask;
        };
        var request = Invite(alice);
        request.Headers.Set(SipHeaderNames.Via, "SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bKgone");

        await bob.SendStatelessAsync(SipResponse.For(request, 200));

        Assert.HasCount(1, strays);
    }

    [TestMethod]
    public async Task Copies_from_an_element_of_RFC_2543_are_told_by_their_fields()
    {
        await using var environment = new TestEnvironment();
        var handled = 0;
        var (alice, _) = Pair(environment, transaction =>
        {
            handled++;
            return transaction.RespondAsync(486);
        });
        var flow = await alice.ConnectAsync(PeerAt(2));
        var invite = Invite(alice);
        invite.Headers.Set(SipHeaderNames.Via, "SIP/2.0/UDP 10.0.0.1:5060");

        await flow.SendAsync(invite.ToArray(), default);
        await flow.SendAsync(invite.ToArray(), default);

        Assert.AreEqual(1, handled);
        Assert.AreEqual(2, environment.Network.CountSent(486));
    }

    [TestMethod]
    [DataRow("INVITE")]
    [DataRow("MESSAGE")]
    public async Task A_challenge_goes_out_once_and_leaves_nothing_behind(string method)
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = Pair(environment, transaction => transaction.RespondOnceAsync(SipResponse.For(transaction.Request, 407)));
        var request = method == "INVITE" ? Invite(alice) : Request(alice, SipMethod.Message);
        environment.Network.Loses = message => message is SipRequest { Method.Name: "ACK" };

        var transaction = await alice.SendAsync(request, PeerAt(2));
        await WaitForAsync(() => transaction.Final.IsCompleted);
        environment.Advance(TimeSpan.FromSeconds(5));

        Assert.AreEqual(407, (await transaction.Final).StatusCode);
        Assert.AreEqual(1, environment.Network.CountSent(407));
        Assert.AreEqual(0, environment.Network.CountSent(100));
        Assert.AreEqual(0, bob.Table.Count);
    }

    private static (SipEndpoint Alice, SipEndpoint Bob) Pair(TestEnvironment environment, Func<SipServerTransaction, Task> handler)
    {
        var alice = environment.CreateInMemory(1);
        var bob = environment.CreateInMemory(2);
        bob.Handler = (transaction, _) => handler(transaction);
        return (alice, bob);
    }
}
