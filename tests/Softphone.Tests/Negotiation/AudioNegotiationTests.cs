using System.Net;
using System.Text;
using PluginIm.Sip;

namespace Softphone.Tests.Negotiation;

[TestClass]
public sealed class AudioNegotiationTests
{
    private readonly AudioNegotiation _kate = new(IPEndPoint.Parse("192.0.2.1:4000"), 100);
    private readonly AudioNegotiation _amy = new(IPEndPoint.Parse("192.0.2.2:5000"), 200);

    [TestMethod]
    public void An_offer_has_both_laws_by_RTP_both_ways() => Assert.AreEqual(
        """
        v=0
        o=- 100 1 IN IP4 192.0.2.1
        s=-
        c=IN IP4 192.0.2.1
        t=0 0
        m=audio 4000 RTP/AVP 0 8
        a=rtpmap:0 PCMU/8000
        a=rtpmap:8 PCMA/8000
        a=ptime:20
        a=sendrecv

        """.ReplaceLineEndings("\r\n"),
        _kate.Offer(holds: false).ToString());

    [TestMethod]
    public void Offer_and_answer_lead_each_side_to_the_other()
    {
        Agree();

        Assert.AreEqual(new AudioRoute(IPEndPoint.Parse("192.0.2.2:5000"), AudioCodec.Pcmu, true, true), _kate.Route);
        Assert.AreEqual(new AudioRoute(IPEndPoint.Parse("192.0.2.1:4000"), AudioCodec.Pcmu, true, true), _amy.Route);
    }

    [TestMethod]
    public void Whoever_holds_says_that_it_sends_and_the_other_side_that_it_listens()
    {
        Agree();

        var (offer, answer) = Change(_kate, _amy, holds: true);

        Assert.AreEqual(("sendonly", "recvonly"), (offer, answer));
        Assert.AreEqual((true, false), (_kate.Holds, _kate.PeerHolds));
        Assert.AreEqual((false, true), (_amy.Holds, _amy.PeerHolds));
        Assert.AreEqual((false, false), (_kate.Route!.Sends, _kate.Route.Receives));
        Assert.AreEqual((false, true), (_amy.Route!.Sends, _amy.Route.Receives));
    }

    [TestMethod]
    public void Both_hold_and_nothing_flows_until_both_have_resumed()
    {
        Agree();

        Assert.AreEqual(("sendonly", "recvonly"), Change(_kate, _amy, holds: true));
        Assert.AreEqual(("inactive", "inactive"), Change(_amy, _kate, holds: true));
        Assert.AreEqual((true, true), (_kate.PeerHolds, _amy.PeerHolds));
        Assert.AreEqual(("recvonly", "sendonly"), Change(_kate, _amy, holds: false));
        Assert.AreEqual((true, false), (_kate.PeerHolds, _amy.PeerHolds));
        Assert.AreEqual(("sendrecv", "sendrecv"), Change(_amy, _kate, holds: false));
        Assert.AreEqual((true, true, true, true), (_kate.Route!.Sends, _kate.Route.Receives, _amy.Route!.Sends, _amy.Route.Receives));
    }

    [TestMethod]
    public void Each_description_has_the_next_number()
    {
        Agree();
        var offer = _kate.Offer(holds: true);
        var answer = _amy.Answer(offer)!;

        Assert.AreEqual("- 100 2 IN IP4 192.0.2.1", offer.Origin);
        Assert.AreEqual("- 200 2 IN IP4 192.0.2.2", answer.Origin);
    }

    [TestMethod]
    public void A_change_that_is_not_answered_changes_nothing()
    {
        Agree();
        _kate.Offer(holds: true);

        Assert.IsFalse(_kate.Holds);
        Assert.IsTrue(_kate.Route!.Sends);
    }

