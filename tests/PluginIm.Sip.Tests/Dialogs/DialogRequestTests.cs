using System.Text;
using static PluginIm.Sip.Tests.TestEnvironment;

namespace PluginIm.Sip.Tests.Dialogs;

/// <summary>Requests inside of a dialog, both ways: their order, offers that cross, and how the dialog ends.</summary>
[TestClass]
public sealed class DialogRequestTests
{
    [TestMethod]
    public async Task A_request_with_a_lower_number_than_one_before_is_answered_500()
    {
        await using var session = await Session.StartAsync();
        var (first, second) = (session.OfAlice.CreateRequest(SipMethod.Message), session.OfAlice.CreateRequest(SipMethod.Message));

        Assert.AreEqual(200, (await session.SendAsync(second)).StatusCode);
        Assert.AreEqual(500, (await session.SendAsync(first)).StatusCode);
    }

    [TestMethod]
    public async Task Offers_that_cross_are_answered_491()
    {
        await using var session = await Session.StartAsync();
        var bobs = Offer(session.OfBob, SipMethod.Update);
        var held = new TaskCompletionSource();
        session.AtAlice = _ => held.Task;
        var sending = session.Bob.RequestAsync(session.OfBob, bobs, PeerAt(1));
        await WaitForAsync(() => session.Environment.Network.CountSent(SipMethod.Update) == 1);

        var crossing = await session.SendAsync(Offer(session.OfAlice, SipMethod.Update));
        held.SetResult();

        // Alice holds Bob's offer, so hers is not even sent.
        Assert.AreEqual((491, true), (crossing.StatusCode, crossing.IsLocal));
        Assert.AreEqual(200, (await sending).StatusCode);
        Assert.AreEqual(200, (await session.SendAsync(Offer(session.OfAlice, SipMethod.Update))).StatusCode);
    }

    [TestMethod]
    public void An_offer_that_meets_an_own_one_under_way_is_refused_with_491()
    {
        var dialog = Dialog(ownsCallId: true);
        Assert.IsTrue(dialog.TryBegin(Offer(dialog, SipMethod.Update)));

        Assert.IsNull(dialog.TryAdmit(Received(dialog, SipMethod.Invite, 1), out var refusal));
        Assert.AreEqual(491, refusal?.StatusCode);
        Assert.IsNull(dialog.TryAdmit(Received(dialog, SipMethod.Update, 2, "v=0"), out refusal));
        Assert.AreEqual(491, refusal?.StatusCode);
        using var update = dialog.TryAdmit(Received(dialog, SipMethod.Update, 3), out _);
        Assert.IsNotNull(update);
    }

    [TestMethod]
    [DataRow("INVITE", "", "INVITE", "")]
    [DataRow("UPDATE", "", "UPDATE", "")]
    [DataRow("UPDATE", "v=0", "INVITE", "")]
    [DataRow("INVITE", "", "UPDATE", "v=0")]
    public void An_offer_before_the_one_before_is_answered_is_refused_with_500_and_a_wait(
        string first, string firstBody, string second, string secondBody)
    {
        var dialog = Dialog(ownsCallId: true);
        var turn = dialog.TryAdmit(Received(dialog, SipMethod.Parse(first), 1, firstBody), out _);

        Assert.IsNull(dialog.TryAdmit(Received(dialog, SipMethod.Parse(second), 2, secondBody), out var refusal));
        Assert.AreEqual(500, refusal?.StatusCode);
        Assert.IsTrue(SipRetryAfter.Of(refusal!) is { Delay.TotalSeconds: >= 0 and <= 10 });

        turn!.Dispose();
        using var next = dialog.TryAdmit(Received(dialog, SipMethod.Parse(second), 3, secondBody), out refusal);
        Assert.IsNotNull(next);
    }

