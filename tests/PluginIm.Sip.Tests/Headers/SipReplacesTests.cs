namespace PluginIm.Sip.Tests.Headers;

[TestClass]
public sealed class SipReplacesTests
{
    [TestMethod]
    public void The_examples_of_RFC_3891_are_read()
    {
        var value = SipReplaces.Parse("98732@sip.example.com ;from-tag=r33th4x0r ;to-tag=ff87ff");
        var early = SipReplaces.Parse("12adf2f34456gs5;to-tag=12345;from-tag=54321;early-only");

        Assert.AreEqual(new SipReplaces("98732@sip.example.com", "ff87ff", "r33th4x0r"), value);
        Assert.IsTrue(early.EarlyOnly);
        Assert.AreEqual(early, SipReplaces.Parse(early.ToString()));
    }

    [TestMethod]
    public void A_dialog_is_named_as_its_other_side_knows_it()
    {
        var mine = new SipDialogId("call", "mine", "theirs");

        Assert.AreEqual(new SipDialogId("call", "theirs", "mine"), SipReplaces.Parse(SipReplaces.Of(mine).ToString()).DialogId);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("call;to-tag=1")]
    [DataRow("call;from-tag=1")]
    [DataRow(";to-tag=1;from-tag=2")]
    [DataRow("a call;to-tag=1;from-tag=2")]
    public void Another_text_names_no_dialog(string text)
    {
        Assert.IsFalse(SipReplaces.TryParse(text, out _));
        Assert.ThrowsExactly<SipParseException>(() => SipReplaces.Parse(text));
    }
}
