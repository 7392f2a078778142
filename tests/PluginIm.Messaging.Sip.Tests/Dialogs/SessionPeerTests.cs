using PluginIm.Sip;

namespace PluginIm.Messaging.Sip.Tests.Dialogs;

[TestClass]
public sealed class SessionPeerTests
{
    private static readonly SipUri Amy = SipUri.Parse("sip:amiller@im.test");
    private static readonly SipUri Queue = SipUri.Parse("sip:sales@im.test");

    [TestMethod]
    [DataRow(true, "<sip:amiller@im.test>", "sip:amiller@im.test")]
    [DataRow(true, "<sip:eve@im.test>", null)]
    [DataRow(true, null, "sip:amiller@im.test")]
    [DataRow(false, "<sip:tbaker@im.test;transport=tcp>", "sip:tbaker@im.test")]
    public void Only_who_is_vouched_for_as_the_same_or_first_is_the_peer(bool isVouchedFor, string? asserted, string? expected)
    {
        var request = Request(asserted);

        Assert.AreEqual(expected, new SessionPeer(Amy, isVouchedFor).After(request)?.Address.ToString());
    }

    [TestMethod]
    public void Who_answers_is_whom_the_switch_names_else_who_was_invited()
    {
        var named = new SipResponse(200);
        named.Headers.Set(SipHeaderNames.PAssertedIdentity, "\"Amy\" <sip:amiller@im.test>");

        Assert.AreEqual(new SessionPeer(Amy, true), SessionPeer.Answering(named, Queue));
        Assert.AreEqual(new SessionPeer(Queue, false), SessionPeer.Answering(new SipResponse(200), Queue));
    }

    private static SipRequest Request(string? asserted)
    {
        var request = new SipRequest(SipMethod.Message, Amy);
        request.Headers.From = SipAddress.Parse("<sip:amiller@im.test>;tag=1");
        if (asserted is not null)
        {
            request.Headers.Set(SipHeaderNames.PAssertedIdentity, asserted);
        }

        return request;
    }
}
