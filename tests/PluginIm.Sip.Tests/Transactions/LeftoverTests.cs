using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using static PluginIm.Sip.Tests.TestEnvironment;

namespace PluginIm.Sip.Tests.Transactions;

/// <summary>Whatever came, when the last timer has run nothing is left of it.</summary>
[TestClass]
public sealed class LeftoverTests
{
    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    public async Task Thousands_of_transactions_leave_nothing_behind(SipTransport transport)
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = Pair(environment);
        var received = 0;
        var unanswered = new HashSet<SipServerTransaction>();
        bob.Handler = (transaction, token) => (received++ % 4) switch
        {
            0 => transaction.RespondAsync(200, null, token),
            1 => transaction.RespondAsync(486, null, token),
            2 => transaction.RespondOnceAsync(SipResponse.For(transaction.Request, 401), token),
            _ => unanswered.Add(transaction) ? Task.CompletedTask : throw new InvalidOperationException("the same once more"),
        };
        var sent = 0;
        environment.Network.Loses = message => message is SipResponse && sent % 7 == 0;

        for (; sent < 4000; sent++)
        {
            var transaction = await alice.SendAsync(sent % 3 == 0 ? Invite(alice) : Request(alice, SipMethod.Message), PeerAt(2, transport));
            if (transaction.Request.Method == SipMethod.Invite)
            {
                transaction.Cancel();
            }

            if (sent % 100 == 0)
            {
                environment.Time.Advance(TimeSpan.FromMilliseconds(100));
            }
        }

        Assert.IsGreaterThan(1000, bob.Table.Count);
        environment.Advance(TimeSpan.FromMinutes(3));
        AssertNothingIsLeft(alice);

        // What the handler never answers is the handler's to end: nothing else is left.
        Assert.IsTrue(bob.Table.Servers.Values.All(unanswered.Contains));
        foreach (var transaction in unanswered)
        {
            await transaction.RespondAsync(500);
        }

        environment.Advance(TimeSpan.FromMinutes(3));
        AssertNothingIsLeft(bob);
    }

    [TestMethod]
    public async Task Ten_thousand_dialogs_opened_and_ended_leave_nothing_behind()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = Pair(environment);
        var contact = SipAddress.Parse("<sip:bob@10.0.0.2:5060>");
        var acknowledged = 0;
        bob.Handler = async (transaction, token) =>
        {
            if (transaction.Request.Method != SipMethod.Invite)
            {
                await transaction.RespondAsync(200, null, token);
                return;
            }

            using var invitation = new SipInviteServer(bob, transaction, contact);
            await invitation.TryAcceptAsync();
            if (await invitation.Ack is not null)
            {
                Interlocked.Increment(ref acknowledged);
            }
        };

        for (var i = 0; i < 10_000; i++)
        {
            var invited = await new SipInviteClient(alice, Invite(alice), new SipInviteClientOptions { To = PeerAt(2) }).InviteAsync();
            var ended = await alice.RequestAsync(invited.Dialog!, invited.Dialog!.CreateRequest(SipMethod.Bye), PeerAt(2));
            Assert.AreEqual(200, ended.StatusCode);
            if (i % 100 == 0)
            {
                environment.Time.Advance(TimeSpan.FromMilliseconds(100));
            }
        }

        await WaitForAsync(() => Volatile.Read(ref acknowledged) == 10_000);
        environment.Advance(TimeSpan.FromMinutes(2));
        AssertNothingIsLeft(alice);
        AssertNothingIsLeft(bob);
    }

    private static void AssertNothingIsLeft(SipEndpoint endpoint)
    {
        Assert.AreEqual(0, endpoint.Table.Count);
        Assert.AreEqual(0, endpoint.Table.RememberedBytes);
        Assert.AreEqual(0, endpoint.Core.Wheel.Count);
        Assert.AreEqual(0, endpoint.Core.Acks.Count);
        Assert.AreEqual(0, endpoint.Admission.UnderWay);
        Assert.AreEqual(0, endpoint.Admission.Inviters);
    }

    // Without a log: with it the trace of every message would be kept.
    private static (SipEndpoint Alice, SipEndpoint Bob) Pair(TestEnvironment environment) => (Create(environment, 1), Create(environment, 2));

    private static SipEndpoint Create(TestEnvironment environment, int host)
    {
        var address = new IPEndPoint(IPAddress.Parse($"10.0.0.{host}"), 5060);
        var options = new SipEndpointOptions
        {
            Time = environment.Time,
            Transactions = new TransactionOptions { MaxUnansweredInvitesPerInviter = 10_000 },
        };
        var endpoint = new SipEndpoint(options, NullLoggerFactory.Instance, (receiver, _) =>
        [
            environment.Network.Add(SipTransport.Udp, address, receiver),
            environment.Network.Add(SipTransport.Tcp, address, receiver),
        ]);
        environment.OnDispose(endpoint);
        return endpoint;
    }
}
