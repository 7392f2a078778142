namespace PluginIm.Sip.Tests.Headers;

[TestClass]
public sealed class SipUserToUserTests
{
    [TestMethod]
    public void The_example_of_RFC_7433_is_read()
    {
        var value = SipUserToUser.Parse("56a390f3d2b7310023a2;encoding=hex;purpose=foo;content=bar");

        Assert.AreEqual("56a390f3d2b7310023a2", value.Data);
        Assert.AreEqual(("hex", "foo", "bar"), (value.Encoding, value.Purpose, value.Content));
        CollectionAssert.AreEqual(new byte[] { 0x56, 0xa3, 0x90 }, value.ToBytes()![..3]);
        Assert.AreEqual(value, SipUserToUser.Parse(value.ToString()));
    }

    [TestMethod]
    public void Bytes_travel_as_hexadecimal()
    {
        var value = SipUserToUser.OfBytes([0, 255], "im", "id");

        Assert.AreEqual("00ff;encoding=hex;purpose=im;content=id", value.ToString());
        CollectionAssert.AreEqual(new byte[] { 0, 255 }, SipUserToUser.Parse(value.ToString()).ToBytes());
    }

    [TestMethod]
    public void Another_encoding_is_kept_and_not_decoded()
    {
        var value = SipUserToUser.Parse("\"hello; world\";encoding=ascii");

        Assert.AreEqual("hello; world", value.Data);
        Assert.IsNull(value.ToBytes());
        Assert.AreEqual(value, SipUserToUser.Parse(value.ToString()));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("abc;encoding=hex")]
    [DataRow("xy")]
    [DataRow("two words;encoding=ascii")]
    public void Another_text_is_none(string text)
    {
        Assert.IsFalse(SipUserToUser.TryParse(text, out _));
        Assert.ThrowsExactly<SipParseException>(() => SipUserToUser.Parse(text));
    }

    [TestMethod]
    public void A_purpose_that_is_no_token_is_not_written() =>
        Assert.ThrowsExactly<ArgumentException>(() => SipUserToUser.OfBytes([1], "a;b"));
}
