using System.Text;
using PluginIm.Messaging.Sip.Tests.Environment;
using PluginIm.Sip;
using static PluginIm.Messaging.Sip.Tests.Environment.TestEnvironment;

namespace PluginIm.Messaging.Sip.Tests.Invitations;

/// <summary>How whoever is invited is approached, by what OPTIONS and the answer to INVITE say.</summary>
[TestClass]
public sealed class PeerApproachTests
{
    [TestMethod]
    public async Task Plugin_peer_gets_the_first_message_with_the_invitation()
    {
        await using var bench = await CarrierBench.StartAsync();

        var (_, observer) = await bench.ConnectAsync();

        var invite = InviteOf(bench);
        StringAssert.StartsWith(invite.Headers.ContentType, "multipart/mixed");
        Assert.AreEqual(CarrierResult.Success, observer.Established!.FirstMessage);
        Assert.IsEmpty(bench.Switch.Messages);
    }

    [TestMethod]
    public async Task Peer_of_whom_nothing_is_known_gets_the_offer_alone_and_the_first_message_after()
    {
        await using var bench = await CarrierBench.StartAsync();
        bench.Switch.AnswerToOptions = 480;

        var (dialog, observer) = await bench.ConnectAsync();

        var invite = InviteOf(bench);
        Assert.AreEqual("application/sdp", invite.Headers.ContentType);
        Assert.AreEqual("Instant message from Kate Milburn", invite.Headers[SipHeaderNames.Subject]);
        Assert.IsNull(observer.Established!.FirstMessage, "It is handed over next.");
        Assert.IsFalse(observer.Established.IsPageMode);
        Assert.AreEqual(CarrierResult.Success, await dialog.SendAsync(new CarrierMessage("first", "Hello", default), CancellationToken.None));
        Assert.AreEqual("first", CpimMessage.Parse(bench.Switch.Messages.Single().Body).MessageId);
    }

    [TestMethod]
    public async Task Ordinary_client_is_not_invited_but_written_to()
    {
        await using var bench = await CarrierBench.StartAsync();
        bench.Switch.Accepts = "application/sdp";

        var (_, observer) = await bench.ConnectAsync();

        Assert.AreEqual(new CarrierEstablishment(IsPageMode: true), observer.Established);
        Assert.DoesNotContain(request => request.Method == SipMethod.Invite, bench.Switch.Received);
        Assert.AreEqual("Hello", Encoding.UTF8.GetString(bench.Switch.Messages.Single().Body.Span));
    }

    [TestMethod]
    [DataRow(405)]
    [DataRow(415)]
    [DataRow(420)]
    [DataRow(488)]
    [DataRow(500)]
    [DataRow(501)]
    [DataRow(606)]
    public async Task Refusal_of_an_ordinary_client_is_followed_by_page_mode(int status)
    {
        await using var bench = await CarrierBench.StartAsync();
        bench.Switch.AnswerToOptions = 480;
        bench.Switch.AnswerToInvite = status;

        var (dialog, observer) = await bench.ConnectAsync();
        await dialog.SendAsync(new CarrierMessage("second", "two", default), CancellationToken.None);

        Assert.IsTrue(observer.Established!.IsPageMode);
        Assert.IsNull(observer.Over);
        CollectionAssert.AreEqual(
            new[] { "Hello", "two" }, bench.Switch.Messages.Select(request => Encoding.UTF8.GetString(request.Body.Span)).ToArray());
    }

    [TestMethod]
    public async Task Acceptance_without_messages_is_hung_up_before_page_mode()
    {
        await using var bench = await CarrierBench.StartAsync();
        bench.Switch.AnswerToOptions = 480;
        bench.Switch.Answer = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=message 0 sip null\r\n";

        var (_, observer) = await bench.ConnectAsync();

        Assert.IsTrue(observer.Established!.IsPageMode);
        await WaitForAsync(() => bench.Switch.Received.Any(request => request.Method == SipMethod.Bye), "the BYE");
    }

    [TestMethod]
    [DataRow(603, ImEndReasonKind.Rejected)]
    [DataRow(404, ImEndReasonKind.Failed)]
    [DataRow(480, ImEndReasonKind.NoAnswer)]
    public async Task Other_refusals_end_it(int status, ImEndReasonKind expected)
    {
        await using var bench = await CarrierBench.StartAsync();
        bench.Switch.AnswerToInvite = status;

        var (_, observer) = bench.Invite();

        await WaitForAsync(() => observer.Over is not null, "the end");
        Assert.AreEqual((expected, (int?)status), (observer.Over!.Kind, observer.Over.Status));
        Assert.IsEmpty(bench.Switch.Messages);
    }

    [TestMethod]
    [DataRow(202, true, null)]
    [DataRow(603, false, ImEndReasonKind.Rejected)]
    [DataRow(480, false, ImEndReasonKind.Failed)]
    public async Task What_becomes_of_the_first_text_decides_in_page_mode(int status, bool isEstablished, ImEndReasonKind? expected)
    {
        await using var bench = await CarrierBench.StartAsync();
        bench.Switch.Accepts = null;
        bench.Switch.AnswerToMessage = _ => status;

        var (_, observer) = bench.Invite();

        await WaitForAsync(() => observer.Over is not null || observer.Established is not null, "the outcome");
        Assert.AreEqual(isEstablished ? CarrierResult.Accepted : null, observer.Established?.FirstMessage);
        Assert.AreEqual(expected, observer.Over?.Kind);
    }

