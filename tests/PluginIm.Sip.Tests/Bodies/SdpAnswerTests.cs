using System.Text;

namespace PluginIm.Sip.Tests.Bodies;

[TestClass]
public sealed class SdpAnswerTests
{
    private static readonly SdpMessageDescription Own = new() { Host = "10.0.0.2", SessionId = 7, AcceptTypes = ["text/plain"] };

    [TestMethod]
    public void Only_the_first_message_medium_is_taken_and_order_and_number_stay()
    {
        var offer = Offer("m=audio 49170 RTP/AVP 0 8", "m=message 5060 sip null", "m=message 5062 sip null", "m=video 0 RTP/AVP 31");

        var answer = SdpAnswer.To(offer, Own)!;

        CollectionAssert.AreEqual(
            new[] { "audio 0 RTP/AVP", "message 5060 sip", "message 0 sip", "video 0 RTP/AVP" },
            answer.Media.Select(media => $"{media.Kind} {media.Port} {media.Protocol}").ToArray());
        Assert.AreEqual("0 8", string.Join(' ', answer.Media[0].Formats));
        Assert.AreEqual("text/plain", answer.Media[1]["accept-types"]);
        Assert.AreEqual("12 34", answer.Timing);
        Assert.IsTrue(SdpAnswer.IsAnswer(offer, SessionDescription.Parse(Encoding.UTF8.GetBytes(answer.ToString()))));
    }

    [TestMethod]
    [DataRow("m=audio 49170 RTP/AVP 0")]
    [DataRow("m=message 0 sip null")]
    [DataRow("m=message 5060 TCP/MSRP *")]
    public void An_offer_without_messages_over_SIP_has_no_answer(string media) => Assert.IsNull(SdpAnswer.To(Offer(media), Own));

    [TestMethod]
    [DataRow("m=message 5060 sip null", true)]
    [DataRow("m=message 0 sip null", true)]
    [DataRow("m=audio 1 RTP/AVP 0", false)]
    [DataRow("m=message 5060 TCP/MSRP *", false)]
    [DataRow("m=message 5060 sip null\r\nm=audio 1 RTP/AVP 0", false)]
    public void An_answer_has_the_media_of_its_offer(string media, bool isAnswer) =>
        Assert.AreEqual(isAnswer, SdpAnswer.IsAnswer(Offer("m=message 5060 sip null"), Offer(media)));

    [TestMethod]
    public void A_medium_that_was_not_offered_is_not_taken() =>
        Assert.IsFalse(SdpAnswer.IsAnswer(Offer("m=message 0 sip null"), Offer("m=message 5060 sip null")));

    private static SessionDescription Offer(params string[] media) => SessionDescription.Parse(Encoding.UTF8.GetBytes(
        "v=0\r\no=- 1 1 IN IP4 10.0.0.1\r\ns=-\r\nc=IN IP4 10.0.0.1\r\nt=12 34\r\n" + string.Join("\r\n", media) + "\r\n"));
}
