using PluginIm.Sip;

namespace PluginIm.Messaging.Sip.Tests.Outcomes;

[TestClass]
public sealed class SipOutcomeTests
{
    [TestMethod]
    [DataRow(603, true, ImEndReasonKind.Rejected)]
    [DataRow(486, true, ImEndReasonKind.Rejected)]
    [DataRow(600, false, ImEndReasonKind.Rejected)]
    [DataRow(699, false, ImEndReasonKind.Rejected)]
    [DataRow(487, true, ImEndReasonKind.Cancelled)]
    [DataRow(480, true, ImEndReasonKind.NoAnswer)]
    [DataRow(408, true, ImEndReasonKind.NoAnswer)]
    [DataRow(480, false, ImEndReasonKind.Failed)]
    [DataRow(404, false, ImEndReasonKind.Failed)]
    [DataRow(604, false, ImEndReasonKind.Failed)]
    [DataRow(606, false, ImEndReasonKind.Failed)]
    [DataRow(488, false, ImEndReasonKind.Failed)]
    [DataRow(477, false, ImEndReasonKind.Failed)]
    [DataRow(599, false, ImEndReasonKind.Failed)]
    public void The_status_of_an_invitation_says_how_it_ended(int status, bool rang, ImEndReasonKind expected)
    {
        var reason = SipOutcome.OfInvitation(new SipResponse(status, "Said so"), rang);

        Assert.AreEqual(new ImEndReason(expected, status, "Said so"), reason);
    }

    [TestMethod]
    [DataRow(200, null)]
    [DataRow(202, ImDeliveryFailureKind.NoConfirmation)]
    [DataRow(415, ImDeliveryFailureKind.Refused)]
    [DataRow(481, ImDeliveryFailureKind.ConnectionLost)]
    [DataRow(408, ImDeliveryFailureKind.ConnectionLost)]
    public void Only_200_delivers_a_message(int status, ImDeliveryFailureKind? expected)
    {
        Assert.AreEqual(expected, SipOutcome.OfMessage(new SipResponse(status)).Failure?.Kind);
    }

    [TestMethod]
    [DataRow("SIP;cause=200;text=\"Call completed elsewhere\"", ImEndReasonKind.AnsweredElsewhere)]
    [DataRow("SIP ;cause=408", ImEndReasonKind.NoAnswer)]
    [DataRow("Q.850;cause=16", ImEndReasonKind.Cancelled)]
    [DataRow("SIP;cause=many", ImEndReasonKind.Cancelled)]
    [DataRow(null, ImEndReasonKind.Cancelled)]
    public void The_reason_of_a_cancel_says_why(string? reason, ImEndReasonKind expected)
    {
        Assert.AreEqual(expected, SipOutcome.OfCancel(With(SipMethod.Cancel, reason)).Kind);
    }

    [TestMethod]
    [DataRow(null, ImEndReasonKind.EndedByPeer)]
    [DataRow("SIP;cause=200", ImEndReasonKind.EndedByPeer)]
    [DataRow("SIP;cause=503", ImEndReasonKind.ConnectionLost)]
    public void The_reason_of_a_bye_tells_a_loss_from_an_end(string? reason, ImEndReasonKind expected)
    {
        Assert.AreEqual(expected, SipOutcome.OfBye(With(SipMethod.Bye, reason)).Kind);
    }

    private static SipRequest With(SipMethod method, string? reason)
    {
        var request = new SipRequest(method, SipUri.Parse("sip:amiller@im.test"));
        if (reason is not null)
        {
            request.Headers.Set(SipHeaderNames.Reason, reason);
        }

        return request;
    }
}
