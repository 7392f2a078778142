using System.Text;
using PluginIm.Messaging.Sip.Tests.Environment;
using PluginIm.Sip;
using static PluginIm.Messaging.Sip.Tests.Environment.TestEnvironment;

namespace PluginIm.Messaging.Sip.Tests.Dialogs;

/// <summary>What goes in a session beside texts, and in which form texts go.</summary>
[TestClass]
public sealed class NotificationTests
{
    [TestMethod]
    public async Task Typing_and_notifications_of_the_peer_are_told()
    {
        await using var bench = await CarrierBench.StartAsync();
        var (_, observer) = await bench.ConnectAsync();

        var typing = await bench.Switch.SendInDialogAsync(IsComposing.MediaTypeName, new IsComposing { IsActive = true }.ToBytes());
        var delivered = await bench.Switch.SendInDialogAsync(Imdn.MediaTypeName, Imdn.Delivered("first", default).ToBytes());
        var read = await bench.Switch.SendInDialogAsync(CpimMessage.MediaTypeName, Wrapped(Imdn.MediaTypeName, Imdn.Displayed("first", default).ToBytes()));

        Assert.AreEqual((200, 200, 200), (typing.StatusCode, delivered.StatusCode, read.StatusCode));
        Assert.AreEqual((true, TimeSpan.FromSeconds(120)), observer.Typing.Single());
        CollectionAssert.AreEqual(
            new[] { ("first", CarrierNotification.Delivered), ("first", CarrierNotification.Read) }, observer.Notified.ToArray());
        Assert.IsEmpty(observer.Messages);
    }

    [TestMethod]
    public async Task All_that_is_said_in_a_session_names_it_and_so_does_each_answer()
    {
        await using var bench = await CarrierBench.StartAsync();
        var (dialog, _) = await bench.ConnectAsync();

        await dialog.SendAsync(new CarrierMessage("m1", "one", default), CancellationToken.None);
        var answer = await bench.Switch.SendInDialogAsync(IsComposing.MediaTypeName, new IsComposing { IsActive = true }.ToBytes());
        var refusal = await bench.Switch.SendInDialogAsync("image/png", "no"u8.ToArray());

        var invite = bench.Switch.Received.First(request => request.Method == SipMethod.Invite);
        var id = SipSessionId.Of(invite)!.Local;
        Assert.AreEqual((200, 415), (answer.StatusCode, refusal.StatusCode));
        foreach (var message in new SipMessage[] { bench.Switch.Messages[0], answer, refusal })
        {
            Assert.AreEqual(id, SipSessionId.Of(message)?.Local, message.StartLine);
        }
    }

    [TestMethod]
    public async Task What_became_of_a_message_is_answered_once_it_is_kept()
    {
        await using var bench = await CarrierBench.StartAsync();
        var (_, observer) = await bench.ConnectAsync();
        var kept = new TaskCompletionSource();
        observer.Kept = kept.Task;

        var telling = bench.Switch.SendInDialogAsync(Imdn.MediaTypeName, Imdn.Delivered("first", default).ToBytes());
        await WaitForAsync(() => !observer.Notified.IsEmpty, "the notification");
        var other = await bench.Switch.SendInDialogAsync("image/png", "no"u8.ToArray());
        Assert.AreEqual((415, false), (other.StatusCode, telling.IsCompleted));
        kept.SetResult();

        Assert.AreEqual(200, (await telling).StatusCode);
    }

    [TestMethod]
    public async Task Text_leaves_no_sooner_than_it_is_kept()
    {
        await using var bench = await CarrierBench.StartAsync();
        var (dialog, _) = await bench.ConnectAsync();
        var kept = new TaskCompletionSource();

        var sending = dialog.SendAsync(new CarrierMessage("m1", "one", default), kept.Task, CancellationToken.None);
        var other = await bench.Switch.SendInDialogAsync(IsComposing.MediaTypeName, new IsComposing { IsActive = true }.ToBytes());
        var before = bench.Switch.Messages.Length;
        kept.SetResult();

        Assert.AreEqual(CarrierResult.Success, await sending);
        Assert.AreEqual((200, 0, 1), (other.StatusCode, before, bench.Switch.Messages.Length));
    }

