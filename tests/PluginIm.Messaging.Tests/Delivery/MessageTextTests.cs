namespace PluginIm.Messaging.Tests.Delivery;

[TestClass]
public sealed class MessageTextTests
{
    [TestMethod]
    [DataRow("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour")]
    [DataRow("tab\there", "tab\there")]
    [DataRow("bell\u0007 and null\0", "bell\uFFFD and null\uFFFD")]
    [DataRow("Zoë – „grüß Gott\" ✓ 👍", "Zoë – „grüß Gott\" ✓ 👍")]
    public void Lines_are_parted_by_a_line_feed_and_control_characters_replaced(string text, string expected)
    {
        Assert.AreEqual(expected, MessageText.Normalise(text));
    }
}
