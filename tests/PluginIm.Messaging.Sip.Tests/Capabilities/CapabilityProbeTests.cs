using PluginIm.Sip;

namespace PluginIm.Messaging.Sip.Tests.Capabilities;

[TestClass]
public sealed class CapabilityProbeTests
{
    [TestMethod]
    [DataRow(200, "application/sdp, multipart/mixed, message/cpim, text/plain, application/im-iscomposing+xml, message/imdn+xml", PeerKind.Plugin)]
    [DataRow(200, "application/vnd.pluginim.case+json, Message/IMDN+xml, application/im-iscomposing+xml;q=0.1, message/cpim, multipart/mixed", PeerKind.Plugin)]
    [DataRow(200, "application/sdp, application/vnd.pluginim.case+json", PeerKind.Plugin)]
    [DataRow(200, "application/sdp", PeerKind.Ordinary)]
    [DataRow(200, "text/plain, message/imdn+xml, application/im-iscomposing+xml", PeerKind.Ordinary)]
    [DataRow(200, null, PeerKind.Ordinary)]
    [DataRow(404, null, PeerKind.Unclear)]
    [DataRow(408, null, PeerKind.Unclear)]
    [DataRow(480, null, PeerKind.Unclear)]
    [DataRow(501, null, PeerKind.Unclear)]
    public void Answer_to_OPTIONS_says_who_is_there(int status, string? accept, object expected)
    {
        var response = new SipResponse(status);
        if (accept is not null)
        {
            response.Headers.Set(SipHeaderNames.Accept, accept);
        }

        Assert.AreEqual(expected, CapabilityProbe.KindOf(response));
    }

    [TestMethod]
    public void This_side_says_that_it_is_a_plugin()
    {
        var response = new SipResponse(200);
        response.Headers.Set(SipHeaderNames.Accept, ImBodyTypes.Accept);

        Assert.AreEqual(PeerKind.Plugin, CapabilityProbe.KindOf(response));
    }
}
