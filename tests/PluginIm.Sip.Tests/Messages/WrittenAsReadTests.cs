using System.Net;
using System.Text;

namespace PluginIm.Sip.Tests.Messages;

/// <summary>Lines that came as they are written are copied at once, until one of them changes.</summary>
[TestClass]
public sealed class WrittenAsReadTests
{
    private const string Start = "MESSAGE sip:b@im.test SIP/2.0\r\n";
    private const string Lines = "Via: SIP/2.0/UDP a;rport\r\nFrom: <sip:a@im.test>\r\nTo: <sip:b@im.test>\r\nCall-ID: 1@here\r\nCSeq: 1 MESSAGE\r\n";
    private const string End = "Content-Length: 2\r\n\r\nhi";

    [TestMethod]
    [DataRow(Lines + "X-Own: 1\r\n" + End, Lines + "X-Own: 1\r\n" + End)]
    [DataRow("Content-Length: 2\r\n" + Lines + "\r\nhi", Lines + End)]
    [DataRow(Lines + "Content-Length: 2\r\nSubject: s\r\n\r\nhi", Lines + "Subject: s\r\n" + End)]
    [DataRow(Lines + "l: 2\r\n\r\nhi", Lines + End)]
    [DataRow(Lines + "s:x\r\nX-Own :y \r\n" + End, Lines + "Subject: x\r\nX-Own: y\r\n" + End)]
    [DataRow(Lines + "SUBJECT: x\r\nX-Own: y\r\n" + End, Lines + "Subject: x\r\nX-Own: y\r\n" + End)]
    [DataRow("s: x\r\n" + Lines + "\r\nhi", "Subject: x\r\n" + Lines + End)]
    public void Whatever_the_spelling_the_lines_are_written_in_their_usual_form(string read, string written) =>
        Assert.AreEqual(Start + written, Parse(Start + read).ToString());

    [TestMethod]
    public void Every_change_is_written()
    {
        AssertWritten(headers => headers.Set("CSeq", "2 MESSAGE"), Lines.Replace("CSeq: 1", "CSeq: 2", StringComparison.Ordinal));
        AssertWritten(headers => headers.Add("Subject", "s"), Lines + "Subject: s\r\n");
        AssertWritten(headers => headers.Prepend("Subject", "s"), "Subject: s\r\n" + Lines);
        AssertWritten(headers => headers.Remove("CSeq"), Lines.Replace("CSeq: 1 MESSAGE\r\n", "", StringComparison.Ordinal));
        AssertWritten(headers => headers.RemoveTopVia(), Lines[Lines.IndexOf("From", StringComparison.Ordinal)..]);
        AssertWritten(headers => TopVia.Mark(headers, IPAddress.Loopback, 7), Lines.Replace("rport", "rport=7;received=127.0.0.1", StringComparison.Ordinal));
        AssertWritten(headers => headers.TryAddToTag("t"), Lines.Replace("b@im.test>", "b@im.test>;tag=t", StringComparison.Ordinal));
        AssertWritten(headers => headers.CopyFrom(Parse(Start + Lines + End).Headers, "Call-ID"), Lines + "Call-ID: 1@here\r\n");
    }

    [TestMethod]
    public void A_clone_is_written_as_its_source_was_read() =>
        Assert.AreEqual(Start + Lines + End, ((SipRequest)Parse(Start + Lines + End)).Clone().ToString());

    [TestMethod]
    [DataRow("MESSAGE sip:b@im.test sip/2.0", "MESSAGE sip:b@im.test SIP/2.0")]
    [DataRow("SIP/2.0 200 Fine", "SIP/2.0 200 Fine")]
    [DataRow("sip/2.0 200 Fine", "SIP/2.0 200 Fine")]
    [DataRow("SIP/2.0 200", "SIP/2.0 200 ")]
    public void Whatever_the_spelling_the_start_line_is_written_in_its_usual_form(string read, string written) =>
        Assert.AreEqual(written + "\r\n" + Lines + End, Parse(read + "\r\n" + Lines + End).ToString());

    [TestMethod]
    public void Another_request_uri_is_written()
    {
        var request = (SipRequest)Parse(Start + Lines + End);
        var clone = request.Clone();

        request.RequestUri = SipUri.Parse("sip:c@im.test");

        Assert.AreEqual(Start.Replace("b@", "c@", StringComparison.Ordinal) + Lines + End, request.ToString());
        Assert.AreEqual(Start + Lines + End, clone.ToString());
    }

    private static void AssertWritten(Action<SipHeaders> change, string lines)
    {
        var message = Parse(Start + Lines + End);
        change(message.Headers);
        Assert.AreEqual(Start + lines + End, message.ToString());
    }

    private static SipMessage Parse(string text) => SipParser.Parse(Encoding.UTF8.GetBytes(text));
}
