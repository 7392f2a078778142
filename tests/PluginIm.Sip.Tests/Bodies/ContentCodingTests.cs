using System.IO.Compression;
using System.Text;

namespace PluginIm.Sip.Tests.Bodies;

[TestClass]
public sealed class ContentCodingTests
{
    private const int Limit = 10_000;
    private static readonly byte[] Plain = Encoding.UTF8.GetBytes("grüß Gott " + new string('x', 2000));

    [TestMethod]
    [DataRow("deflate", "zlib")]
    [DataRow("Deflate", "raw")]
    [DataRow("gzip", "gzip")]
    [DataRow("identity", "none")]
    public void A_coded_body_comes_back_plain(string coding, string format)
    {
        var request = Request(coding, Coded(format, Plain));

        CollectionAssert.AreEqual(Plain, ContentCoding.Decode(request, Limit).ToArray());
    }

    [TestMethod]
    public void Codings_are_undone_in_reverse_order()
    {
        var request = Request("gzip, deflate", Coded("zlib", Coded("gzip", Plain)));

        CollectionAssert.AreEqual(Plain, ContentCoding.Decode(request, Limit).ToArray());
    }

    [TestMethod]
    public void A_body_without_coding_stays_as_it_is()
    {
        var request = Request(null, Plain);

        CollectionAssert.AreEqual(Plain, ContentCoding.Decode(request, 1).ToArray());
    }

    [TestMethod]
    [DataRow("zlib")]
    [DataRow("raw")]
    public void A_body_that_grows_beyond_the_limit_is_413(string format)
    {
        var request = Request("deflate", Coded(format, new byte[50_000_000]));

        Assert.AreEqual(413, Status(request));
    }

    [TestMethod]
    public void The_limit_holds_to_the_byte()
    {
        var request = Request("deflate", Coded("zlib", Plain));

        Assert.HasCount(Plain.Length, ContentCoding.Decode(request, Plain.Length).ToArray());
        Assert.AreEqual(413, Assert.ThrowsExactly<SipParseException>(() => ContentCoding.Decode(request, Plain.Length - 1)).StatusToAnswer);
    }

    [TestMethod]
    [DataRow("deflate")]
    [DataRow("gzip")]
    public void What_is_not_coded_as_it_says_is_400(string coding) => Assert.AreEqual(400, Status(Request(coding, "\u00ff\u00ffgarbage"u8.ToArray())));

    [TestMethod]
    [DataRow("snail")]
    [DataRow("identity, identity, identity, identity")]
    public void A_coding_that_is_not_known_or_too_many_are_415(string coding) => Assert.AreEqual(415, Status(Request(coding, Plain)));

    private static int Status(SipRequest request) =>
        Assert.ThrowsExactly<SipParseException>(() => ContentCoding.Decode(request, Limit)).StatusToAnswer;

    private static SipRequest Request(string? coding, byte[] body)
    {
        var request = new SipRequest(SipMethod.Message, SipUri.Parse("sip:bob@im.test"));
        request.SetBody("text/plain", body);
        if (coding is not null)
        {
            request.Headers.Set(SipHeaderNames.ContentEncoding, coding);
        }

        return request;
    }

    private static byte[] Coded(string format, byte[] plain)
    {
        if (format == "none")
        {
            return plain;
        }

        using var coded = new MemoryStream();
        using (Stream stream = format switch
        {
            "zlib" => new ZLibStream(coded, CompressionLevel.Optimal, leaveOpen: true),
            "raw" => new DeflateStream(coded, CompressionLevel.Optimal, leaveOpen: true),
            _ => new GZipStream(coded, CompressionLevel.Optimal, leaveOpen: true),
        })
        {
            stream.Write(plain);
        }

        return coded.ToArray();
    }
}
