using System.Text;

namespace PluginIm.Sip.Tests.Messages;

[TestClass]
public sealed class SipParserTests
{
    private const string Invite =
        "INVITE sip:amiller@im.test;transport=tcp SIP/2.0\r\n"
        + "v: SIP/2.0/TCP 127.0.0.1:5062;branch=z9hG4bK1;rport, SIP/2.0/UDP [::1];branch=z9hG4bK0\r\n"
        + "f: \"Kate \\\"K\\\" Milburn\" <sip:kmilburn@im.test>;tag=a1\r\n"
        + "t: sip:amiller@im.test\r\n"
        + "i: 1@here\r\n"
        + "CSEQ: 7\r\n  INVITE\r\n"
        + "Max-Forwards: 70\r\n"
        + "m: <sip:kmilburn@127.0.0.1:5062;transport=tcp>;+sip.instance=\"<urn:uuid:1>\"\r\n"
        + "Record-Route: <sip:a;lr>,<sip:b;lr>\r\n"
        + "record-route: <sip:c;lr;r2=on>\r\n"
        + "Supported:\r\n"
        + "X-Own: some thing\r\n"
        + "c: text/plain\r\n"
        + "l: 5\r\n"
        + "\r\n"
        + "hello";

    [TestMethod]
    public void Every_part_of_a_request_is_read()
    {
        var request = (SipRequest)Parse(Invite);

        Assert.AreEqual(SipMethod.Invite, request.Method);
        Assert.AreEqual("sip:amiller@im.test;transport=tcp", request.RequestUri.ToString());
        Assert.AreEqual(SipTransport.Tcp, request.RequestUri.Transport);
        Assert.AreEqual("z9hG4bK1", request.Headers.TopVia?.Branch);
        Assert.IsTrue(request.Headers.TopVia!.WantsRport);
        Assert.HasCount(2, request.Headers.Vias);
        Assert.AreEqual("[::1]", request.Headers.Vias[1].Host);
        Assert.AreEqual("Kate \"K\" Milburn", request.Headers.From?.DisplayName);
        Assert.AreEqual("a1", request.Headers.From?.Tag);
        Assert.AreEqual("sip:amiller@im.test", request.Headers.To?.Uri.ToString());
        Assert.AreEqual("1@here", request.Headers.CallId);
        Assert.AreEqual(new SipCSeq(7, SipMethod.Invite), request.Headers.CSeq);
        Assert.AreEqual(70, request.Headers.MaxForwards);
        Assert.AreEqual("<urn:uuid:1>", request.Headers.Contacts[0].Parameters.Unquoted("+sip.instance"));
        CollectionAssert.AreEqual(new[] { "a", "b", "c" }, request.Headers.RecordRoutes.Select(r => r.Uri.Host).ToArray());
        Assert.AreEqual("", request.Headers["Supported"]);
        Assert.IsEmpty(request.Headers.GetValues("Supported"));
        Assert.AreEqual("some thing", request.Headers["x-own"]);
        Assert.AreEqual("text/plain", request.Headers.ContentType);
        Assert.AreEqual("hello", Encoding.UTF8.GetString(request.Body.Span));
    }

    [TestMethod]
    public void What_is_written_reads_the_same()
    {
        var written = Parse(Invite).ToString();

        Assert.AreEqual(written, Parse(written).ToString());
        StringAssert.Contains(written, "Via: SIP/2.0/TCP 127.0.0.1:5062;branch=z9hG4bK1;rport, SIP/2.0/UDP [::1];branch=z9hG4bK0\r\n");
        StringAssert.EndsWith(written, "Content-Length: 5\r\n\r\nhello");
    }

    private static SipMessage Parse(string text) => SipParser.Parse(Encoding.UTF8.GetBytes(text));
}