    [TestMethod]
    public void The_answer_keeps_the_offers_order_of_codecs_and_refuses_other_media_where_they_stand()
    {
        var answer = _amy.Answer(Sdp("""
            m=video 6000 RTP/AVP 31
            m=audio 6002 RTP/AVP 101 8 0
            a=rtpmap:101 telephone-event/8000
            m=audio 6004 RTP/AVP 0
            """))!;

        CollectionAssert.AreEqual(new[] { 0, 5000, 0 }, answer.Media.Select(media => media.Port).ToArray());
        CollectionAssert.AreEqual(new[] { "8", "0" }, answer.Media[1].Formats.ToArray());
        Assert.AreEqual(AudioCodec.Pcma, _amy.Route!.Codec);
        Assert.AreEqual(6002, _amy.Route.Remote.Port);
    }

    [TestMethod]
    public void A_later_offer_of_a_side_that_refused_media_has_as_many_of_them()
    {
        _amy.Answer(Sdp("m=video 6000 RTP/AVP 31\r\nm=audio 6002 RTP/AVP 0\r\n"));

        var offer = _amy.Offer(holds: true);

        CollectionAssert.AreEqual(new[] { "video 0", "audio 5000" }, offer.Media.Select(media => $"{media.Kind} {media.Port}").ToArray());
    }

    [TestMethod]
    [DataRow("m=message 5060 sip null", DisplayName = "messages")]
    [DataRow("m=video 6000 RTP/AVP 31", DisplayName = "video")]
    [DataRow("m=audio 0 RTP/AVP 0", DisplayName = "sound that is refused")]
    [DataRow("m=audio 6000 RTP/SAVP 0", DisplayName = "encrypted sound")]
    [DataRow("m=audio 6000 RTP/AVP 9 111", DisplayName = "codecs that are not known")]
    [DataRow("m=audio 6000 RTP/AVP 0\r\nc=IN IP4 phone.example.com", DisplayName = "a name instead of an address")]
    public void What_has_no_sound_that_can_be_taken_is_not_answered(string media)
    {
        Assert.IsNull(_amy.Answer(Sdp(media)));
        Assert.IsNull(_amy.Route);
    }

    [TestMethod]
    [DataRow("c=IN IP4 0.0.0.0", DisplayName = "as older telephones do")]
    [DataRow("a=sendonly", DisplayName = "by the medium's direction")]
    [DataRow("a=inactive", DisplayName = "by no direction at all")]
    public void A_call_may_be_held(string line)
    {
        _amy.Answer(Sdp($"m=audio 6000 RTP/AVP 0\r\n{line}"));

        Assert.IsTrue(_amy.PeerHolds);
        Assert.IsFalse(_amy.Route!.Sends);
    }

    [TestMethod]
    public void The_sessions_direction_holds_for_a_medium_without_one()
    {
        _amy.Answer(Sdp("m=audio 6000 RTP/AVP 0", "a=sendonly\r\n"));

        Assert.IsTrue(_amy.PeerHolds);
    }

    [TestMethod]
    [DataRow("m=audio 0 RTP/AVP 0", DisplayName = "nothing is taken")]
    [DataRow("m=audio 6000 RTP/AVP 0\r\nm=audio 6002 RTP/AVP 0", DisplayName = "more than was offered")]
    [DataRow("m=video 6000 RTP/AVP 0", DisplayName = "something else")]
    public void What_is_no_answer_is_not_taken(string media)
    {
        _kate.Offer(holds: false);

        Assert.IsFalse(_kate.TryTakeAnswer(Sdp(media)));
        Assert.IsNull(_kate.Route);
    }

    private static SessionDescription Sdp(string media, string session = "") => SessionDescription.Parse(Encoding.UTF8.GetBytes(
        $"v=0\r\no=- 1 1 IN IP4 192.0.2.9\r\ns=-\r\nc=IN IP4 192.0.2.9\r\nt=0 0\r\n{session}{media.ReplaceLineEndings("\r\n").TrimEnd()}\r\n"));

    private static string DirectionOf(SessionDescription description) => description.Media[0].Attributes[^1].Name;

    private static (string Offer, string Answer) Change(AudioNegotiation offerer, AudioNegotiation answerer, bool holds)
    {
        var offer = offerer.Offer(holds);
        var answer = answerer.Answer(offer)!;
        Assert.IsTrue(offerer.TryTakeAnswer(answer));
        return (DirectionOf(offer), DirectionOf(answer));
    }

    private void Agree() => Change(_kate, _amy, holds: false);
}
