using System.Net;

namespace PluginIm.Sip.Tests.Transport;

[TestClass]
public sealed class ReceivedViaTests
{
    [TestMethod]
    public void A_Via_that_asks_for_rport_learns_address_and_port() =>
        Assert.AreEqual(
            "SIP/2.0/UDP 10.0.0.1;rport=4711;branch=z9hG4bK1;received=10.0.0.1",
            Marked("SIP/2.0/UDP 10.0.0.1;rport;branch=z9hG4bK1", "10.0.0.1:4711"));

    [TestMethod]
    public void A_Via_with_another_address_than_the_packets_learns_the_packets() =>
        Assert.AreEqual(
            "SIP/2.0/UDP host.im.test;branch=z9hG4bK1;received=10.0.0.1",
            Marked("SIP/2.0/UDP host.im.test;branch=z9hG4bK1", "10.0.0.1:5060"));

    [TestMethod]
    [DataRow("SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bK1", "10.0.0.1:4711")]
    [DataRow("SIP/2.0/UDP [2001:db8::1];branch=z9hG4bK1", "[2001:db8::1]:5060")]
    public void A_Via_that_is_right_stays_as_it_is(string via, string source) => Assert.AreEqual(via, Marked(via, source));

    [TestMethod]
    public void Only_the_top_Via_is_marked()
    {
        var request = new SipRequest(SipMethod.Message, SipUri.Parse("sip:bob@im.test"));
        request.Headers.Set(SipHeaderNames.Via, "SIP/2.0/UDP a;branch=z9hG4bK2, SIP/2.0/UDP b;branch=z9hG4bK1");

        ReceivedVia.Mark(request, IPEndPoint.Parse("10.0.0.1:5060"));

        CollectionAssert.AreEqual(new[] { "10.0.0.1", null }, request.Headers.Vias.Select(via => via.Received).ToArray());
    }

    private static string Marked(string via, string source)
    {
        var request = new SipRequest(SipMethod.Message, SipUri.Parse("sip:bob@im.test"));
        request.Headers.Set(SipHeaderNames.Via, via);
        ReceivedVia.Mark(request, IPEndPoint.Parse(source));
        return request.Headers.TopVia!.ToString();
    }
}
