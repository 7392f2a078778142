using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using PluginIm.Messaging.Sip.Tests.Environment;
using PluginIm.Sip;

namespace PluginIm.Messaging.Sip.Tests.Pages;

/// <summary>What comes from ordinary clients.</summary>
[TestClass]
public sealed class PageConversationsTests
{
    private const string Text = "Zoë – „grüß Gott\" ✓ 👍";

    [TestMethod]
    public async Task First_text_invites_and_further_ones_go_to_the_same_conversation()
    {
        await using var bench = await CarrierBench.StartAsync();

        Assert.AreEqual(200, (await bench.Switch.PageAsync(Text)).StatusCode);
        var (dialog, observer) = await bench.NextInvitationAsync();
        Assert.AreEqual(200, (await bench.Switch.PageAsync("while it waits")).StatusCode);
        var established = await dialog.AcceptAsync(CancellationToken.None);
        Assert.AreEqual(200, (await bench.Switch.PageAsync("while it is connected")).StatusCode);

        Assert.IsTrue(dialog.Invitation.IsPageMode);
        Assert.AreEqual(("sip:amiller@im.test", Text), (dialog.Invitation.From.Address, dialog.Invitation.FirstMessage!.Text));
        Assert.IsTrue(established!.IsPageMode);
        CollectionAssert.AreEqual(
            new[] { Text, "while it waits", "while it is connected" }, observer.Messages.Select(message => message.Text).ToArray());
        Assert.AreEqual(dialog.Invitation.FirstMessage, observer.Messages.First(), "The first text is confirmed once it is kept.");
        Assert.IsEmpty(bench.Invitations);
    }

    [TestMethod]
    public async Task Each_client_has_a_conversation_of_its_own()
    {
        await using var bench = await CarrierBench.StartAsync();

        await bench.Switch.PageAsync("one", from: "carol");
        await bench.Switch.PageAsync("two", from: "dave");

        CollectionAssert.AreEqual(
            new[] { "sip:carol@im.test", "sip:dave@im.test" }, bench.Invitations.Select(one => one.Dialog.Invitation.From.Address).ToArray());
    }

    [TestMethod]
    public async Task Answer_goes_back_outside_of_a_dialog_without_a_Contact()
    {
        await using var bench = await CarrierBench.StartAsync();
        await bench.Switch.PageAsync("Hello");
        var (dialog, _) = await bench.NextInvitationAsync();
        await dialog.AcceptAsync(CancellationToken.None);

        var result = await dialog.SendAsync(new CarrierMessage("mine", Text, default), CancellationToken.None);

        Assert.AreEqual(CarrierResult.Success, result);
        var sent = bench.Switch.Messages.Single();
        Assert.AreEqual("sip:amiller@im.test", sent.RequestUri.ToString());
        Assert.IsNull(sent.Headers.To!.Tag);
        Assert.IsNull(sent.Headers[SipHeaderNames.Contact]);
        Assert.AreEqual("text/plain;charset=UTF-8", sent.Headers.ContentType);
        Assert.AreEqual(Text, Encoding.UTF8.GetString(sent.Body.Span));
    }

    [TestMethod]
    public async Task After_a_rejection_texts_are_refused_for_a_time_and_then_invite_again()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        await using var bench = await CarrierBench.StartAsync(SipTransport.Udp, time, TimeSpan.FromMinutes(3));
        Assert.AreEqual(200, (await bench.Switch.PageAsync("one")).StatusCode);
        await (await bench.NextInvitationAsync()).Dialog.EndAsync(CarrierEnding.Reject, CancellationToken.None);

        Assert.AreEqual(603, (await bench.Switch.PageAsync("two")).StatusCode);
        Assert.AreEqual(200, (await bench.Switch.PageAsync("from another", from: "carol")).StatusCode);
        time.Advance(TimeSpan.FromMinutes(3));
        Assert.AreEqual(200, (await bench.Switch.PageAsync("three")).StatusCode);

