using System.Text;
using CsCheck;

namespace PluginIm.Sip.Tests.Bodies;

[TestClass]
public sealed class ImdnTests
{
    private const int Iterations = 500;

    private static readonly Gen<string> Id = Gen.String[Gen.Char["aZ09-<>&'\"@:]é大\u00A0\t\0"], 0, 30];

    private static readonly Gen<DateTimeOffset?> Time = Gen.DateTimeOffset.Select(
        time => (DateTimeOffset?)new DateTimeOffset(time.Ticks - (time.Ticks % TimeSpan.TicksPerMillisecond), time.Offset));

    [TestMethod]
    public void What_is_written_reads_the_same() => Gen.Select(
        Id.Where(Imdn.CanName), Time, Gen.Enum<ImdnKind>(), Gen.Enum<ImdnStatus>(), Gen.OneOfConst("sip:a&b@im.test", null)).Sample(
        (id, time, kind, status, recipient) =>
        {
            var written = new Imdn { MessageId = id, DateTime = time, Kind = kind, Status = status, Recipient = recipient };

            Assert.AreEqual(written, Imdn.Parse(written.ToBytes()));
        },
        iter: Iterations,
        threads: 1);

    [TestMethod]
    public void Identity_can_be_named_or_is_refused_when_writing() => Id.Sample(
        id =>
        {
            var imdn = Imdn.Delivered(id, DateTimeOffset.UnixEpoch);
            if (Imdn.CanName(id))
            {
                Assert.AreEqual(id, Imdn.Parse(imdn.ToBytes()).MessageId);
            }
            else
            {
                Assert.ThrowsExactly<ArgumentException>(() => imdn.ToBytes());
            }
        },
        iter: Iterations,
        threads: 1);

    [TestMethod]
    public void Any_bytes_are_read_or_refused() => Gen.Byte.Array[0, 200].Sample(
        bytes =>
        {
            try
            {
                Imdn.Parse(bytes);
            }
            catch (SipParseException)
            {
                // The one way to refuse.
            }
        },
        iter: Iterations,
        threads: 1);

    [TestMethod]
    public void Notification_of_display_is_read()
    {
        const string Example =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <imdn xmlns="urn:ietf:params:xml:ns:imdn">
             <message-id>34jk324j</message-id>
             <datetime>2008-04-04T12:16:49-05:00</datetime>
             <display-notification>
              <status>
               <displayed/>
              </status>
             </display-notification>
            </imdn>
            """;

        var imdn = Imdn.Parse(Encoding.UTF8.GetBytes(Example));

        Assert.AreEqual(Imdn.Displayed("34jk324j", new DateTimeOffset(2008, 4, 4, 12, 16, 49, TimeSpan.FromHours(-5))), imdn);
    }

    [TestMethod]
    [DataRow("delivery", "<failed/>", ImdnKind.Delivery, ImdnStatus.Failed)]
    [DataRow("delivery", "<error/><reason xmlns='urn:other' code='415'/>", ImdnKind.Delivery, ImdnStatus.Error)]
    [DataRow("processing", "<stored/>", ImdnKind.Processing, ImdnStatus.Stored)]
    public void Other_notifications_are_read(string kind, string status, ImdnKind readKind, ImdnStatus readStatus)
    {
        var imdn = Imdn.Parse(Encoding.UTF8.GetBytes(Of($"<message-id>m</message-id><datetime>soon</datetime><{kind}-notification><status>{status}</status></{kind}-notification>")));

        Assert.AreEqual(new Imdn { MessageId = "m", Kind = readKind, Status = readStatus }, imdn);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("<imdn/>")]
    [DataRow("<!DOCTYPE imdn [<!ENTITY m 'm'>]><imdn xmlns='urn:ietf:params:xml:ns:imdn'><message-id>&m;</message-id></imdn>")]
    [DataRow("<imdn xmlns='urn:ietf:params:xml:ns:imdn'><message-id>m</message-id></imdn>")]
    [DataRow("<imdn xmlns='urn:ietf:params:xml:ns:imdn'><delivery-notification><status><delivered/></status></delivery-notification></imdn>")]
    [DataRow("<imdn xmlns='urn:ietf:params:xml:ns:imdn'><message-id>m</message-id><delivery-notification><status><eaten/></status></delivery-notification></imdn>")]
    public void What_does_not_say_what_became_of_which_message_is_refused(string body) =>
        Assert.ThrowsExactly<SipParseException>(() => Imdn.Parse(Encoding.UTF8.GetBytes(body)));

    [TestMethod]
    public void Entities_that_grow_are_refused_before_they_do()
    {
        const string Laughs = "<!DOCTYPE imdn [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;'>]>";

        var fault = Assert.ThrowsExactly<SipParseException>(
            () => Imdn.Parse(Encoding.UTF8.GetBytes(Laughs + Of("<message-id>&c;</message-id><delivery-notification><status><delivered/></status></delivery-notification>"))));

        Assert.Contains("DTD", fault.Fault);
    }

    [TestMethod]
    public void Nesting_without_end_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 2000)) + string.Concat(Enumerable.Repeat("</a>", 2000));

        var fault = Assert.ThrowsExactly<SipParseException>(() => Imdn.Parse(Encoding.UTF8.GetBytes(Of($"<message-id>{deep}</message-id>"))));

        Assert.Contains("deep", fault.Fault);
    }

    [TestMethod]
    public void More_than_a_notification_needs_is_refused_with_413()
    {
        var fault = Assert.ThrowsExactly<SipParseException>(() => Imdn.Parse(Encoding.UTF8.GetBytes(Of(new string(' ', XmlBodyLimit)))));

        Assert.AreEqual(413, fault.StatusToAnswer);
    }

    [TestMethod]
    public void Identity_longer_than_any_is_refused() => Assert.ThrowsExactly<SipParseException>(
        () => Imdn.Parse(Encoding.UTF8.GetBytes(Of($"<message-id>{new string('m', Imdn.MaxIdLength + 1)}</message-id><delivery-notification><status><delivered/></status></delivery-notification>"))));

    private const int XmlBodyLimit = 16 * 1024;

    private static string Of(string content) => $"<imdn xmlns='urn:ietf:params:xml:ns:imdn'>{content}</imdn>";
}
