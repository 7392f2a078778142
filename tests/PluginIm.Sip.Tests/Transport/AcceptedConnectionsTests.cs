using System.Net;

namespace PluginIm.Sip.Tests.Transport;

[TestClass]
public sealed class AcceptedConnectionsTests
{
    private readonly AcceptedConnections _accepted = new(2);

    [TestMethod]
    public void Each_address_has_its_own_share_and_gets_back_what_it_leaves()
    {
        Assert.IsTrue(Enter("10.0.0.1") && Enter("10.0.0.1"));
        Assert.IsFalse(Enter("10.0.0.1"));
        Assert.IsTrue(Enter("10.0.0.2"));

        _accepted.Leave(IPAddress.Parse("10.0.0.1"));

        Assert.IsTrue(Enter("10.0.0.1"));
        Assert.IsFalse(Enter("10.0.0.1"));
    }

    [TestMethod]
    public void The_addresses_of_one_IPv6_network_share_what_is_one_share()
    {
        Assert.IsTrue(Enter("2001:db8:0:1::1") && Enter("2001:db8:0:1:ffff::2"));
        Assert.IsFalse(Enter("2001:db8:0:1::3"));
        Assert.IsTrue(Enter("2001:db8:0:2::1"));
    }

    [TestMethod]
    public void IPv4_addresses_mapped_into_IPv6_are_no_network()
    {
        Assert.IsTrue(Enter("::ffff:10.0.0.1") && Enter("::ffff:10.0.0.1"));
        Assert.IsTrue(Enter("::ffff:10.0.0.2"));
    }

    private bool Enter(string address) => _accepted.TryEnter(IPAddress.Parse(address));
}
