using System.Net;
using System.Text;

namespace PluginIm.Sip.Tests.Messages;

[TestClass]
public sealed class RawHeaderTests
{
    [TestMethod]
    public void What_a_transaction_asks_for_is_read_as_bytes()
    {
        var headers = Parse(
            "Via: SIP/2.0/UDP [::1]:5062 ; Branch = z9hG4bK1;rport=4711;received=::1, SIP/2.0/TCP b",
            "From: \"a;tag=no\" <sip:a@im.test;tag=no>;x;TAG=f1",
            "To: sip:b@im.test;tag=t1",
            "CSeq: 7 \t MESSAGE").Headers;

        Assert.IsTrue(headers.TryReadTopVia(out var via));
        Assert.AreEqual("z9hG4bK1", Text(via.Branch));
        Assert.IsTrue(via.HasMagicCookie);
        Assert.AreEqual("[::1]:5062", Text(via.SentBy));
        Assert.AreEqual("[::1]", Text(via.Host));
        Assert.AreEqual(5062, via.Port);
        Assert.AreEqual("UDP", Text(via.Transport));
        Assert.AreEqual("::1", Text(via.Received));
        Assert.IsTrue(via.WantsRport);
        Assert.AreEqual(4711, via.Rport);
        Assert.AreEqual("f1", Text(headers.RawFromTag));
        Assert.AreEqual("t1", Text(headers.RawToTag));
        Assert.AreEqual("1@here", Text(headers.RawCallId));
        Assert.IsTrue(headers.TryReadCSeq(out var number, out var method));
        Assert.AreEqual(new SipCSeq(7, SipMethod.Message), new SipCSeq(number, method));
    }

    [TestMethod]
    [DataRow("\"a;tag=no\" <sip:a@im.test;tag=no>;x;TAG=f1", "f1")]
    [DataRow("sip:a@im.test;tag=f1", "f1")]
    [DataRow("<sip:a@im.test>;tag=", "")]
    [DataRow("<sip:a@im.test>;tag", null)]
    [DataRow("<sip:a@im.test;tag=no>", null)]
    public void A_tag_is_the_same_with_and_without_the_rest_of_its_address(string value, string? tag)
    {
        var request = new SipRequest(SipMethod.Message, SipUri.Parse("sip:b@im.test"));
        request.Headers.Set("From", value);
        request.Headers.Set("To", value);

        Assert.AreEqual(tag, request.Headers.FromTag);
        Assert.AreEqual(tag, request.Headers.ToTag);
        Assert.AreEqual(request.Headers.From!.Tag, request.Headers.FromTag);
    }

    [TestMethod]
    public void A_tag_of_no_address_is_a_fault_and_of_no_header_none()
    {
        var request = new SipRequest(SipMethod.Message, SipUri.Parse("sip:b@im.test"));
        request.Headers.Set("From", "<sip:a@im.test;tag=1");

        Assert.ThrowsExactly<SipParseException>(() => request.Headers.FromTag);
        Assert.IsNull(request.Headers.ToTag);
    }

    [TestMethod]
    public void What_is_not_there_is_empty()
    {
        var headers = Parse("v: SIP/2.0/UDP a", "f: sip:a@im.test", "t: sip:b@im.test").Headers;

        Assert.IsTrue(headers.TryReadTopVia(out var via));
        Assert.IsTrue(via.Branch.IsEmpty);
        Assert.IsFalse(via.HasMagicCookie);
        Assert.IsFalse(via.WantsRport);
        Assert.AreEqual(-1, via.Rport);
        Assert.AreEqual(-1, via.Port);
        Assert.IsTrue(headers.RawFromTag.IsEmpty);
        Assert.IsTrue(headers.RawToTag.IsEmpty);
    }

    [TestMethod]
    public void A_message_without_headers_has_no_raw_ones()
    {
        var headers = new SipRequest(SipMethod.Message, SipUri.Parse("sip:b@im.test")).Headers;

        Assert.IsFalse(headers.TryReadTopVia(out _));
        Assert.IsFalse(headers.TryReadCSeq(out _, out _));
        Assert.IsFalse(headers.TryAddToTag("t"));
        Assert.IsTrue(headers.RawCallId.IsEmpty);
    }

    [TestMethod]
    public void The_top_Via_alone_is_replaced()
    {
        var headers = Parse("Via: SIP/2.0/UDP a;branch=z9hG4bK1 , SIP/2.0/UDP b", "v: SIP/2.0/UDP c").Headers;

        headers.ReplaceTopVia("SIP/2.0/TCP x"u8);

        CollectionAssert.AreEqual(
            new[] { "SIP/2.0/TCP x", "SIP/2.0/UDP b", "SIP/2.0/UDP c" }, headers.Vias.Select(via => via.ToString()).ToArray());
    }

    [TestMethod]
    public void A_mark_takes_the_place_of_an_older_one()
    {
        var headers = Parse("Via: SIP/2.0/UDP a ;received=9.9.9.9;rport=1;branch=z9hG4bK1;flag").Headers;

        TopVia.Mark(headers, IPAddress.Parse("2001:db8::1"), 65535);

        Assert.AreEqual("SIP/2.0/UDP a;rport=65535;branch=z9hG4bK1;flag;received=2001:db8::1", headers["Via"]);
    }

    [TestMethod]
    public void A_long_Via_is_marked_as_a_short_one()
    {
        var headers = Parse($"Via: SIP/2.0/UDP a;x={new string('y', 2000)}").Headers;

        TopVia.Mark(headers, IPAddress.Loopback, null);

        StringAssert.EndsWith(headers["Via"], "yyy;received=127.0.0.1");
    }

    [TestMethod]
    [DataRow("sip:b@im.test", "sip:b@im.test;tag=t1")]
    [DataRow("\"B\" <sip:b@im.test;tag=no>;x", "\"B\" <sip:b@im.test;tag=no>;x;tag=t1")]
    public void To_gets_the_tag_that_it_lacks(string to, string tagged)
    {
        var headers = Parse("To: " + to).Headers;

        Assert.IsTrue(headers.TryAddToTag("t1"));
        Assert.IsFalse(headers.TryAddToTag("t2"));
        Assert.AreEqual(tagged, headers["To"]);
        Assert.AreEqual("t1", headers.To?.Tag);
    }

    /// <summary>A message with these lines and whatever else is mandatory.</summary>
    private static SipMessage Parse(params string[] lines)
    {
        string[] mandatory = ["Via: SIP/2.0/UDP a", "From: sip:a@im.test", "To: sip:b@im.test", "Call-ID: 1@here", "CSeq: 1 MESSAGE"];
        var given = lines.Select(NameOf).ToHashSet();
        return SipParser.Parse(Encoding.UTF8.GetBytes(string.Join(
            "\r\n", ["MESSAGE sip:b@im.test SIP/2.0", .. lines, .. mandatory.Where(line => !given.Contains(NameOf(line))), "", ""])));
    }

    private static byte NameOf(string line) => KnownHeaders.Find(line[..line.IndexOf(':', StringComparison.Ordinal)]);

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
