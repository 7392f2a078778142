namespace PluginIm.Sip.Tests.Bodies;

[TestClass]
public sealed class ContentDispositionTests
{
    [TestMethod]
    [DataRow("session", "session", false)]
    [DataRow("By-Reference ; handling=\"Optional\"", "by-reference", true)]
    [DataRow("render;handling=required;x=y", "render", false)]
    public void A_value_is_read(string text, string type, bool isOptional)
    {
        var disposition = ContentDisposition.Parse(text);

        Assert.AreEqual((type, isOptional), (disposition.Type, disposition.IsOptional));
        Assert.AreEqual(isOptional, ContentDisposition.Parse(ContentDisposition.Of(type, isOptional).ToString()).IsOptional);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow(";handling=optional")]
    [DataRow("two words")]
    public void Another_text_is_none(string text)
    {
        Assert.IsFalse(ContentDisposition.TryParse(text, out _));
        Assert.ThrowsExactly<SipParseException>(() => ContentDisposition.Parse(text));
    }
}