    [TestMethod]
    public void A_refused_offer_leaves_the_target_as_it_was()
    {
        var dialog = Dialog(ownsCallId: true);
        dialog.TryBegin(Offer(dialog, SipMethod.Update));
        var crossing = Received(dialog, SipMethod.Update, 1, "v=0");
        crossing.Headers.Set(SipHeaderNames.Contact, "<sip:elsewhere@10.9.9.9>");

        dialog.TryAdmit(crossing, out _);

        Assert.AreEqual("sip:bob@10.0.0.2", dialog.RemoteTarget.ToString());
    }

    [TestMethod]
    public void Whoever_made_the_Call_ID_waits_longer_after_a_crossing()
    {
        var (owner, other) = (Dialog(ownsCallId: true), Dialog(ownsCallId: false));

        for (var i = 0; i < 500; i++)
        {
            Assert.IsTrue(owner.NextWaitAfterCrossing().TotalMilliseconds is >= 2100 and <= 4000);
            Assert.IsTrue(other.NextWaitAfterCrossing().TotalMilliseconds is >= 0 and <= 2000);
        }
    }

    [TestMethod]
    [DataRow(481, true)]
    [DataRow(408, true)]
    [DataRow(404, false)]
    [DataRow(500, false)]
    public async Task A_response_that_says_that_the_dialog_is_unknown_ends_it(int status, bool ends)
    {
        await using var session = await Session.StartAsync();
        session.AtBob = received => received.RespondAsync(status);
        var told = 0;
        session.OfAlice.Terminated += (_, _) => told++;

        await session.SendAsync(session.OfAlice.CreateRequest(SipMethod.Message));
        await session.SendAsync(session.OfAlice.CreateRequest(SipMethod.Message));

        Assert.AreEqual(ends, session.OfAlice.IsTerminated);
        Assert.AreEqual(ends ? 1 : 0, told);
    }

    [TestMethod]
    public async Task A_peer_that_does_not_answer_at_all_ends_the_dialog()
    {
        await using var session = await Session.StartAsync();
        session.Environment.Network.Loses = message => message is SipRequest { Method.Name: "MESSAGE" };

        var sending = session.SendAsync(session.OfAlice.CreateRequest(SipMethod.Message));
        await WaitForAsync(() => session.Environment.Network.CountSent(SipMethod.Message) > 0);
        session.Environment.Advance(TimeSpan.FromSeconds(33));

        Assert.AreEqual(408, (await sending).StatusCode);
        Assert.IsTrue(session.OfAlice.IsTerminated);
    }

    [TestMethod]
    public async Task BYE_ends_the_dialog_on_both_sides_whatever_the_answer()
    {
        await using var session = await Session.StartAsync();
        session.AtBob = received => received.RespondAsync(500);

        await session.SendAsync(session.OfAlice.CreateRequest(SipMethod.Bye));

        Assert.IsTrue(session.OfAlice.IsTerminated);
        Assert.IsTrue(session.OfBob.IsTerminated);
    }

    [TestMethod]
    public async Task UPDATE_moves_the_target_of_both_sides()
    {
        await using var session = await Session.StartAsync();
        session.OfAlice.LocalContact = SipAddress.Parse("<sip:alice@10.0.0.1:5061>");
        session.AtBob = received =>
        {
            var response = SipResponse.For(received.Request, 200);
            response.Headers.Set(SipHeaderNames.Contact, "<sip:bob@10.0.0.2:5062>");
            return received.RespondAsync(response);
        };

        await session.SendAsync(session.OfAlice.CreateRequest(SipMethod.Update));

        Assert.AreEqual("sip:alice@10.0.0.1:5061", session.OfBob.RemoteTarget.ToString());
        Assert.AreEqual("sip:bob@10.0.0.2:5062", session.OfAlice.RemoteTarget.ToString());
    }