        CollectionAssert.AreEqual(
            new[] { "from another", "three" }, bench.Invitations.Select(one => one.Dialog.Invitation.FirstMessage!.Text).ToArray());
    }

    [TestMethod]
    [DataRow(CarrierEnding.HangUp, true)]
    [DataRow(CarrierEnding.NoAnswer, false)]
    public async Task After_the_end_a_text_invites_again(object ending, bool accepts)
    {
        await using var bench = await CarrierBench.StartAsync();
        await bench.Switch.PageAsync("one");
        var (dialog, observer) = await bench.NextInvitationAsync();
        if (accepts)
        {
            await dialog.AcceptAsync(CancellationToken.None);
        }

        await dialog.EndAsync((CarrierEnding)ending, CancellationToken.None);
        Assert.AreEqual(200, (await bench.Switch.PageAsync("two")).StatusCode);

        var next = await bench.NextInvitationAsync();
        Assert.AreNotEqual(dialog.Invitation.SessionId, next.Dialog.Invitation.SessionId);
        Assert.AreEqual("two", next.Observer.Messages.Single().Text);
        Assert.HasCount(1, observer.Messages);
        Assert.AreEqual(
            ImDeliveryFailureKind.SessionEnded, (await dialog.SendAsync(new CarrierMessage("m", "late", default), CancellationToken.None)).Failure!.Kind);
    }

    [TestMethod]
    public async Task Text_that_crosses_the_end_begins_another_conversation()
    {
        await using var bench = await CarrierBench.StartAsync();
        await bench.Switch.PageAsync("one");
        (await bench.NextInvitationAsync()).Observer.Receipt = CarrierReceipt.NoSession;

        Assert.AreEqual(200, (await bench.Switch.PageAsync("two")).StatusCode);

        Assert.AreEqual("two", (await bench.NextInvitationAsync()).Dialog.Invitation.FirstMessage!.Text);
    }

    [TestMethod]
    [DataRow(CarrierEnding.Busy, 486)]
    [DataRow(CarrierEnding.Forbidden, 403)]
    public async Task Refused_invitation_is_the_answer_to_its_text(object refusal, int status)
    {
        await using var bench = await CarrierBench.StartAsync();
        bench.Refusal = (CarrierEnding)refusal;

        Assert.AreEqual(status, (await bench.Switch.PageAsync("one")).StatusCode);
        bench.Refusal = null;

        Assert.AreEqual(200, (await bench.Switch.PageAsync("two")).StatusCode);
    }

    [TestMethod]
    public async Task Text_that_is_too_long_is_refused_with_413()
    {
        await using var bench = await CarrierBench.StartAsync();
        await bench.Switch.PageAsync("one");
        (await bench.NextInvitationAsync()).Observer.Receipt = CarrierReceipt.TooLong;

        Assert.AreEqual(413, (await bench.Switch.PageAsync("two")).StatusCode);
    }

    [TestMethod]
    public async Task Copy_that_a_store_delivers_again_is_taken_once_even_after_the_end()
    {
        await using var bench = await CarrierBench.StartAsync();
        void Stored(SipRequest request) => request.Headers.Set(SipHeaderNames.Date, "Wed, 25 Nov 2026 09:00:00 GMT");
        await bench.Switch.PageAsync("kept for you", contentType: "text/plain", change: Stored);
        var (dialog, observer) = await bench.NextInvitationAsync();
        await dialog.EndAsync(CarrierEnding.NoAnswer, CancellationToken.None);

        Assert.AreEqual(200, (await bench.Switch.PageAsync("kept for you", contentType: "text/plain", change: Stored)).StatusCode);
        Assert.HasCount(1, observer.Messages);
        Assert.IsEmpty(bench.Invitations);

        Assert.AreEqual(200, (await bench.Switch.PageAsync("something else", contentType: "text/plain", change: Stored)).StatusCode);
        Assert.HasCount(1, bench.Invitations);
    }

    [TestMethod]
    public async Task Copy_by_another_branch_is_taken_once()
    {
        await using var bench = await CarrierBench.StartAsync();
        void Same(SipRequest request)
        {
            request.Headers.CallId = "one-call";
            request.Headers.From = SipAddress.Parse("<sip:amiller@im.test>;tag=t");
        }

        await bench.Switch.PageAsync("once", change: Same);
        await bench.Switch.PageAsync("once", change: Same);

        Assert.HasCount(1, (await bench.NextInvitationAsync()).Observer.Messages);
    }

    [TestMethod]
    public async Task The_same_text_said_twice_is_shown_twice()
    {
        await using var bench = await CarrierBench.StartAsync();

        await bench.Switch.PageAsync("ok");
        await bench.Switch.PageAsync("ok");

        Assert.HasCount(2, (await bench.NextInvitationAsync()).Observer.Messages);
    }

    [TestMethod]
    public async Task Refused_text_may_come_again()
    {
        await using var bench = await CarrierBench.StartAsync();
        void Stored(SipRequest request) => request.Headers.Set(SipHeaderNames.Date, "Wed, 25 Nov 2026 09:00:00 GMT");
        bench.Refusal = CarrierEnding.Busy;
        await bench.Switch.PageAsync("kept", change: Stored);
        bench.Refusal = null;

        Assert.AreEqual(200, (await bench.Switch.PageAsync("kept", change: Stored)).StatusCode);
        Assert.HasCount(1, bench.Invitations);
    }

    [TestMethod]
    [DataRow("text/html", 415)]
    [DataRow("text/plain;charset=UTF-16", 415)]
    [DataRow("image/png", 415)]
    [DataRow("text/plain", 200)]
    [DataRow("text/plain;charset=us-ascii", 200)]
    public async Task Only_text_that_can_be_read_is_taken(string contentType, int status)
    {
        await using var bench = await CarrierBench.StartAsync();

        var answer = await bench.Switch.PageAsync("Hello", contentType: contentType);

        Assert.AreEqual(status, answer.StatusCode);
        Assert.AreEqual(status == 415, answer.Headers.HasToken(SipHeaderNames.Accept, "text/plain"));
        Assert.HasCount(status == 200 ? 1 : 0, bench.Invitations);
    }

    [TestMethod]
    public async Task Deflated_notification_marks_the_text_that_its_Call_ID_names()
    {
        await using var bench = await CarrierBench.StartAsync();
        bench.Switch.Accepts = null;
        var (dialog, observer) = await bench.ConnectAsync();
        var callId = bench.Switch.Messages.Single().Headers.CallId!;

        await NotifyAsync(bench, Imdn.Delivered(callId, default));
        await NotifyAsync(bench, Imdn.Displayed(callId, default));
        await NotifyAsync(bench, Imdn.Delivered("no-such-call", default));

        CollectionAssert.AreEqual(
            new[] { ("first", CarrierNotification.Delivered), ("first", CarrierNotification.Read) }, observer.Notified.ToArray());
        Assert.IsEmpty(bench.Invitations);
        await dialog.EndAsync(CarrierEnding.HangUp, CancellationToken.None);
    }

    [TestMethod]
    public async Task Notification_about_nothing_invites_nobody()
    {
        await using var bench = await CarrierBench.StartAsync();

        var answer = await NotifyAsync(bench, Imdn.Delivered("m", default));

        Assert.AreEqual(200, answer.StatusCode);
        Assert.IsEmpty(bench.Invitations);
    }

    [TestMethod]
    public async Task Typing_and_reading_are_told_to_clients_that_know_them_until_they_refuse()
    {
        await using var bench = await CarrierBench.StartAsync();
        await bench.Switch.PageAsync("Hello", change: request => request.Headers.CallId = "their-call");
        var (dialog, observer) = await bench.NextInvitationAsync();
        await dialog.AcceptAsync(CancellationToken.None);
        await dialog.NotifyTypingAsync(true, TimeSpan.FromSeconds(60));
        Assert.IsEmpty(bench.Switch.Messages, "Nobody knows yet that the client takes it.");

        await bench.Switch.PageAsync(
            Encoding.UTF8.GetString(new IsComposing { IsActive = true, Refresh = TimeSpan.FromSeconds(90) }.ToBytes()),
            contentType: IsComposing.MediaTypeName);
        await dialog.NotifyReadAsync(observer.Messages.Single().Id);
        bench.Switch.AnswerToMessage = _ => 415;
        await dialog.NotifyTypingAsync(true, TimeSpan.FromSeconds(60));
        await dialog.NotifyTypingAsync(false, default);

        Assert.AreEqual((true, TimeSpan.FromSeconds(90)), observer.Typing.Single());
        CollectionAssert.AreEqual(
            new[] { Imdn.MediaTypeName, IsComposing.MediaTypeName }, bench.Switch.Messages.Select(request => request.Headers.ContentType).ToArray());
        Assert.AreEqual(("their-call", ImdnStatus.Displayed), NameAndStatus(Imdn.Parse(bench.Switch.Messages[0].Body)));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task Conversation_goes_on_after_the_desktop_was_started_again(bool isKnownBeforeSignIn)
    {
        var observer = new ObserverOfDialog();
        var restoration = new CarrierRestoration
        {
            SessionId = new string('d', 32), Me = CarrierBench.Kate, Peer = CarrierBench.Amy, IsIncoming = true, IsPageMode = true,
        };
        ICarrierDialog? dialog = null;
        await using var bench = await CarrierBench.StartAsync(before: carrier => dialog = isKnownBeforeSignIn ? carrier.Restore(restoration, observer) : null);
        dialog ??= bench.Carrier.Restore(restoration, observer);

        await TestEnvironment.WaitForAsync(() => observer.IsRestored, "the restore");
        Assert.AreEqual(200, (await bench.Switch.PageAsync("still there?")).StatusCode);
        var result = await dialog.SendAsync(new CarrierMessage("m", "yes", default), CancellationToken.None);

        Assert.AreEqual("still there?", observer.Messages.Single().Text);
        Assert.AreEqual(CarrierResult.Success, result);
        Assert.IsEmpty(bench.Invitations);
    }

    private static (string Name, ImdnStatus Status) NameAndStatus(Imdn imdn) => (imdn.MessageId, imdn.Status);

    private static async Task<SipResponse> NotifyAsync(CarrierBench bench, Imdn imdn)
    {
        using var coded = new MemoryStream();
        await using (var deflating = new ZLibStream(coded, CompressionLevel.Optimal, leaveOpen: true))
        {
            await deflating.WriteAsync(imdn.ToBytes());
        }

        return await bench.Switch.PageAsync("", change: request =>
        {
            request.Headers.Set(SipHeaderNames.ContentEncoding, "deflate");
            request.SetBody(Imdn.MediaTypeName, coded.ToArray());
        });
    }
}
