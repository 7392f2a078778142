namespace PluginIm.Sip.Tests.Headers;

[TestClass]
public sealed class SipAssertedIdentityTests
{
    [TestMethod]
    public void One_address_by_SIP_and_one_by_telephone_are_read_from_one_line_or_two()
    {
        var request = Request("\"Cullen Jennings\" <sip:fluffy@cisco.com>, <tel:+14085264000>");
        var other = Request("tel:+14085264000", "sip:fluffy@cisco.com");

        Assert.AreEqual("sip:fluffy@cisco.com", SipAssertedIdentity.Of(request)?.Sip?.Uri.ToString());
        Assert.AreEqual("tel:+14085264000", SipAssertedIdentity.Of(request)?.Telephone?.Uri.ToString());
        Assert.AreEqual("<sip:fluffy@cisco.com>, <tel:+14085264000>", SipAssertedIdentity.Of(other)?.ToString());
    }

    [TestMethod]
    [DataRow("<sip:a@im.test>, <sip:b@im.test>")]
    [DataRow("<tel:+1>, <tel:+2>")]
    [DataRow("<http://im.test>")]
    [DataRow("<sip:a@im.test>, <broken")]
    public void More_than_RFC_3325_allows_vouches_for_nobody(string value) => Assert.IsNull(SipAssertedIdentity.Of(Request(value)));

    [TestMethod]
    public void Nothing_said_is_no_identity() => Assert.IsNull(SipAssertedIdentity.Of(Request()));

    private static SipRequest Request(params string[] lines)
    {
        var request = new SipRequest(SipMethod.Invite, SipUri.Parse("sip:bob@im.test"));
        foreach (var line in lines)
        {
            request.Headers.Add(SipHeaderNames.PAssertedIdentity, line);
        }

        return request;
    }
}