    [TestMethod]
    [DataRow("UPDATE", 488)]
    [DataRow("UPDATE", 422)]
    [DataRow("UPDATE", 500)]
    [DataRow("UPDATE", 491)]
    [DataRow("INVITE", 488)]
    [DataRow("INVITE", 500)]
    public async Task A_request_that_is_refused_leaves_the_target_of_both_sides_as_it_was(string method, int status)
    {
        await using var session = await Session.StartAsync();
        session.OfAlice.LocalContact = SipAddress.Parse("<sip:alice@10.0.0.1:5061>");
        session.AtBob = received =>
        {
            var response = SipResponse.For(received.Request, status);
            response.Headers.Set(SipHeaderNames.Contact, "<sip:bob@10.0.0.2:5062>");
            return received.RespondAsync(response);
        };

        var refused = method == "INVITE"
            ? (await InviteAgainAsync(session)).Response
            : await session.SendAsync(Offer(session.OfAlice, SipMethod.Update));

        Assert.AreEqual(status, refused.StatusCode);
        Assert.AreEqual("sip:alice@10.0.0.1:5060", session.OfBob.RemoteTarget.ToString());
        Assert.AreEqual("sip:bob@10.0.0.2:5060", session.OfAlice.RemoteTarget.ToString());
    }

    [TestMethod]
    public async Task The_target_moves_when_the_request_is_accepted_and_not_before()
    {
        await using var session = await Session.StartAsync();
        session.OfAlice.LocalContact = SipAddress.Parse("<sip:alice@10.0.0.1:5061>");
        string? meanwhile = null;
        session.AtBob = async received =>
        {
            var server = new SipInviteServer(session.Bob, received, session.OfBob);
            await server.TryRingAsync();
            meanwhile = session.OfBob.RemoteTarget.ToString();
            await server.TryAcceptAsync();
        };

        var accepted = await InviteAgainAsync(session);

        Assert.AreEqual(200, accepted.Response.StatusCode);
        Assert.AreEqual("sip:alice@10.0.0.1:5060", meanwhile);
        Assert.AreEqual("sip:alice@10.0.0.1:5061", session.OfBob.RemoteTarget.ToString());
    }

    [TestMethod]
    public async Task An_INVITE_in_a_dialog_moves_the_target_and_ends_nothing_when_it_is_refused()
    {
        await using var session = await Session.StartAsync();
        session.OfAlice.LocalContact = SipAddress.Parse("<sip:alice@10.0.0.1:5061>");
        session.AtBob = async received =>
        {
            var server = new SipInviteServer(session.Bob, received, session.OfBob);
            session.OfBob.LocalContact = SipAddress.Parse("<sip:bob@10.0.0.2:5060;again>");
            await (received.Request.Headers.Contacts[0].Uri.Port == 5061 ? server.TryAcceptAsync() : server.TryRejectAsync(488));
        };

        var accepted = await InviteAgainAsync(session);
        session.OfAlice.LocalContact = SipAddress.Parse("<sip:alice@10.0.0.1:5060>");
        var refused = await InviteAgainAsync(session);

        Assert.AreEqual((200, 488), (accepted.Response.StatusCode, refused.Response.StatusCode));
        Assert.AreEqual("sip:alice@10.0.0.1:5061", session.OfBob.RemoteTarget.ToString());
        Assert.AreSame(session.OfAlice, accepted.Dialog);
        Assert.IsFalse(session.OfAlice.IsTerminated);
        Assert.IsFalse(session.OfBob.IsTerminated);
        await WaitForAsync(() => session.Environment.Network.CountSent(SipMethod.Ack) == 3);
        Assert.AreEqual(0, session.Environment.Network.CountSent(SipMethod.Bye));
    }

