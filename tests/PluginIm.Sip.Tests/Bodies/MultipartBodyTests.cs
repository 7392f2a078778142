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

    [TestMethod]
    public void Nested_bodies_give_their_parts_in_place_and_a_part_is_found_by_its_id()
    {
        var inner = new MultipartBody(
        [
            new BodyPart("text/plain", "two"u8.ToArray()),
            new BodyPart("application/json", "3"u8.ToArray(), [new SipHeader("Content-ID", "<case@im.test>"), new SipHeader("Content-Disposition", "by-reference;handling=optional")]),
        ], "related");
        var outer = new MultipartBody([new BodyPart("text/plain", "one"u8.ToArray()), new BodyPart(inner.ContentType, inner.ToBytes()), new BodyPart("text/plain", "four"u8.ToArray())]);

        var read = MultipartBody.Parse(outer.ContentType, outer.ToBytes());

        CollectionAssert.AreEqual(
            new[] { "one", "two", "3", "four" }, read.Leaves().Select(part => Encoding.UTF8.GetString(part.Content.Span)).ToArray());
        Assert.AreEqual("application/json", read.Find("case@im.test")?.ContentType);
        Assert.IsTrue(read.Find("case@im.test")!.Disposition!.IsOptional);
        Assert.IsNull(read.Find("another@im.test"));
    }

    [TestMethod]
    [DataRow(MultipartBody.MaxDepth, true)]
    [DataRow(MultipartBody.MaxDepth + 1, false)]
    public void Bodies_that_stand_too_deep_in_each_other_are_refused(int depth, bool isTaken)
    {
        var body = new MultipartBody([new BodyPart("text/plain", "core"u8.ToArray())]);
        for (var i = 1; i < depth; i++)
        {
            body = new MultipartBody([new BodyPart(body.ContentType, body.ToBytes())]);
        }

        var request = new SipRequest(SipMethod.Message, SipUri.Parse("sip:bob@im.test"));
        request.SetBody(body.ContentType, body.ToBytes());
        var rules = new SipRequestRules(new SipRequestRulesOptions { Methods = [SipMethod.Message], Accept = ["multipart/mixed", "text/plain"] });

        if (isTaken)
        {
            Assert.HasCount(1, body.Leaves());
            Assert.IsNull(rules.RefusalOf(request));
        }
        else
        {
            Assert.AreEqual(513, Assert.ThrowsExactly<SipParseException>(() => body.Leaves()).StatusToAnswer);
            Assert.AreEqual(513, Assert.ThrowsExactly<SipParseException>(() => rules.RefusalOf(request)).StatusToAnswer);
        }
    }

    [TestMethod]
    public void Parts_are_counted_over_all_levels()
    {
        var inner = new MultipartBody([.. Enumerable.Range(0, 9).Select(_ => new BodyPart("text/plain", "x"u8.ToArray()))]);
        var outer = new MultipartBody([new BodyPart(inner.ContentType, inner.ToBytes()), new BodyPart(inner.ContentType, inner.ToBytes())]);

        Assert.HasCount(18, outer.Leaves(18));
        Assert.AreEqual(513, Assert.ThrowsExactly<SipParseException>(() => outer.Leaves(17)).StatusToAnswer);
    }
}
