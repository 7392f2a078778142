using System.Globalization;

namespace PluginIm.Sip.Tests.Dialogs;

[TestClass]
public sealed class SipDialogTests
{
    [TestMethod]
    public void The_side_that_called_takes_the_Record_Routes_in_reverse_order()
    {
        var dialog = Caller("<sip:near;lr>", "<sip:far;lr>");

        var request = dialog.CreateRequest(SipMethod.Bye);

        CollectionAssert.AreEqual(new[] { "<sip:far;lr>", "<sip:near;lr>" }, Routes(request));
        Assert.AreEqual("sip:bob@10.0.0.2", request.RequestUri.ToString());
    }

    [TestMethod]
    public void The_side_that_was_called_takes_the_Record_Routes_in_their_order()
    {
        var dialog = Callee("<sip:near;lr>, <sip:far;lr>");

        var request = dialog.CreateRequest(SipMethod.Bye);

        CollectionAssert.AreEqual(new[] { "<sip:near;lr>", "<sip:far;lr>" }, Routes(request));
        Assert.AreEqual("sip:alice@10.0.0.1", request.RequestUri.ToString());
        Assert.AreEqual("bobs", request.Headers.From!.Tag);
        Assert.AreEqual("alices", request.Headers.To!.Tag);
    }

    [TestMethod]
    public void Requests_carry_the_identities_of_the_session_but_a_BYE_says_of_it_what_its_sender_wants()
    {
        var (mine, theirs) = (new string('a', 32), new string('b', 32));
        var invite = Invite();
        invite.Headers.Set(SipHeaderNames.SessionId, new SipSessionId(mine).ToString());
        var ok = SipResponse.For(invite, 200);
        ok.Headers.Set(SipHeaderNames.SessionId, new SipSessionId(theirs, mine).ToString());
        var dialog = SipDialog.FromResponse(invite, ok);

        Assert.AreEqual(new SipSessionId(mine, theirs), SipSessionId.Of(dialog.CreateAck(invite)));
        Assert.AreEqual(new SipSessionId(mine, theirs), SipSessionId.Of(dialog.CreateRequest(SipMethod.Message)));
        Assert.IsNull(SipSessionId.Of(dialog.CreateRequest(SipMethod.Bye)));
        Assert.IsNull(SipSessionId.Of(Caller().CreateRequest(SipMethod.Message)));
    }

    [TestMethod]
    public void Draft_takes_its_number_when_it_leaves()
    {
        var dialog = Caller();
        var draft = dialog.DraftRequest(SipMethod.Message);

        var first = dialog.CreateRequest(SipMethod.Update);
        dialog.Number(draft);

        Assert.AreEqual((8u, 9u), (first.Headers.CSeq!.Value.Number, draft.Headers.CSeq!.Value.Number));
    }

    [TestMethod]
    public void A_strict_router_becomes_the_Request_URI_and_the_target_the_last_Route()
    {
        var dialog = Callee("<sip:strict@10.0.0.9?Subject=no>, <sip:far;lr>");

        var request = dialog.CreateRequest(SipMethod.Bye);

        Assert.AreEqual("sip:strict@10.0.0.9", request.RequestUri.ToString());
        CollectionAssert.AreEqual(new[] { "<sip:far;lr>", "<sip:alice@10.0.0.1>" }, Routes(request));
    }

    [TestMethod]
    public void Both_sides_of_a_dialog_know_it_by_mirrored_identifiers()
    {
        Assert.AreEqual(new SipDialogId("call", "alices", "bobs"), Caller().Id);
        Assert.AreEqual(new SipDialogId("call", "bobs", "alices"), Callee(null).Id);
        Assert.AreEqual(Callee(null).Id, SipDialogId.Of(Caller().CreateRequest(SipMethod.Bye)));
    }

    [TestMethod]
    public void Own_requests_count_on_from_the_INVITE_and_its_ACK_keeps_its_number_and_credentials()
    {
        var dialog = Caller();
        var invite = Invite();
        invite.Headers.Set(SipHeaderNames.ProxyAuthorization, "Digest username=\"alice\"");

        var ack = dialog.CreateAck(invite);

        Assert.AreEqual(8u, dialog.CreateRequest(SipMethod.Message).Headers.CSeq!.Value.Number);
        Assert.AreEqual(9u, dialog.CreateRequest(SipMethod.Bye).Headers.CSeq!.Value.Number);
        Assert.AreEqual(new SipCSeq(7, SipMethod.Ack), ack.Headers.CSeq);
        Assert.IsTrue(ack.Headers.Contains(SipHeaderNames.ProxyAuthorization));
    }

    [TestMethod]
    public void A_request_with_a_lower_number_than_one_before_is_out_of_order()
    {
        var dialog = Callee(null);

        Assert.IsTrue(dialog.TryAccept(Received(SipMethod.Message, 9)));
        Assert.IsFalse(dialog.TryAccept(Received(SipMethod.Message, 8)));
        Assert.IsTrue(dialog.TryAccept(Received(SipMethod.Message, 12)));
        Assert.IsTrue(dialog.TryAccept(Received(SipMethod.Ack, 7)));
    }