    [TestMethod]
    public async Task The_offer_of_an_INVITE_is_written_when_no_other_is_under_way()
    {
        await using var session = await Session.StartAsync();
        var bodies = new List<string>();
        session.AtBob = received =>
        {
            bodies.Add(Encoding.UTF8.GetString(received.Request.Body.Span));
            return received.RespondAsync(200);
        };
        var agreed = "v=0 as before";
        var beside = Offer(session.OfAlice, SipMethod.Update);
        Assert.IsTrue(session.OfAlice.TryBegin(beside));
        var options = new SipInviteClientOptions
        {
            To = PeerAt(2),
            Dialog = session.OfAlice,
            WriteOffer = request => request.SetBody("application/sdp", Encoding.UTF8.GetBytes(agreed)),
        };

        var crossing = await new SipInviteClient(session.Alice, session.OfAlice.CreateRequest(SipMethod.Invite), options).InviteAsync();
        var next = new SipInviteClient(session.Alice, session.OfAlice.CreateRequest(SipMethod.Invite), options);
        session.OfAlice.Settle(beside, null);
        agreed = "v=0 as agreed meanwhile";
        var result = await next.InviteAsync();

        Assert.AreEqual((491, 200), (crossing.Response.StatusCode, result.Response.StatusCode));
        CollectionAssert.AreEqual(new[] { agreed }, bodies);
    }

    [TestMethod]
    public async Task An_INVITE_in_a_dialog_is_not_sent_beside_another_offer()
    {
        await using var session = await Session.StartAsync();
        Assert.IsTrue(session.OfAlice.TryBegin(Offer(session.OfAlice, SipMethod.Update)));

        var result = await InviteAgainAsync(session);

        Assert.AreEqual((491, true), (result.Response.StatusCode, result.Response.IsLocal));
        Assert.AreEqual(1, session.Environment.Network.CountSent(SipMethod.Invite));
    }

    [TestMethod]
    public void An_early_dialog_holds_the_offer_of_its_invitation_until_it_is_confirmed()
    {
        var invite = Received(Dialog(ownsCallId: true), SipMethod.Invite, 1, "v=0");
        invite.Headers.From = SipAddress.Parse("<sip:alice@im.test>;tag=alices");
        invite.Headers.To = SipAddress.Parse("<sip:bob@im.test>");
        var early = SipDialog.FromRequest(invite, "bobs", null, isEarly: true);

        Assert.IsNull(early.TryAdmit(Received(early, SipMethod.Update, 2, "v=0"), out var refusal));
        Assert.AreEqual(500, refusal?.StatusCode);
        early.Confirm();
        using var turn = early.TryAdmit(Received(early, SipMethod.Update, 3, "v=0"), out _);
        Assert.IsNotNull(turn);
    }

    private static Task<SipInviteResult> InviteAgainAsync(Session session) => new SipInviteClient(
        session.Alice, session.OfAlice.CreateRequest(SipMethod.Invite), new() { Dialog = session.OfAlice, To = PeerAt(2) }).InviteAsync();

    private static SipRequest Offer(SipDialog dialog, SipMethod method)
    {
        var request = dialog.CreateRequest(method);
        request.SetBody(SessionDescription.MediaTypeName, "v=0"u8.ToArray());
        return request;
    }

    private static SipDialog Dialog(bool ownsCallId)
    {
        var invite = new SipRequest(SipMethod.Invite, SipUri.Parse("sip:bob@im.test"));
        invite.Headers.From = SipAddress.Parse("<sip:alice@im.test>;tag=alices");
        invite.Headers.To = SipAddress.Parse("<sip:bob@im.test>");
        invite.Headers.CallId = "call";
        invite.Headers.CSeq = new SipCSeq(1, SipMethod.Invite);
        invite.Headers.Set(SipHeaderNames.Contact, "<sip:alice@10.0.0.1>");
        var response = SipResponse.For(invite, 200);
        response.Headers.To = response.Headers.To!.WithTag("bobs");
        response.Headers.Set(SipHeaderNames.Contact, "<sip:bob@10.0.0.2>");
        return ownsCallId ? SipDialog.FromResponse(invite, response) : SipDialog.FromRequest(invite, "bobs", null, isEarly: false);
    }

    private static SipRequest Received(SipDialog dialog, SipMethod method, uint number, string body = "")
    {
        var request = new SipRequest(method, dialog.RemoteTarget);
        request.Headers.CSeq = new SipCSeq(number, method);
        request.SetBody(body.Length == 0 ? null : SessionDescription.MediaTypeName, System.Text.Encoding.UTF8.GetBytes(body));
        return request;
    }
}
