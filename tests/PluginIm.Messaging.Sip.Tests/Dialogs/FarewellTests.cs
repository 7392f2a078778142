using System.Text;
using PluginIm.Sip;

namespace PluginIm.Messaging.Sip.Tests.Dialogs;

[TestClass]
public sealed class FarewellTests
{
    private const string Session = "0123456789abcdef0123456789abcdef";

    [TestMethod]
    [DataRow("id-1")]
    [DataRow(null)]
    public void What_came_last_is_read_as_it_was_put(string? lastReceivedId)
    {
        var bye = new SipRequest(SipMethod.Bye, SipUri.Parse("sip:amiller@im.test"));

        Farewell.Put(bye, Session, lastReceivedId, DateTimeOffset.UnixEpoch);

        Assert.AreEqual(new CarrierSettlement(lastReceivedId), Farewell.Read(bye, Session));
        Assert.AreEqual(lastReceivedId is null ? null : "notification;handling=optional", bye.Headers[SipHeaderNames.ContentDisposition]);
    }

    [TestMethod]
    public void Who_does_not_name_the_session_settles_nothing()
    {
        Assert.IsNull(Farewell.Read(new SipResponse(200), Session));
        var other = new SipResponse(200);
        Farewell.Put(other, new string('f', 32), "id-1", DateTimeOffset.UnixEpoch);
        Assert.IsNull(Farewell.Read(other, Session));
    }

    [TestMethod]
    [DataRow(Imdn.MediaTypeName, "this is no notification")]
    [DataRow("text/plain", "Goodbye")]
    public void What_is_no_notification_settles_nothing(string type, string body)
    {
        var response = new SipResponse(603);
        Farewell.Put(response, Session, null, DateTimeOffset.UnixEpoch);
        response.SetBody(type, Encoding.UTF8.GetBytes(body));

        Assert.IsNull(Farewell.Read(response, Session));
    }
}
