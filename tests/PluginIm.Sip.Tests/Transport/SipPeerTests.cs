namespace PluginIm.Sip.Tests.Transport;

[TestClass]
public sealed class SipPeerTests
{
    [TestMethod]
    [DataRow("tcp:127.0.0.1:5060", SipTransport.Tcp, "127.0.0.1", 5060, false)]
    [DataRow("tcp:127.0.0.1", SipTransport.Tcp, "127.0.0.1", 5060, false)]
    [DataRow("UDP:switch.im.test", SipTransport.Udp, "switch.im.test", 5060, true)]
    [DataRow("tls:switch", SipTransport.Tls, "switch", 5061, true)]
    [DataRow("tls:switch:5061", SipTransport.Tls, "switch", 5061, false)]
    [DataRow("tcp:[::1]:5070", SipTransport.Tcp, "::1", 5070, false)]
    [DataRow("udp:[2001:db8::1]", SipTransport.Udp, "2001:db8::1", 5060, false)]
    public void A_peer_is_read_and_a_name_without_port_stands_for_a_service(
        string text, SipTransport transport, string host, int port, bool isService) =>
        Assert.AreEqual(new SipPeer(transport, host, port) { IsService = isService }, SipPeer.Parse(text));

    [TestMethod]
    [DataRow("")]
    [DataRow("127.0.0.1:5060")]
    [DataRow("sctp:127.0.0.1:5060")]
    [DataRow("tcp:")]
    [DataRow("tcp:host:port")]
    [DataRow("tcp:host:65536")]
    [DataRow("tcp:two words:1")]
    public void What_is_no_peer_is_refused(string text)
    {
        Assert.IsFalse(SipPeer.TryParse(text, out _));
        Assert.ThrowsExactly<FormatException>(() => SipPeer.Parse(text));
    }

    [TestMethod]
    [DataRow("tcp:127.0.0.1:5060")]
    [DataRow("udp:[::1]:5070")]
    [DataRow("tls:im.example.com")]
    [DataRow("tls:im.example.com:5061")]
    public void A_peer_is_written_as_it_is_read(string text) => Assert.AreEqual(text, SipPeer.Parse(text).ToString());
}
