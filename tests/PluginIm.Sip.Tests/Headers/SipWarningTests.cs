namespace PluginIm.Sip.Tests.Headers;

[TestClass]
public sealed class SipWarningTests
{
    [TestMethod]
    [DataRow("no sound", "304 im.test \"no sound\"")]
    [DataRow("a \"b\" \\ c\r\nX: d", "304 im.test \"a  b    c  X: d\"")]
    public void The_text_stays_within_its_quotes(string text, string expected) =>
        Assert.AreEqual(expected, new SipWarning(SipWarning.MediaTypeNotAvailable, "im.test", text).ToString());
}
