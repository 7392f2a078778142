using System.Net;

namespace PluginIm.Sip.Tests.Transport;

/// <summary>Which flows may bring requests where only outbound proxies may.</summary>
[TestClass]
public sealed class OutboundProxyGuardTests
{
    private static readonly IPEndPoint Proxy = new(IPAddress.Parse("10.0.0.2"), 5061);

    private readonly OutboundProxyGuard _guard = new(new SipEndpointOptions { AcceptOnlyFromOutboundProxy = true });

    [TestMethod]
    [DataRow(SipTransport.Tls, SipTransport.Tls, true, true)]
    [DataRow(SipTransport.Tls, SipTransport.Tcp, true, false)]
    [DataRow(SipTransport.Tls, SipTransport.Udp, true, false)]
    [DataRow(SipTransport.Tls, SipTransport.Tls, false, false)]
    [DataRow(SipTransport.Tcp, SipTransport.Tcp, true, true)]
    [DataRow(SipTransport.Tcp, SipTransport.Udp, true, false)]
    [DataRow(SipTransport.Udp, SipTransport.Udp, true, true)]
    [DataRow(SipTransport.Udp, SipTransport.Tcp, true, true)]
    [DataRow(SipTransport.Udp, SipTransport.Tls, true, false)]
    public void A_flow_is_as_good_as_the_way_to_the_proxy(SipTransport proxy, SipTransport flow, bool isOutgoing, bool isAllowed)
    {
        _guard.Trust(new Candidate(proxy, Proxy, "im.test"));

        Assert.AreEqual(isAllowed, _guard.Allows(Flow(flow, Proxy, isOutgoing)));
    }

    [TestMethod]
    public void Another_address_brings_nothing()
    {
        _guard.Trust(new Candidate(SipTransport.Tcp, Proxy, "im.test"));

        Assert.IsFalse(_guard.Allows(Flow(SipTransport.Tcp, new IPEndPoint(Proxy.Address, 5060), true)));
    }

    private static InMemoryFlow Flow(SipTransport transport, IPEndPoint remote, bool isOutgoing) =>
        new(new InMemoryNetwork().Add(transport, new IPEndPoint(IPAddress.Loopback, 5060), null!), remote, isOutgoing);
}