    [TestMethod]
    public async Task Text_that_could_not_be_kept_does_not_leave()
    {
        await using var bench = await CarrierBench.StartAsync();
        var (dialog, _) = await bench.ConnectAsync();
        var kept = Task.FromException(new IOException("The disk is full."));

        await Assert.ThrowsExactlyAsync<IOException>(() => dialog.SendAsync(new CarrierMessage("m1", "one", default), kept, CancellationToken.None));

        Assert.IsEmpty(bench.Switch.Messages);
    }

    [TestMethod]
    public async Task Invitation_that_is_taken_back_is_named_by_its_CANCEL()
    {
        await using var bench = await CarrierBench.StartAsync();
        bench.Switch.AnswerToInvite = 180;
        var (dialog, _) = bench.Invite();
        await WaitForAsync(() => bench.Switch.Received.Any(request => request.Method == SipMethod.Invite), "the invitation");

        await dialog.EndAsync(CarrierEnding.Cancel, CancellationToken.None);

        await WaitForAsync(() => bench.Switch.Cancel is not null, "the CANCEL");
        Assert.AreEqual(
            bench.Switch.Received.First(request => request.Method == SipMethod.Invite).Headers[SipHeaderNames.SessionId],
            bench.Switch.Cancel!.Headers[SipHeaderNames.SessionId]);
    }

    [TestMethod]
    public async Task Typing_and_reading_are_told_until_the_peer_refuses()
    {
        await using var bench = await CarrierBench.StartAsync();
        var (dialog, _) = await bench.ConnectAsync();

        await dialog.NotifyTypingAsync(true, TimeSpan.FromSeconds(60));
        await dialog.NotifyReadAsync("theirs");
        bench.Switch.AnswerToMessage = _ => 415;
        await dialog.NotifyTypingAsync(false, default);
        await dialog.NotifyTypingAsync(true, TimeSpan.FromSeconds(60));

        CollectionAssert.AreEqual(
            new[] { IsComposing.MediaTypeName, Imdn.MediaTypeName, IsComposing.MediaTypeName },
            bench.Switch.Messages.Select(request => request.Headers.ContentType).ToArray());
        Assert.AreEqual(TimeSpan.FromSeconds(60), IsComposing.Parse(bench.Switch.Messages[0].Body).Refresh);
        Assert.AreEqual(ImdnStatus.Displayed, Imdn.Parse(bench.Switch.Messages[1].Body).Status);
    }

    [TestMethod]
    public async Task Nothing_is_told_before_the_session_is_connected()
    {
        await using var bench = await CarrierBench.StartAsync();
        bench.Switch.AnswerToInvite = 180;
        var (dialog, _) = bench.Invite();
        await WaitForAsync(() => bench.Switch.Received.Any(request => request.Method == SipMethod.Invite), "the invitation");

        await dialog.NotifyTypingAsync(true, TimeSpan.FromSeconds(60));
        await dialog.NotifyReadAsync("theirs");

        Assert.IsEmpty(bench.Switch.Messages);
        await dialog.EndAsync(CarrierEnding.Cancel, CancellationToken.None);
    }

