using static PluginIm.Sip.Tests.TestEnvironment;

namespace PluginIm.Sip.Tests.Transactions;

[TestClass]
public sealed class TransactionLayerTests
{
    [TestMethod]
    public async Task An_endpoint_knows_what_belongs_to_its_transactions_and_nothing_else()
    {
        await using var environment = new TestEnvironment();
        var alice = environment.CreateInMemory(1);
        var bob = environment.CreateInMemory(2);
        bob.Handler = (received, token) => received.RespondAsync(180, null, token);

        await alice.SendAsync(Invite(alice), PeerAt(2));
        await alice.SendAsync(Request(alice, SipMethod.Message), PeerAt(2));
        var invite = Sent(SipMethod.Invite);
        var message = Sent(SipMethod.Message);

        Assert.IsTrue(bob.Knows(invite));
        Assert.IsTrue(bob.Knows(message));
        Assert.IsTrue(bob.Knows(HopByHop.AckOf(invite, SipResponse.For(invite, 486))));
        Assert.IsTrue(bob.Knows(HopByHop.CancelOf(invite, null)));
        Assert.IsTrue(alice.Knows(SipResponse.For(invite, 486)));
        Assert.IsFalse(bob.Knows(HopByHop.CancelOf(message, null)));
        Assert.IsFalse(bob.Knows(SipResponse.For(invite, 486)));
        Assert.IsFalse(alice.Knows(invite));

        SipRequest Sent(SipMethod method) => environment.Network.Sent.OfType<SipRequest>().First(request => request.Method == method);
    }
}
