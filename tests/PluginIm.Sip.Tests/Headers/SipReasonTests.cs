namespace PluginIm.Sip.Tests.Headers;

[TestClass]
public sealed class SipReasonTests
{
    [TestMethod]
    [DataRow("SIP ;cause=200 ;text=\"Call completed elsewhere\"", "SIP", 200, "Call completed elsewhere")]
    [DataRow("Q.850;cause=16;text=\"Terminated; \\\"really\\\"\"", "Q.850", 16, "Terminated; \"really\"")]
    [DataRow("preemption", "preemption", null, null)]
    public void A_value_is_read(string text, string protocol, int? cause, string? words)
    {
        var reason = SipReason.Parse(text);

        Assert.AreEqual((protocol, cause, words), (reason.Protocol, reason.Cause, reason.Text));
        Assert.AreEqual(reason, SipReason.Parse(reason.ToString()));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow(";cause=200")]
    [DataRow("SIP;cause=abc")]
    [DataRow("SIP;cause")]
    [DataRow("two words;cause=1")]
    public void Another_text_is_none(string text)
    {
        Assert.IsFalse(SipReason.TryParse(text, out _));
        Assert.ThrowsExactly<SipParseException>(() => SipReason.Parse(text));
    }

    [TestMethod]
    public void Of_several_reasons_the_one_with_causes_of_SIP_is_found()
    {
        var bye = new SipRequest(SipMethod.Bye, SipUri.Parse("sip:bob@im.test"));
        bye.Headers.Add(SipHeaderNames.Reason, "Q.850;cause=16, sip;cause=503;text=\"a, b\"");

        Assert.AreEqual(503, SipReason.Of(bye)?.Cause);
        Assert.AreEqual("a, b", SipReason.Of(bye)?.Text);
        bye.Headers.Remove(SipHeaderNames.Reason);
        Assert.IsNull(SipReason.Of(bye));
    }

    [TestMethod]
    public void A_line_break_cannot_be_smuggled_in() =>
        Assert.ThrowsExactly<ArgumentException>(() => SipReason.OfStatus(480, "a\r\nVia: x"));
}
