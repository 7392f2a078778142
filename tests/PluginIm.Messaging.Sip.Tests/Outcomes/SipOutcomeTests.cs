using PluginIm.Sip;

namespace PluginIm.Messaging.Sip.Tests.Outcomes;

[TestClass]
public sealed class SipOutcomeTests
{
    [TestMethod]
    [DataRow(200, CarrierResultKind.Delivered, null)]
    [DataRow(202, CarrierResultKind.Accepted, null)]
    [DataRow(404, CarrierResultKind.Failed, ImDeliveryFailureKind.Refused)]
    [DataRow(408, CarrierResultKind.Failed, ImDeliveryFailureKind.NoConfirmation)]
    public void Status_of_a_text_to_an_ordinary_client_says_what_became_of_it(int status, CarrierResultKind kind, ImDeliveryFailureKind? failure)
    {
        var result = SipOutcome.OfPage(new SipResponse(status));

        Assert.AreEqual((kind, failure), (result.Kind, result.Failure?.Kind));
    }

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
    [DataRow(503, true, false, true)]
    [DataRow(430, true, false, true)]
    [DataRow(477, true, false, true)]
    [DataRow(480, false, false, true)]
    [DataRow(404, false, false, true)]
    [DataRow(408, false, false, true)]
    [DataRow(480, true, false, false)]
    [DataRow(480, true, true, false)]
    [DataRow(500, true, true, false)]
    [DataRow(481, false, false, false)]
    [DataRow(501, false, false, false)]
    [DataRow(486, false, false, false)]
    [DataRow(603, false, false, false)]
    public void Invitation_that_got_somewhere_goes_again_where_the_desktop_is_lost_and_not_where_it_answered(
        int status, bool ringsNow, bool isOfWhoRang, bool expected) =>
        Assert.AreEqual(expected, SipOutcome.LosesDesktop(new SipResponse(status), ringsNow, isOfWhoRang));

    [TestMethod]
    [DataRow(408, false, false, true)]
    [DataRow(408, true, false, true)]
    [DataRow(408, true, true, false)]
    [DataRow(430, false, false, true)]
    [DataRow(487, true, false, true)]
    [DataRow(487, true, true, false)]
    [DataRow(487, false, false, false)]
    [DataRow(480, true, false, false)]
    [DataRow(603, true, false, false)]
    public void Refusal_of_a_proxy_that_waited_in_vain_leaves_open_what_became_of_the_invitation(
        int status, bool ringsNow, bool isOfWhoRang, bool expected) =>
        Assert.AreEqual(expected, SipOutcome.LeavesOpen(new SipResponse(status), ringsNow, isOfWhoRang));

    [TestMethod]
    [DataRow(200, CarrierResultKind.Delivered)]
    [DataRow(202, CarrierResultKind.Accepted)]
    [DataRow(513, CarrierResultKind.Failed)]
    [DataRow(403, CarrierResultKind.Failed)]
    [DataRow(413, CarrierResultKind.Failed)]
    [DataRow(415, CarrierResultKind.Failed)]
    [DataRow(488, CarrierResultKind.Failed)]
    [DataRow(501, CarrierResultKind.Failed)]
    [DataRow(505, CarrierResultKind.Failed)]
    [DataRow(404, CarrierResultKind.Interrupted)]
    [DataRow(408, CarrierResultKind.Interrupted)]
    [DataRow(430, CarrierResultKind.Interrupted)]
    [DataRow(477, CarrierResultKind.Interrupted)]
    [DataRow(478, CarrierResultKind.Interrupted)]
    [DataRow(480, CarrierResultKind.Interrupted)]
    [DataRow(481, CarrierResultKind.Interrupted)]
    [DataRow(500, CarrierResultKind.Interrupted)]
    [DataRow(503, CarrierResultKind.Interrupted)]
    public void A_message_is_delivered_by_200_alone_and_failed_only_where_the_peer_surely_has_it_not(int status, CarrierResultKind expected)
    {
        Assert.AreEqual(expected, SipOutcome.OfMessage(new SipResponse(status)).Kind);
    }

    [TestMethod]
    [DataRow(401, ImDeliveryFailureKind.NoConfirmation)]
    [DataRow(407, ImDeliveryFailureKind.NoConfirmation)]
    [DataRow(403, ImDeliveryFailureKind.Refused)]
    public void A_message_whose_credentials_are_not_taken_any_more_may_be_there(int status, ImDeliveryFailureKind expected)
    {
        Assert.AreEqual(expected, SipOutcome.OfMessage(new SipResponse(status)).Failure!.Kind);
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
    [DataRow(null, false)]
    [DataRow("SIP;cause=200", false)]
    [DataRow("SIP;cause=480;text=\"Signed out\"", false)]
    [DataRow("Q.850;cause=16", false)]
    [DataRow("SIP;cause=408;text=\"Session expired\"", true)]
    [DataRow("SIP;cause=491;text=\"Replaced\"", true)]
    [DataRow("SIP;cause=503", true)]
    public void The_reason_of_a_bye_tells_the_loss_of_a_dialog_from_the_end_of_the_session(string? reason, bool expected)
    {
        Assert.AreEqual(expected, ImReason.IsOfDialogAlone(With(SipMethod.Bye, reason)));
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