    [TestMethod]
    public async Task Long_text_goes_in_order_and_is_delivered_when_all_of_it_is()
    {
        await using var bench = await CarrierBench.StartAsync(SipTransport.Udp);
        bench.Switch.Accepts = null;
        var (dialog, _) = await bench.ConnectAsync();
        var text = string.Concat(Enumerable.Range(0, 300).Select(number => $"wörter {number} 👍 "));
        bench.Switch.AnswerToMessage = request => bench.Switch.Messages.Length == 4 ? 480 : 200;

        var failed = await dialog.SendAsync(new CarrierMessage("long", text, default), CancellationToken.None);
        var again = await dialog.SendAsync(new CarrierMessage("long", text, default), CancellationToken.None);

        Assert.AreEqual((CarrierResultKind.Failed, (int?)480), (failed.Kind, failed.Failure!.Status));
        Assert.AreEqual(CarrierResult.Success, again);
        var sent = bench.Switch.Messages.Skip(1).ToArray();
        Assert.IsGreaterThan(5, sent.Length);
        Assert.IsTrue(Array.TrueForAll(sent, request => request.ToArray().Length < 1300));
        Assert.AreEqual(
            text, string.Concat(sent.Where((_, index) => index != 2).Select(request => Encoding.UTF8.GetString(request.Body.Span))), "The refused part once more, and no other.");
    }

    [TestMethod]
    public async Task Taking_it_back_while_the_peer_is_asked_sends_nothing()
    {
        await using var bench = await CarrierBench.StartAsync();
        bench.Switch.AnswerToOptions = 0;
        var (dialog, observer) = bench.Invite();
        await WaitForAsync(() => bench.Switch.Received.Any(request => request.Method == SipMethod.Options), "the question");

        await dialog.EndAsync(CarrierEnding.Cancel, CancellationToken.None);

        Assert.DoesNotContain(request => request.Method == SipMethod.Invite, bench.Switch.Received);
        Assert.IsEmpty(bench.Switch.Messages);
        Assert.IsNull(observer.Over);
    }

    [TestMethod]
    public async Task Whoever_invited_before_is_invited_although_a_phone_answers_OPTIONS()
    {
        await using var bench = await CarrierBench.StartAsync();
        var inviting = bench.Switch.CreateInvitation("Hello").InviteAsync();
        await (await bench.NextInvitationAsync()).Dialog.EndAsync(CarrierEnding.Reject, CancellationToken.None);
        await inviting;
        bench.Switch.Accepts = null;

        var (_, observer) = await bench.ConnectAsync();

        Assert.IsFalse(observer.Established!.IsPageMode);
        Assert.AreEqual("application/sdp", InviteOf(bench).Headers.ContentType);
    }

    [TestMethod]
    public async Task Peer_that_was_probed_is_not_asked_again()
    {
        await using var bench = await CarrierBench.StartAsync();
        bench.Carrier.Probe(CarrierBench.Amy);
        await WaitForAsync(() => bench.Switch.Received.Any(request => request.Method == SipMethod.Options), "the question");

        await bench.ConnectAsync();

        Assert.HasCount(1, bench.Switch.Received.Where(request => request.Method == SipMethod.Options));
    }

    [TestMethod]
    public async Task Received_offer_with_a_subject_alone_is_an_invitation()
    {
        await using var bench = await CarrierBench.StartAsync();
        var client = bench.Switch.CreateInvitation("Hello", WithoutMessage);
        var inviting = client.InviteAsync();

        var (dialog, observer) = await bench.NextInvitationAsync();
        await dialog.AcceptAsync(CancellationToken.None);
        var result = await inviting;

        Assert.IsNull(dialog.Invitation.FirstMessage);
        Assert.AreEqual("Instant message from amiller", dialog.Invitation.Subject);
        Assert.AreEqual(200, result.Response.StatusCode);
        Assert.IsEmpty(observer.Messages);
    }

    [TestMethod]
    public async Task Received_offer_without_message_and_subject_is_no_invitation()
    {
        await using var bench = await CarrierBench.StartAsync();
        var client = bench.Switch.CreateInvitation("Hello", invite =>
        {
            WithoutMessage(invite);
            invite.Headers.Remove(SipHeaderNames.Subject);
        });

        Assert.AreEqual(488, (await client.InviteAsync()).Response.StatusCode);
    }

    private static void WithoutMessage(SipRequest invite)
    {
        var offer = MultipartBody.Parse(invite.Headers.ContentType!, invite.Body).Parts[0];
        invite.SetBody(offer.ContentType, offer.Content);
    }

    private static SipRequest InviteOf(CarrierBench bench) => bench.Switch.Received.Single(request => request.Method == SipMethod.Invite);
}
