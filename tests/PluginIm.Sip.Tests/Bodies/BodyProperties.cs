using System.Text;
using CsCheck;
using PluginIm.Fuzzing;

namespace PluginIm.Sip.Tests.Bodies;

/// <summary>What holds for every body.</summary>
[TestClass]
public sealed class BodyProperties
{
    private const int Iterations = 500;

    private static readonly Gen<string> Text = Gen.String[Gen.Char["aZ ,;<>@:\"\\é大\r\n\0\t"], 0, 20];

    private static readonly Gen<string> Line = Gen.String[Gen.Char["aZ:;=/* é"], 1, 20].Select(text => text.Trim(' '));

    private static readonly Gen<string> Word = Gen.String[Gen.Char["aZ09/*+-."], 1, 10];

    // Content may be anything, and often looks like what parts parts.
    private static readonly Gen<byte[]> Content = Gen.OneOf(
        Gen.Byte.Array[0, 60],
        Gen.OneOfConst("\r\n"u8.ToArray(), "--"u8.ToArray(), "\r\n--pluginim-\r\n"u8.ToArray(), "a\r"u8.ToArray(), "\n"u8.ToArray()));

    private static readonly Gen<BodyPart> Part = Gen.Select(
        Gen.OneOfConst("text/plain", "message/cpim", null!), Content, Line, (type, content, value) => new BodyPart(type, content, [new SipHeader("X-Own", value)]));

    [TestMethod]
    public void Multipart_body_is_read_as_what_was_written() => Part.Array[1, 5].Sample(
        parts =>
        {
            var body = new MultipartBody(parts);

            var read = MultipartBody.Parse(body.ContentType, body.ToBytes());

            Assert.HasCount(parts.Length, read.Parts);
            for (var i = 0; i < parts.Length; i++)
            {
                AssertSame(parts[i], read.Parts[i]);
            }

            CollectionAssert.AreEqual(body.ToBytes(), read.ToBytes());
        },
        iter: Iterations,
        threads: 1);

    [TestMethod]
    public void CPIM_message_is_read_as_what_was_written() => Gen.Select(Part, Text, Gen.DateTimeOffset, Word.Array[0, 3]).Sample(
        (part, subject, time, wanted) =>
        {
            var message = new CpimMessage
            {
                From = SipAddress.Parse("\"K \\\"x\\\"\" <sip:kate@im.test>"),
                DateTime = new DateTimeOffset(time.Ticks - (time.Ticks % TimeSpan.TicksPerMillisecond), time.Offset),
                Subject = subject,
                MessageId = "id",
                DispositionNotification = wanted,
                OtherHeaders = [new SipHeader("NS", "x <urn:x>"), new SipHeader("x.Own", "value")],
                Content = part,
            };

            var read = CpimMessage.Parse(message.ToBytes());

            Assert.AreEqual(message.From.ToString(), read.From!.ToString());
            Assert.AreEqual(message.DateTime, read.DateTime);
            Assert.AreEqual(subject, read.Subject);
            CollectionAssert.AreEqual(wanted, read.DispositionNotification.ToArray());
            CollectionAssert.AreEqual(message.OtherHeaders.ToArray(), read.OtherHeaders.ToArray());
            AssertSame(part, read.Content);
            CollectionAssert.AreEqual(message.ToBytes(), read.ToBytes());
        },
        iter: Iterations,
        threads: 1);

    [TestMethod]
    public void Session_description_is_read_as_what_was_written() => Gen.Select(Line, Word.Array[1, 3], Gen.Int[0, 65535], Line.Array[0, 4]).Sample(
        (origin, formats, port, values) =>
        {
            var attributes = values.Select((value, index) => new SdpAttributeLine("a" + index, value)).Append(new SdpAttributeLine("flag", null)).ToArray();
            var media = new MediaDescription { Kind = "message", Port = port, Protocol = "sip", Formats = formats, Attributes = attributes, Connection = "IN IP6 ::1" };
            var description = new SessionDescription { Origin = origin, Connection = "IN IP4 a", Attributes = attributes, Media = [media, media with { Port = 0 }] };

            var read = SessionDescription.Parse(Encoding.UTF8.GetBytes(description.ToString()));

            Assert.AreEqual(description, read);
            CollectionAssert.AreEqual(attributes, read.Media[0].Attributes.ToArray());
            Assert.AreEqual(port, read.Media[0].Port);
        },
        iter: Iterations,
        threads: 1);

    [TestMethod]
    [DataRow(" \r\n a", "a")]
    [DataRow("a\r\n \t\r\n b", "a b")]
    public void Continued_header_of_a_part_is_one_value(string written, string value)
    {
        var part = MultipartBody.Parse("multipart/mixed;boundary=b", Encoding.UTF8.GetBytes($"--b\r\nX: {written}\r\n\r\n--b--")).Parts[0];

        Assert.AreEqual(value, part["X"]);
    }

    [TestMethod]
    public void Header_of_a_part_that_goes_on_for_ever_costs_no_more_than_its_length()
    {
        var part = Encoding.UTF8.GetBytes("--b\r\nX: " + string.Concat(Enumerable.Repeat("a\r\n ", 20_000)) + "\r\n\r\n--b--");

        var body = Cost.Within(Cost.OfBody, part.Length, "multipart", () => MultipartBody.Parse("multipart/mixed;boundary=b", part));

        Assert.AreEqual(39_999, body.Parts[0]["X"]!.Length);
    }

    [TestMethod]
    public void Boundary_that_is_no_token_is_quoted()
    {
        var body = MultipartBody.Parse("multipart/mixed;boundary=\"a b\"", "--a b\r\n\r\nx\r\n--a b--"u8.ToArray());

        Assert.AreEqual("multipart/mixed;boundary=\"a b\"", body.ContentType);
        Assert.HasCount(1, MultipartBody.Parse(body.ContentType, body.ToBytes()).Parts);
    }

    private static void AssertSame(BodyPart expected, BodyPart actual)
    {
        Assert.AreEqual(expected.ContentType, actual.ContentType);
        CollectionAssert.AreEqual(expected.Headers.ToArray(), actual.Headers.ToArray());
        CollectionAssert.AreEqual(expected.Content.ToArray(), actual.Content.ToArray());
    }
}
