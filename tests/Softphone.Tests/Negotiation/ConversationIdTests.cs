using PluginIm.Sip;

namespace Softphone.Tests.Negotiation;

[TestClass]
public sealed class ConversationIdTests
{
    [TestMethod]
    public void A_conversation_is_written_in_hexadecimal_and_read_back()
    {
        var message = new SipResponse(200);

        ConversationId.Write(message, "0123456789ABCDEF");

        Assert.AreEqual("0123456789abcdef;encoding=hex", message.Headers[SipHeaderNames.UserToUser]);
        Assert.AreEqual("0123456789abcdef", ConversationId.Read(message));
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("xyz")]
    [DataRow("\"a text\";encoding=utf-8")]
    [DataRow(";encoding=hex")]
    public void What_names_no_conversation_is_passed_over(string? value)
    {
        var message = new SipResponse(200);
        if (value is not null)
        {
            message.Headers.Set(SipHeaderNames.UserToUser, value);
        }

        Assert.IsNull(ConversationId.Read(message));
    }

    [TestMethod]
    [DataRow("", false)]
    [DataRow("abc", false)]
    [DataRow("abxy", false)]
    [DataRow("abCD", true)]
    public void A_conversation_is_named_by_whole_bytes(string text, bool isValid) => Assert.AreEqual(isValid, ConversationId.IsValid(text));
}
