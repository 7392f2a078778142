using System.Text;
using CsCheck;

namespace PluginIm.Sip.Tests.Bodies;

[TestClass]
public sealed class MultipartBodyTests
{
    [TestMethod]
    public void Parts_of_any_bytes_come_back_as_they_were()
    {
        Gen.Byte.Array[0, 60].List[1, 6].Sample(contents =>
        {
            var body = new MultipartBody([.. contents.Select(content => new BodyPart("application/octet-stream", content))]);

            var read = MultipartBody.Parse(body.ContentType, body.ToBytes());

            return read.Parts.Select(part => Convert.ToHexString(part.Content.Span))
                .SequenceEqual(contents.Select(content => Convert.ToHexString(content)));
        });
    }

    [TestMethod]
    public void A_quoted_boundary_preamble_epilogue_and_bare_line_feeds_are_read()
    {
        const string Text = "preamble\n--a b\nContent-Type: text/plain\nContent-Disposition: session\n\none\n--a b \n\ntwo\n--a b--\nepilogue";

        var body = MultipartBody.Parse("multipart/mixed; boundary=\"a b\"", Encoding.UTF8.GetBytes(Text));

        Assert.HasCount(2, body.Parts);
        Assert.AreEqual("session", body.Parts[0]["content-disposition"]);
        Assert.AreEqual("one", Encoding.UTF8.GetString(body.Parts[0].Content.Span));
        Assert.IsNull(body.Parts[1].ContentType);
        Assert.AreEqual("two", Encoding.UTF8.GetString(body.Parts[1].Content.Span));
    }

    [TestMethod]
    public void The_boundary_is_written_without_quotes()
    {
        var body = new MultipartBody([new BodyPart("text/plain", "hello"u8.ToArray())]);

        Assert.IsFalse(body.ContentType.Contains('"', StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("multipart/mixed", "--a\r\n\r\none\r\n--a--\r\n")]
    [DataRow("text/plain;boundary=a", "--a\r\n\r\none\r\n--a--\r\n")]
    [DataRow("multipart/mixed;boundary=a", "--a\r\n\r\none\r\n")]
    [DataRow("multipart/mixed;boundary=a", "--a\r\n\r\n1\r\n--a\r\n\r\n2\r\n--a\r\n\r\n3\r\n--a--\r\n")]
    public void No_boundary_no_end_or_too_many_parts_are_refused(string contentType, string text)
    {
        Assert.ThrowsExactly<SipParseException>(() => MultipartBody.Parse(contentType, Encoding.UTF8.GetBytes(text), maxParts: 2));
    }
}
