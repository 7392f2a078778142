namespace PluginIm.Messaging.Tests.Sessions;

[TestClass]
public sealed class ImAddressTests
{
    [TestMethod]
    [DataRow("sip:amiller@im.test", "amiller", "im.test")]
    [DataRow("sips:amiller@IM.test:5061;transport=tls?x=y", "amiller", "im.test")]
    [DataRow("amiller@im.test", "amiller", "im.test")]
    [DataRow("sip:im.test", null, null)]
    [DataRow("sip:@im.test", null, "im.test")]
    [DataRow("sip:amiller@", "amiller", null)]
    [DataRow("", null, null)]
    public void User_and_domain_are_found(string address, string? user, string? domain)
    {
        Assert.AreEqual(user, ImAddress.UserOf(address));
        Assert.AreEqual(domain, ImAddress.DomainOf(address));
    }
}
