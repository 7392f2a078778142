namespace PluginIm.Sip.Tests.Headers;

[TestClass]
public sealed class SipSessionExpiresTests
{
    [TestMethod]
    [DataRow("1800", 1800, null)]
    [DataRow("4000;refresher=uac", 4000, SipRefresher.Uac)]
    [DataRow("4000 ; Refresher=UAS;x=y", 4000, SipRefresher.Uas)]
    public void A_value_is_read(string text, int seconds, SipRefresher? refresher)
    {
        var value = SipSessionExpires.Parse(text);

        Assert.AreEqual(new SipSessionExpires(TimeSpan.FromSeconds(seconds), refresher), value);
        Assert.AreEqual(value, SipSessionExpires.Parse(value.ToString()));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("long")]
    [DataRow("1800;refresher=proxy")]
    [DataRow("1800;refresher")]
    public void Another_text_is_none(string text)
    {
        Assert.IsFalse(SipSessionExpires.TryParse(text, out _));
        Assert.ThrowsExactly<SipParseException>(() => SipSessionExpires.Parse(text));
    }

    [TestMethod]
    public void The_compact_name_is_the_same_header()
    {
        var request = new SipRequest(SipMethod.Invite, SipUri.Parse("sip:bob@im.test"));
        request.Headers.Set("x", "90;refresher=uas");

        Assert.AreEqual(SipRefresher.Uas, SipSessionExpires.Parse(request.Headers[SipHeaderNames.SessionExpires]!).Refresher);
    }

    [TestMethod]
    public void A_minimum_is_read_and_written()
    {
        Assert.AreEqual(TimeSpan.FromSeconds(120), SipMinSE.Parse("120;x=1").Interval);
        Assert.AreEqual("90", SipMinSE.Default.ToString());
        Assert.IsFalse(SipMinSE.TryParse("never", out _));
        Assert.ThrowsExactly<SipParseException>(() => SipMinSE.Parse(""));
    }
}
