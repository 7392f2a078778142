using PluginIm.Sip;

namespace PluginIm.Messaging.Sip.Tests.Dialogs;

[TestClass]
public sealed class DialogTokenTests
{
    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void A_token_that_is_read_names_what_was_written(bool isVouchedFor)
    {
        var token = new DialogToken(
            new SipDialogId("call@10.0.0.1", "mine", "theirs"), new SessionPeer(SipUri.Parse("sip:amiller@im.test"), isVouchedFor));

        Assert.AreEqual(token, DialogToken.Read(token.ToString()));
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("anything")]
    [DataRow("2 call mine theirs sip:amiller@im.test vouched")]
    [DataRow("1 call mine theirs amiller vouched")]
    [DataRow("1 call mine theirs sip:amiller@im.test")]
    public void What_is_no_token_of_this_version_is_none(string? text)
    {
        Assert.IsNull(DialogToken.Read(text));
    }
}
