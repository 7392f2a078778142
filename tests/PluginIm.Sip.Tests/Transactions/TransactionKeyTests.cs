using static PluginIm.Sip.Tests.TestEnvironment;

namespace PluginIm.Sip.Tests.Transactions;

[TestClass]
public sealed class TransactionKeyTests
{
    [TestMethod]
    public void A_copy_has_the_key_of_its_request_and_the_ACK_that_of_its_INVITE()
    {
        var invite = Received(SipMethod.Invite, "SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bKone");
        var ack = Received(SipMethod.Ack, "SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bKone;received=10.0.0.9");

        Assert.AreEqual(TransactionKey.OfServer(invite), TransactionKey.OfServer(invite.Clone()));
        Assert.AreEqual(TransactionKey.OfServer(invite), TransactionKey.OfServer(ack));
    }

    [TestMethod]
    [DataRow("SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bKtwo")]
    [DataRow("SIP/2.0/UDP 10.0.0.1:5061;branch=z9hG4bKone")]
    [DataRow("SIP/2.0/UDP 10.0.0.1;branch=z9hG4bKone")]
    [DataRow("SIP/2.0/UDP 10.0.0.2:5060;branch=z9hG4bKone")]
    public void Another_branch_or_sender_has_another_key(string via)
    {
        var one = TransactionKey.OfServer(Received(SipMethod.Message, "SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bKone"));

        Assert.AreNotEqual(one, TransactionKey.OfServer(Received(SipMethod.Message, via)));
    }

    [TestMethod]
    public void The_same_branch_with_another_method_has_another_key()
    {
        const string Via = "SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bKone";

        Assert.AreNotEqual(
            TransactionKey.OfServer(Received(SipMethod.Invite, Via)), TransactionKey.OfServer(Received(SipMethod.Cancel, Via)));
        Assert.AreEqual(
            TransactionKey.OfServer(Received(SipMethod.Invite, Via)), TransactionKey.OfServer(Received(SipMethod.Cancel, Via), SipMethod.Invite));
    }

    [TestMethod]
    public void A_request_within_a_dialog_cannot_be_merged_and_one_outside_is_known_by_another_branch()
    {
        var one = Received(SipMethod.Message, "SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bKone");
        var two = Received(SipMethod.Message, "SIP/2.0/UDP 10.0.0.7:5060;branch=z9hG4bKtwo");
        var within = one.Clone();
        within.Headers.To = within.Headers.To!.WithTag("b");

        Assert.IsNotNull(TransactionKey.OfMerged(one));
        Assert.AreEqual(TransactionKey.OfMerged(one), TransactionKey.OfMerged(two));
        Assert.IsNull(TransactionKey.OfMerged(within));
    }

    private static SipRequest Received(SipMethod method, string via)
    {
        var request = new SipRequest(method, Uri("sip:bob@im.test"));
        request.Headers.Set(SipHeaderNames.Via, via);
        request.Headers.From = SipAddress.Parse("<sip:alice@im.test>;tag=a");
        request.Headers.To = SipAddress.Parse("<sip:bob@im.test>");
        request.Headers.CallId = "call";
        request.Headers.CSeq = new SipCSeq(1, method);
        return request;
    }
}
