namespace PluginIm.Sip.Tests.Transport;

[TestClass]
public sealed class SipPeerTests
{
    [TestMethod]
    [DataRow("tcp:127.0.0.1:5060", SipTransport.Tcp, "127.0.0.1", 5060)]
    [DataRow("UDP:switch.im.test", SipTransport.Udp, "switch.im.test", 5060)]
    [DataRow("tls:switch", SipTransport.Tls, "switch", 5061)]
    [DataRow("tcp:[::1]:5070", SipTransport.Tcp, "::1", 5070)]
    [DataRow("udp:[2001:db8::1]", SipTransport.Udp, "2001:db8::1", 5060)]
    public void A_peer_is_read_with_or_without_port(string text, SipTransport transport, string host, int port) =>
        Assert.AreEqual(new SipPeer(transport, host, port), SipPeer.Parse(text));

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
    public void A_peer_is_written_as_it_is_read(string text) => Assert.AreEqual(text, SipPeer.Parse(text).ToString());
}
