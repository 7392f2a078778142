using System.Text;

namespace PluginIm.Sip.Tests.Bodies;

[TestClass]
public sealed class SessionDescriptionTests
{
    [TestMethod]
    public void A_message_description_is_written_as_the_wire_profile_says()
    {
        var description = new SdpMessageDescription
        {
            Host = "127.0.0.1",
            SessionId = 42,
            AcceptTypes = ["message/cpim", "text/plain"],
            AcceptWrappedTypes = ["text/plain"],
        };

        Assert.AreEqual(
            "v=0\r\no=- 42 42 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
            + "m=message 5060 sip null\r\na=accept-types:message/cpim text/plain\r\na=accept-wrapped-types:text/plain\r\n",
            description.ToString());
    }

    [TestMethod]
    public void A_message_description_reads_as_it_was_written()
    {
        var written = new SdpMessageDescription { Host = "::1", SessionId = 7, Port = 0, AcceptTypes = ["text/*"] };

        var read = SdpMessageDescription.TryParse(Encoding.UTF8.GetBytes(written.ToString()))!;

        Assert.AreEqual("::1", read.Host);
        Assert.AreEqual(7, read.SessionId);
        Assert.IsTrue(read.IsRefused);
        Assert.IsTrue(read.Accepts("text/plain;charset=UTF-8"));
        Assert.IsFalse(read.Accepts("message/cpim"));
    }

    [TestMethod]
    public void A_voice_offer_has_no_message_medium_and_keeps_every_line_that_matters()
    {
        const string Voice =
            "v=0\no=alice 1 2 IN IP4 host.example\ns= \nc=IN IP4 host.example\nb=AS:64\nt=0 0\na=sendrecv\n"
            + "m=audio 49170/2 RTP/AVP 0 101\ni=the voice\nb=AS:32\nb=TIAS:1\na=rtpmap:101 telephone-event/8000\nm=video 0 RTP/AVP 31\nc=IN IP6 ::1\n";

        var description = SessionDescription.Parse(Encoding.UTF8.GetBytes(Voice));

        Assert.IsNull(SdpMessageDescription.Find(description));
        Assert.AreEqual("101 telephone-event/8000", description.Media[0]["rtpmap"]);
        Assert.AreEqual("IN IP6 ::1", description.Media[1].Connection);
        Assert.AreEqual("sendrecv", description.Attributes[0].Name);
        Assert.AreEqual("AS:64", description.Bandwidths.Single());
        Assert.AreEqual("the voice", description.Media[0].Information);
        CollectionAssert.AreEqual(new[] { "AS:32", "TIAS:1" }, description.Media[0].Bandwidths.ToArray());
        Assert.IsEmpty(description.Media[1].Bandwidths);
        Assert.AreEqual(description, SessionDescription.Parse(Encoding.UTF8.GetBytes(description.ToString())));
    }

    [TestMethod]
    public void The_session_may_be_described_again_with_a_higher_version()
    {
        var first = new SdpMessageDescription { Host = "10.0.0.1", SessionId = 7 };
        var second = first with { Version = 8 };

        StringAssert.Contains(first.ToString(), "o=- 7 7 IN");
        StringAssert.Contains(second.ToString(), "o=- 7 8 IN");
        Assert.AreEqual(8, SdpMessageDescription.TryParse(Encoding.UTF8.GetBytes(second.ToString()))!.Version);
    }

    [TestMethod]
    public void Of_two_message_media_the_one_that_is_not_withdrawn_counts()
    {
        const string Offer = "v=0\no=- 1 1 IN IP4 a\ns=-\nc=IN IP4 a\nt=0 0\nm=message 0 sip null\nm=message 5062 sip null\na=accept-types:*\n";

        Assert.AreEqual(5062, SdpMessageDescription.TryParse(Encoding.UTF8.GetBytes(Offer))!.Port);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("o=- 1 1 IN IP4 a\r\nv=0\r\n")]
    [DataRow("v=1\r\no=- 1 1 IN IP4 a\r\n")]
    [DataRow("v=0\r\n")]
    [DataRow("v=0\r\no=- 1 1 IN IP4 a\r\nm=message sip null\r\n")]
    [DataRow("v=0\r\no=- 1 1 IN IP4 a\r\nm=message 70000 sip null\r\n")]
    [DataRow("v=0\r\no=- 1 1 IN IP4 a\r\n\r\nm=message 1 sip null\r\n")]
    public void A_malformed_description_is_refused(string text)
    {
        Assert.IsFalse(SessionDescription.TryParse(Encoding.UTF8.GetBytes(text), out _));
    }
}
