using System.Text;
using PluginIm.Sip;

namespace PluginIm.Messaging.Sip.Tests.Messages;

[TestClass]
public sealed class MessageBodyTests
{
    private static readonly SipAddress Kate = SipAddress.Parse("\"Kate Milburn\" <sip:kmilburn@im.test>;tag=1");
    private static readonly SipAddress Amy = SipAddress.Parse("<sip:amiller@im.test>");

    [TestMethod]
    public void A_message_survives_cpim_with_identity_time_and_every_character()
    {
        var message = new CarrierMessage("id-1", "Zoë – „grüß Gott\" ✓ 👍\nsecond line", new DateTimeOffset(2026, 3, 4, 9, 30, 1, 250, TimeSpan.FromHours(1)));

        var body = MessageBody.ToCpim(message, Kate, Amy);
        var read = MessageBody.TryRead(body.ContentType, body.Content, () => "fallback", default);

        Assert.AreEqual(message, read);
    }

    [TestMethod]
    [DataRow("text/plain", true)]
    [DataRow("text/plain;charset=utf-8", true)]
    [DataRow("text/plain;charset=\"UTF-8\"", true)]
    [DataRow("text/plain;charset=ISO-8859-1", false)]
    [DataRow("text/html", false)]
    [DataRow(null, false)]
    public void Plain_text_is_read_where_its_charset_is_known(string? contentType, bool expected)
    {
        var read = MessageBody.TryRead(contentType, Encoding.UTF8.GetBytes("Hello"), () => "fallback", default);

        Assert.AreEqual(expected ? new CarrierMessage("fallback", "Hello", default) : null, read);
    }
}
