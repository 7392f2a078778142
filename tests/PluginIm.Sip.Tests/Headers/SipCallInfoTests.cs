namespace PluginIm.Sip.Tests.Headers;

[TestClass]
public sealed class SipCallInfoTests
{
    [TestMethod]
    public void A_part_of_the_same_message_is_pointed_to()
    {
        var value = SipCallInfo.ToPart("case%1@im.test", "case");

        Assert.AreEqual("<cid:case%251@im.test>;purpose=case", value.ToString());
        var read = SipCallInfo.Parse(value.ToString());
        Assert.AreEqual("case%1@im.test", read.ContentId);
        Assert.AreEqual("case", read.Purpose);
    }

    [TestMethod]
    public void Several_values_stand_in_one_line()
    {
        var request = new SipRequest(SipMethod.Invite, SipUri.Parse("sip:bob@im.test"));
        request.Headers.Add(SipHeaderNames.CallInfo, "<http://im.test/a.jpg;x=1>;purpose=icon, <http://im.test/b,c> ;purpose=info");

        var values = request.Headers.GetValues(SipHeaderNames.CallInfo).Select(SipCallInfo.Parse).ToArray();

        CollectionAssert.AreEqual(new[] { "icon", "info" }, values.Select(value => value.Purpose).ToArray());
        Assert.IsNull(values[0].ContentId);
        Assert.AreEqual("http://im.test/a.jpg;x=1", values[0].Uri.ToString());
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("http://im.test")]
    [DataRow("<http://im.test")]
    [DataRow("<no uri>")]
    public void Another_text_is_none(string text)
    {
        Assert.IsFalse(SipCallInfo.TryParse(text, out _));
        Assert.ThrowsExactly<SipParseException>(() => SipCallInfo.Parse(text));
    }
}
