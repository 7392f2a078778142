namespace PluginIm.Sip.Tests.Transport;

[TestClass]
public sealed class NextHopTests
{
    [TestMethod]
    [DataRow("sip:bob@im.test", null, "sip:im.test")]
    [DataRow("sip:bob@im.test:5070;transport=tcp", null, "sip:im.test:5070;transport=tcp")]
    [DataRow("sips:bob@im.test", null, "sips:im.test")]
    [DataRow("sip:bob@im.test;maddr=10.0.0.9", null, "sip:10.0.0.9")]
    [DataRow("sip:bob@[2001:db8::1]", null, "sip:[2001:db8::1]")]
    [DataRow("sip:bob@im.test", "<sip:proxy:5080;lr;transport=tcp>", "sip:proxy:5080;transport=tcp")]
    [DataRow("sip:strict@proxy", "<sip:other;lr=no>, <sip:bob@im.test>", "sip:other")]
    [DataRow("sip:strict@proxy", "<sip:bob@im.test>", "sip:proxy")]
    public void A_request_goes_to_its_first_loose_Route_or_else_to_its_Request_URI(string requestUri, string? route, string expected)
    {
        var request = new SipRequest(SipMethod.Message, SipUri.Parse(requestUri));
        if (route is not null)
        {
            request.Headers.Set(SipHeaderNames.Route, route);
        }

        Assert.AreEqual(expected, NextHop.Of(request).ToString());
    }

    [TestMethod]
    [DataRow("tel:+4930123")]
    [DataRow("sip:bob@im.test;transport=sctp")]
    public void A_URI_that_no_transport_serves_has_no_next_hop(string uri) =>
        Assert.ThrowsExactly<SipTransportException>(() => LocationTarget.Of(SipUri.Parse(uri)));
}