    [TestMethod]
    public void A_request_out_of_order_leaves_the_target_as_it_was()
    {
        var dialog = Callee(null);
        dialog.TryAccept(Received(SipMethod.Message, 9));

        Assert.IsFalse(dialog.TryAccept(Received(SipMethod.Update, 8, "<sip:alice@10.9.9.9>")));

        Assert.AreEqual("sip:alice@10.0.0.1", dialog.RemoteTarget.ToString());
    }

    [TestMethod]
    public void UPDATE_moves_the_target_and_MESSAGE_does_not()
    {
        var dialog = Callee(null);

        dialog.OnAccepted(Received(SipMethod.Message, 8, "<sip:alice@10.9.9.8>"));
        Assert.AreEqual("sip:alice@10.0.0.1", dialog.RemoteTarget.ToString());

        dialog.OnAccepted(Received(SipMethod.Update, 9, "<sip:alice@10.9.9.9;gr=abc>"));
        Assert.AreEqual("sip:alice@10.9.9.9;gr=abc", dialog.RemoteTarget.ToString());
    }

    [TestMethod]
    public void The_target_is_that_of_the_latest_request_whichever_is_accepted_last()
    {
        var dialog = Callee(null);

        dialog.OnAccepted(Received(SipMethod.Message, 10));
        dialog.OnAccepted(Received(SipMethod.Update, 9, "<sip:alice@10.0.0.9>"));
        dialog.OnAccepted(Received(SipMethod.Invite, 8, "<sip:alice@10.0.0.8>"));

        Assert.AreEqual("sip:alice@10.0.0.9", dialog.RemoteTarget.ToString());
    }

    [TestMethod]
    public void Only_requests_that_refresh_the_target_carry_the_Contact()
    {
        var dialog = Caller();

        Assert.IsTrue(dialog.CreateRequest(SipMethod.Update).Headers.Contains(SipHeaderNames.Contact));
        Assert.IsFalse(dialog.CreateRequest(SipMethod.Message).Headers.Contains(SipHeaderNames.Contact));
        Assert.IsFalse(dialog.CreateRequest(SipMethod.Bye).Headers.Contains(SipHeaderNames.Contact));
    }

    [TestMethod]
    public void An_early_dialog_takes_route_set_and_target_of_the_2xx_that_confirms_it()
    {
        var early = SipDialog.FromResponse(Invite(), Response(180, "sip:bob@10.0.0.2", "<sip:early;lr>"));
        Assert.IsTrue(early.IsEarly);

        early.Confirm(Response(200, "sip:bob@10.0.0.3", "<sip:late;lr>"));

        Assert.IsFalse(early.IsEarly);
        Assert.AreEqual("sip:bob@10.0.0.3", early.RemoteTarget.ToString());
        Assert.AreEqual("<sip:late;lr>", early.RouteSet.Single().ToString());
    }

    private static SipDialog Caller(params string[] recordRoutes) =>
        SipDialog.FromResponse(Invite(), Response(200, "sip:bob@10.0.0.2", recordRoutes));

    private static SipDialog Callee(string? recordRoute)
    {
        var invite = Invite();
        if (recordRoute is not null)
        {
            invite.Headers.Set(SipHeaderNames.RecordRoute, recordRoute);
        }

        return SipDialog.FromRequest(invite, "bobs", SipAddress.Parse("<sip:bob@10.0.0.2>"), isEarly: false);
    }

    private static string[] Routes(SipRequest request) => [.. request.Headers.Routes.Select(route => route.ToString())];

    private static SipRequest Invite()
    {
        var invite = Received(SipMethod.Invite, 7, "<sip:alice@10.0.0.1>");
        invite.Headers.To = SipAddress.Parse("<sip:bob@im.test>");
        return invite;
    }

    private static SipRequest Received(SipMethod method, uint number, string? contact = null)
    {
        var request = new SipRequest(method, SipUri.Parse("sip:bob@im.test"));
        request.Headers.Set(SipHeaderNames.Via, "SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK" + number.ToString(CultureInfo.InvariantCulture));
        request.Headers.From = SipAddress.Parse("<sip:alice@im.test>;tag=alices");
        request.Headers.To = SipAddress.Parse("<sip:bob@im.test>;tag=bobs");
        request.Headers.CallId = "call";
        request.Headers.CSeq = new SipCSeq(number, method);
        if (contact is not null)
        {
            request.Headers.Set(SipHeaderNames.Contact, contact);
        }

        return request;
    }

    private static SipResponse Response(int status, string contact, params string[] recordRoutes)
    {
        var response = SipResponse.For(Invite(), status);
        response.Headers.To = response.Headers.To!.WithTag("bobs");
        response.Headers.Set(SipHeaderNames.Contact, $"<{contact}>");
        foreach (var route in recordRoutes)
        {
            response.Headers.Add(SipHeaderNames.RecordRoute, route);
        }

        return response;
    }
}
