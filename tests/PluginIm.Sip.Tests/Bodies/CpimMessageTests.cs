using System.Text;

namespace PluginIm.Sip.Tests.Bodies;

[TestClass]
public sealed class CpimMessageTests
{
    [TestMethod]
    public void What_is_written_reads_the_same()
    {
        var message = new CpimMessage
        {
            From = SipAddress.Parse("\"Zoë \\\"Z\\\" Baumann\" <sip:zbaumann@im.test>"),
            To = SipAddress.Parse("<sip:amiller@im.test>"),
            DateTime = new DateTimeOffset(2026, 11, 24, 1, 2, 3, 456, TimeSpan.FromHours(1)),
            Subject = "two\nlines",
            MessageId = "m1",
            DispositionNotification = ["positive-delivery", "display"],
            Content = new BodyPart("text/plain;charset=UTF-8", Encoding.UTF8.GetBytes("grüß Gott ✓ 👍\r\n\r\nsecond")),
        };

        var read = CpimMessage.Parse(message.ToBytes());

        Assert.AreEqual("Zoë \"Z\" Baumann", read.From?.DisplayName);
        Assert.AreEqual("sip:amiller@im.test", read.To?.Uri.ToString());
        Assert.AreEqual(message.DateTime, read.DateTime);
        Assert.AreEqual("two\nlines", read.Subject);
        Assert.AreEqual("m1", read.MessageId);
        CollectionAssert.AreEqual(message.DispositionNotification.ToArray(), read.DispositionNotification.ToArray());
        Assert.AreEqual("text/plain;charset=UTF-8", read.Content.ContentType);
        Assert.AreEqual("grüß Gott ✓ 👍\r\n\r\nsecond", Encoding.UTF8.GetString(read.Content.Content.Span));
    }

    [TestMethod]
    public void The_example_of_RFC_3862_section_5_1_is_read()
    {
        const string Example =
            "From: MR SANDERS <im:piglet@100akerwood.com>\r\n"
            + "To: Depressed Donkey <im:eeyore@100akerwood.com>\r\n"
            + "DateTime: 2000-12-13T13:40:00-08:00\r\n"
            + "Subject: the weather will be fine today\r\n"
            + "Subject:;lang=fr beau temps prevu pour aujourd'hui\r\n"
            + "NS: MyFeatures <mid:MessageFeatures@id.foo.com>\r\n"
            + "Require: MyFeatures.VitalMessageOption\r\n"
            + "MyFeatures.VitalMessageOption: Confirmation-requested\r\n"
            + "MyFeatures.WackyMessageOption: Use-silly-font\r\n"
            + "\r\n"
            + "Content-type: text/xml; charset=utf-8\r\n"
            + "Content-ID: <1234567890@foo.com>\r\n"
            + "\r\n"
            + "<body>Here is the text of my message.</body>";

        var message = CpimMessage.Parse(Encoding.UTF8.GetBytes(Example));

        Assert.AreEqual("MR SANDERS", message.From?.DisplayName);
        Assert.AreEqual("im", message.To?.Uri.Scheme);
        Assert.AreEqual("the weather will be fine today", message.Subject);
        Assert.AreEqual(new CpimSubject("beau temps prevu pour aujourd'hui", "fr"), message.TranslatedSubjects.Single());
        CollectionAssert.AreEqual(new[] { "MyFeatures.VitalMessageOption" }, message.NotUnderstood.ToArray());
        CollectionAssert.AreEqual(
            new[] { "NS", "MyFeatures.VitalMessageOption", "MyFeatures.WackyMessageOption" },
            message.OtherHeaders.Select(header => header.Name).ToArray());
        Assert.AreEqual("text/xml; charset=utf-8", message.Content.ContentType);
        Assert.AreEqual("<1234567890@foo.com>", message.Content["Content-ID"]);
        Assert.AreEqual("<body>Here is the text of my message.</body>", Encoding.UTF8.GetString(message.Content.Content.Span));
    }

    [TestMethod]
    public void The_sender_chooses_the_prefix_of_imdn()
    {
        var message = CpimMessage.Parse("NS: x <urn:ietf:params:imdn>\r\nx.Message-ID: 7\r\n\r\nContent-Type: text/plain\r\n\r\nhello"u8.ToArray());

        Assert.AreEqual("7", message.MessageId);
    }

    [TestMethod]
    public void Several_recipients_copies_subjects_and_requirements_come_back_as_they_were()
    {
        var message = new CpimMessage
        {
            Recipients = [SipAddress.Parse("<im:a@im.test>"), SipAddress.Parse("<im:b@im.test>")],
            Copies = [SipAddress.Parse("<im:c@im.test>"), SipAddress.Parse("<im:d@im.test>")],
            Subject = "tab\there, \\ bell\a",
            TranslatedSubjects = [new CpimSubject("Grüße\n2", "de"), new CpimSubject("salut", "fr")],
            MessageId = "m",
            Requires = ["imdn.Message-ID", "x.Vital"],
            OtherHeaders = [new SipHeader("NS", "x <urn:x>"), new SipHeader("x.Vital", "yes")],
            Content = new BodyPart("text/plain", "hello"u8.ToArray(), [new SipHeader("Content-ID", "<1@im.test>"), new SipHeader("X-Own", "1")]),
        };

        var read = CpimMessage.Parse(message.ToBytes());

        CollectionAssert.AreEqual(new[] { "im:a@im.test", "im:b@im.test" }, read.Recipients.Select(address => address.Uri.ToString()).ToArray());
        CollectionAssert.AreEqual(new[] { "im:c@im.test", "im:d@im.test" }, read.Copies.Select(address => address.Uri.ToString()).ToArray());
        Assert.AreEqual(message.Subject, read.Subject);
        CollectionAssert.AreEqual(message.TranslatedSubjects.ToArray(), read.TranslatedSubjects.ToArray());
        CollectionAssert.AreEqual(new[] { "x.Vital" }, read.NotUnderstood.ToArray());
        CollectionAssert.AreEqual(message.OtherHeaders.ToArray(), read.OtherHeaders.ToArray());
        Assert.AreEqual("1@im.test", read.Content.ContentId);
        CollectionAssert.AreEqual(message.ToBytes(), read.ToBytes());
    }

    [TestMethod]
    public void A_control_character_in_a_subject_is_escaped_on_the_wire()
    {
        var message = new CpimMessage { Subject = "a\u0001\r\nTo: <im:evil@im.test>", Content = new BodyPart("text/plain", default) };

        StringAssert.Contains(Encoding.UTF8.GetString(message.ToBytes()), "Subject: a\\u0001\\r\\nTo: <im:evil@im.test>\r\n");
        Assert.AreEqual(message.Subject, CpimMessage.Parse(message.ToBytes()).Subject);
    }

    [TestMethod]
    [DataRow("no header line\r\n\r\n\r\nhello")]
    [DataRow("From: <nothing\r\n\r\n\r\nhello")]
    [DataRow("DateTime: yesterday\r\n\r\n\r\nhello")]
    public void A_malformed_message_is_refused(string text)
    {
        Assert.ThrowsExactly<SipParseException>(() => CpimMessage.Parse(Encoding.UTF8.GetBytes(text)));
    }
}
