using static PluginIm.Sip.Tests.TestEnvironment;

namespace PluginIm.Sip.Tests.Transport;

[TestClass]
public sealed class ViaTemplateTests
{
    [TestMethod]
    [DataRow("10.0.0.1")]
    [DataRow("[2001:db8::1]")]
    public void Each_request_gets_the_flows_Via_with_a_branch_of_its_own_on_top(string host)
    {
        var template = new ViaTemplate(
            new SipVia(SipTransport.Tcp, host, 5070, SipParameters.Empty.With("branch", "z9hG4bKany").With("rport", null)));
        var branches = new HashSet<string>();

        for (var i = 0; i < 1000; i++)
        {
            var request = new SipRequest(SipMethod.Message, Uri("sip:bob@im.test"));
            request.Headers.Set(SipHeaderNames.Via, "SIP/2.0/UDP 10.0.0.7;branch=z9hG4bKcaller");
            template.PutOn(request);

            Assert.HasCount(2, request.Headers.Vias);
            var via = request.Headers.TopVia!;
            Assert.AreEqual((SipTransport.Tcp, host, 5070), (via.Transport, via.Host, via.Port));
            Assert.IsTrue(via.WantsRport);
            Assert.IsTrue(via.HasMagicCookie);
            Assert.IsTrue(branches.Add(via.Branch!));
        }
    }
}