    [TestMethod]
    public async Task Text_whose_form_is_refused_goes_as_plain_text_at_once_and_ever_after()
    {
        await using var bench = await CarrierBench.StartAsync();
        var (dialog, _) = await bench.ConnectAsync();
        bench.Switch.AnswerToMessage = request => request.Headers.ContentType == CpimMessage.MediaTypeName ? 415 : 200;

        var first = await dialog.SendAsync(new CarrierMessage("m1", "grüß Gott", default), CancellationToken.None);
        var second = await dialog.SendAsync(new CarrierMessage("m2", "two", default), CancellationToken.None);

        Assert.AreEqual((CarrierResult.Success, CarrierResult.Success), (first, second));
        CollectionAssert.AreEqual(
            new[] { CpimMessage.MediaTypeName, ImBodyTypes.PlainTextUtf8, ImBodyTypes.PlainTextUtf8 },
            bench.Switch.Messages.Select(request => request.Headers.ContentType).ToArray());
        Assert.AreEqual("grüß Gott", Encoding.UTF8.GetString(bench.Switch.Messages[1].Body.Span));
    }

    [TestMethod]
    public async Task Text_that_a_switch_merely_accepts_makes_the_next_ask_for_its_delivery()
    {
        await using var bench = await CarrierBench.StartAsync();
        var (dialog, _) = await bench.ConnectAsync();
        bench.Switch.AnswerToMessage = _ => 202;

        var first = await dialog.SendAsync(new CarrierMessage("m1", "one", default), CancellationToken.None);
        await dialog.SendAsync(new CarrierMessage("m2", "two", default), CancellationToken.None);

        Assert.AreEqual(CarrierResult.Accepted, first);
        var sent = bench.Switch.Messages.Select(request => CpimMessage.Parse(request.Body)).ToArray();
        Assert.IsEmpty(sent[0].DispositionNotification);
        CollectionAssert.Contains(sent[1].DispositionNotification.ToArray(), Imdn.PositiveDelivery);
    }

    [TestMethod]
    public async Task Text_that_asks_for_it_is_notified_of_as_delivered()
    {
        await using var bench = await CarrierBench.StartAsync();
        var (_, observer) = await bench.ConnectAsync();
        var text = MessageBody.ToCpim(
            new CarrierMessage("theirs", "Hello", default), SipAddress.Parse("<sip:amiller@im.test>"), SipAddress.Parse("<sip:kmilburn@im.test>"), asksForDelivery: true);

        Assert.AreEqual(200, (await bench.Switch.SendInDialogAsync(text.ContentType!, text.Content.ToArray())).StatusCode);

        await WaitForAsync(() => bench.Switch.Messages.Length == 1, "the notification");
        var imdn = Imdn.Parse(bench.Switch.Messages[0].Body);
        Assert.AreEqual(("theirs", ImdnKind.Delivery, ImdnStatus.Delivered), (imdn.MessageId, imdn.Kind, imdn.Status));
        Assert.AreEqual("theirs", observer.Messages.Single().Id);
    }

    [TestMethod]
    [DataRow(CarrierReceipt.TooLong, 413)]
    [DataRow(CarrierReceipt.NoSession, 481)]
    public async Task Text_that_is_not_taken_is_not_notified_of(object receipt, int status)
    {
        await using var bench = await CarrierBench.StartAsync();
        var (dialog, observer) = await bench.ConnectAsync();
        observer.Receipt = (CarrierReceipt)receipt;
        var text = MessageBody.ToCpim(
            new CarrierMessage("theirs", "Hello", default), SipAddress.Parse("<sip:amiller@im.test>"), SipAddress.Parse("<sip:kmilburn@im.test>"), asksForDelivery: true);

        Assert.AreEqual(status, (await bench.Switch.SendInDialogAsync(text.ContentType!, text.Content.ToArray())).StatusCode);

        await dialog.SendAsync(new CarrierMessage("mine", "next", default), CancellationToken.None);
        Assert.AreEqual(CpimMessage.MediaTypeName, bench.Switch.Messages.Single().Headers.ContentType);
    }

    private static byte[] Wrapped(string contentType, byte[] body) =>
        new CpimMessage { From = SipAddress.Parse("<sip:amiller@im.test>"), Content = new BodyPart(contentType, body) }.ToBytes();
}
