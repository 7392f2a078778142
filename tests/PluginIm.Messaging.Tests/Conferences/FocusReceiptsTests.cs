using PluginIm.Messaging.Tests.Environment;
using static PluginIm.Messaging.Tests.Environment.TestEnvironment;

namespace PluginIm.Messaging.Tests.Conferences;

/// <summary>A text to more than one is delivered, and read, when it is so at all of them.</summary>
[TestClass]
public sealed class FocusReceiptsTests
{
    [TestMethod]
    public async Task What_the_one_who_started_it_writes_is_delivered_once_all_have_it()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (kate, amy) = await circle.ConnectAsync();
        var bob = await circle.AddAsync(kate, Circle.Bob);
        var toBob = LoseLast(environment);

        kate.Send("one");
        kate.Send("two");
        await WaitForAsync(() => Last(amy).Text == "two", "the texts at Amy's");
        await WaitForAsync(() => Last(kate).Delivery == ImDelivery.Accepted, "that they are on their way");
        toBob.Observer!.OnRestored("token-2");

        await WaitForAsync(() => Mine(kate).All(message => message.Delivery == ImDelivery.Delivered), "the delivery");
        Assert.AreEqual("two", Last(bob).Text);
    }

    [TestMethod]
    public async Task What_another_writes_is_delivered_once_all_have_it()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (kate, amy) = await circle.ConnectAsync();
        var bob = await circle.AddAsync(kate, Circle.Bob);
        var toBob = LoseLast(environment);

        amy.Send("from Amy");
        await WaitForAsync(() => Last(amy).Delivery == ImDelivery.Accepted, "that it is on its way");
        Assert.AreEqual("from Amy", Last(kate).Text);
        toBob.Observer!.OnRestored("token-2");

        await WaitForAsync(() => Last(amy).Delivery == ImDelivery.Delivered, "the delivery");
        Assert.AreEqual("from Amy", Last(bob).Text);
    }

    [TestMethod]
    public async Task An_author_whose_way_is_lost_hears_of_the_delivery_after_it()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (kate, amy) = await circle.ConnectAsync();
        await circle.AddAsync(kate, Circle.Bob);
        var toAmy = environment.CarrierOf(Kate).Dialogs[0];
        var toBob = LoseLast(environment);
        amy.Send("from Amy");
        await WaitForAsync(() => Last(amy).Delivery == ImDelivery.Accepted, "that it is on its way");

        toAmy.Observer!.OnInterrupted(new ImEndReason(ImEndReasonKind.ConnectionLost));
        toBob.Observer!.OnRestored("token-2");
        await WaitForAsync(() => toBob.Sent.Contains("from Amy"), "the text to Bob");
        Assert.AreEqual(ImDelivery.Accepted, Last(amy).Delivery);
        toAmy.Observer.OnRestored("token-3");

        await WaitForAsync(() => Last(amy).Delivery == ImDelivery.Delivered, "the delivery");
    }

    [TestMethod]
    public async Task Nothing_of_a_text_is_open_once_its_author_left_without_hearing_of_the_delivery()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (kate, amy) = await circle.ConnectAsync();
        var bob = await circle.AddAsync(kate, Circle.Bob);
        var toAmy = environment.CarrierOf(Kate).Dialogs[0];
        toAmy.Observer!.OnInterrupted(new ImEndReason(ImEndReasonKind.ConnectionLost));

        amy.Send("from Amy");
        Assert.AreEqual(("from Amy", ImDelivery.Accepted), (Last(bob).Text, Last(kate).Delivery), "Amy is lost, and cannot be told.");
        toAmy.Over(new ImEndReason(ImEndReasonKind.ConnectionLost));

        await WaitForAsync(() => Last(kate).Delivery == ImDelivery.Delivered, "that nobody is owed anything");
    }

    [TestMethod]
    public async Task A_text_that_comes_again_once_all_have_it_is_answered_as_delivered()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        await circle.AddAsync((await circle.ConnectAsync()).Kate, Circle.Bob);
        var fromAmy = environment.CarrierOf(Kate).Dialogs[0].Observer!;
        var toBob = LoseLast(environment);
        var text = new CarrierMessage("again", "from Amy", default);

        await fromAmy.OnMessageAsync(text);
        await fromAmy.OnMessageAsync(text);
        Assert.IsFalse(fromAmy.IsWithAll("again"), "Bob does not have it.");
        toBob.Observer!.OnRestored("token-2");

        await WaitForAsync(() => fromAmy.IsWithAll("again"), "the delivery");
    }

    [TestMethod]
    public async Task A_text_that_overtakes_its_authors_acceptance_is_told_of_after_it()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (kate, _) = await circle.ConnectAsync();
        var adding = kate.AddAsync(Circle.Bob);
        var bobs = (await circle.NextInvitationAsync(Circle.Bob)).Session;
        var toBob = environment.CarrierOf(Kate).Dialogs[^1];
        var told = new List<string>();
        environment.CarrierOf(Circle.Bob).Dialogs[^1].Observe(new Notified(told));

        await toBob.Observer!.OnMessageAsync(new CarrierMessage("early", "from Bob", default));
        Assert.IsEmpty(told);
        Assert.AreEqual("bkoch", kate.Transcript.OfType<TranscriptMessage>().Last().Party!.Logon);
        toBob.Observer.OnEstablished(new CarrierEstablishment());

        Assert.IsTrue((await adding).IsAdded);
        await WaitForAsync(() => told is ["early"], "the delivery");
        Assert.AreEqual(ImSessionState.Establishing, bobs.State);
    }

    [TestMethod]
    public async Task Who_leaves_is_not_waited_for()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (kate, amy) = await circle.ConnectAsync();
        await circle.AddAsync(kate, Circle.Bob);
        LoseLast(environment);
        kate.Send("from Kate");
        amy.Send("from Amy");
        await WaitForAsync(() => Last(amy).Delivery == ImDelivery.Accepted && Mine(kate)[^1].Delivery == ImDelivery.Accepted, "that they are on their way");

        environment.Time.Advance(TimeSpan.FromMinutes(15));

        await WaitForAsync(() => Mine(amy)[^1].Delivery == ImDelivery.Delivered && Mine(kate)[^1].Delivery == ImDelivery.Delivered, "the delivery");
        Assert.AreEqual(ImSessionState.Connected, kate.State);
    }

    [TestMethod]
    public async Task What_one_of_them_refuses_is_not_with_everybody_and_may_go_again()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (kate, amy) = await circle.ConnectAsync();
        var bob = await circle.AddAsync(kate, Circle.Bob);
        environment.CarrierOf(Kate).Dialogs[^1].NextResults.Enqueue(CarrierResult.Failed(ImDeliveryFailureKind.Refused, 415));

        kate.Send("one");
        kate.Send("two");

        await WaitForAsync(() => Mine(kate)[^1].Delivery == ImDelivery.Delivered, "the next one's delivery");
        var refused = Mine(kate)[^2];
        await WaitForAsync(() => refused.Failure?.Kind == ImDeliveryFailureKind.PartyRefused, "that it is not with everybody");
        Assert.AreEqual(ImSendResult.Accepted, kate.SendAgain(refused));
        await WaitForAsync(() => Mine(kate)[^1] is { Text: "one", Delivery: ImDelivery.Delivered }, "the second try");
        Assert.AreEqual("one", Last(bob).Text);
        Assert.AreEqual(1, amy.Transcript.OfType<TranscriptMessage>().Count(message => message.Text == "one"));
    }

    [TestMethod]
    public async Task What_one_refuses_of_another_that_one_is_told_once_the_rest_have_it()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (kate, amy) = await circle.ConnectAsync();
        await circle.AddAsync(kate, Circle.Bob);
        environment.CarrierOf(Kate).Dialogs[^1].NextResults.Enqueue(CarrierResult.Failed(ImDeliveryFailureKind.Refused, 415));
        var carla = await circle.AddAsync(kate, Circle.Carla);
        var toCarla = LoseLast(environment);

        amy.Send("from Amy");
        await WaitForAsync(() => Last(amy).Delivery == ImDelivery.Accepted, "that it is on its way");
        var here = kate.Transcript.OfType<TranscriptMessage>().Last();
        Assert.AreEqual((ImDelivery.Accepted, ImDelivery.Accepted), (here.Delivery, Last(amy).Delivery), "Carla does not have it.");
        toCarla.Observer!.OnRestored("token-2");

        await WaitForAsync(() => Last(amy).Failure?.Kind == ImDeliveryFailureKind.PartyRefused, "that it is not with everybody");
        await WaitForAsync(() => here.Delivery == ImDelivery.Failed, "that nothing of it is open");
        Assert.AreEqual("from Amy", Last(carla).Text);
    }

    [TestMethod]
    public async Task What_all_of_them_refuse_is_refused()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (kate, _) = await circle.ConnectAsync();
        await circle.AddAsync(kate, Circle.Bob);
        await circle.AddAsync(kate, Circle.Carla);
        var dialogs = environment.CarrierOf(Kate).Dialogs;
        dialogs[0].NextResults.Enqueue(CarrierResult.Failed(ImDeliveryFailureKind.Refused, 415));
        dialogs[1].NextResults.Enqueue(CarrierResult.Failed(ImDeliveryFailureKind.Refused, 415));
        var toCarla = LoseLast(environment);

        kate.Send("for nobody");
        await WaitForAsync(() => dialogs[0].Sent.Count > 0 && dialogs[1].Sent.Count > 0, "the refusals");
        toCarla.Over(new ImEndReason(ImEndReasonKind.EndedByPeer), new CarrierSettlement(null));

        await WaitForAsync(() => Last(kate).Failure is not null, "what became of it");
        Assert.AreEqual(ImDeliveryFailureKind.Refused, Last(kate).Failure!.Kind, "Two are there, who do not take it.");
    }

    [TestMethod]
    public async Task Who_refused_it_and_leaves_is_not_waited_for()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (kate, _) = await circle.ConnectAsync();
        await circle.AddAsync(kate, Circle.Bob);
        var toBob = environment.CarrierOf(Kate).Dialogs[^1];
        toBob.NextResults.Enqueue(CarrierResult.Failed(ImDeliveryFailureKind.Refused, 415));
        await circle.AddAsync(kate, Circle.Carla);
        var toCarla = LoseLast(environment);
        kate.Send("one");
        await WaitForAsync(() => toBob.Sent.Count > 0 && Last(kate).Delivery == ImDelivery.Accepted, "the refusal");

        toBob.Over(new ImEndReason(ImEndReasonKind.EndedByPeer), new CarrierSettlement(null));
        toCarla.Observer!.OnRestored("token-2");

        await WaitForAsync(() => Last(kate).Delivery == ImDelivery.Delivered, "the delivery to all who are in it");
    }

    [TestMethod]
    public async Task A_switch_between_that_takes_it_tells_of_the_delivery_later()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (kate, _) = await circle.ConnectAsync();
        await circle.AddAsync(kate, Circle.Bob);
        var toBob = environment.CarrierOf(Kate).Dialogs[^1];
        toBob.NextResults.Enqueue(CarrierResult.Accepted);

        kate.Send("one");
        await WaitForAsync(() => Mine(kate)[^1].Delivery == ImDelivery.Accepted, "that it is on its way");
        toBob.Observer!.OnNotified(Mine(kate)[^1].MessageId, CarrierNotification.Delivered);

        await WaitForAsync(() => Mine(kate)[^1].Delivery == ImDelivery.Delivered, "the delivery");
    }

    [TestMethod]
    public async Task It_is_read_once_all_have_read_it()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment, new ImOptions { ReadNotifications = true });
        var (kate, amy) = await circle.ConnectAsync();
        var bob = await circle.AddAsync(kate, Circle.Bob);
        kate.Send("from Kate");
        amy.Send("from Amy");
        await WaitForAsync(() => Mine(kate)[^1].Delivery == ImDelivery.Delivered && Mine(amy)[^1].Delivery == ImDelivery.Delivered, "the deliveries");

        amy.MarkRead();
        kate.MarkRead();
        Assert.AreEqual((ImDelivery.Delivered, ImDelivery.Delivered), (Mine(kate)[^1].Delivery, Mine(amy)[^1].Delivery));
        bob.MarkRead();

        await WaitForAsync(() => Mine(kate)[^1].Delivery == ImDelivery.Read && Mine(amy)[^1].Delivery == ImDelivery.Read, "that they are read");
    }

    /// <summary>The way to the one who was added last is lost.</summary>
    private static MemoryDialog LoseLast(TestEnvironment environment)
    {
        var dialog = environment.CarrierOf(Kate).Dialogs[^1];
        dialog.Observer!.OnInterrupted(new ImEndReason(ImEndReasonKind.ConnectionLost));
        return dialog;
    }

    private static TranscriptMessage Last(ImSession session) => session.Transcript.OfType<TranscriptMessage>().Last();

    private static TranscriptMessage[] Mine(ImSession session) => [.. session.Transcript.OfType<TranscriptMessage>().Where(message => message.IsMine)];

    /// <summary>Hears what becomes of messages, and nothing else.</summary>
    private sealed class Notified(List<string> delivered) : ICarrierDialogObserver
    {
        public void OnNotified(string messageId, CarrierNotification notification) => delivered.Add(messageId);

        public void OnProgress(CarrierProgress progress)
        {
        }

        public void OnEstablished(CarrierEstablishment establishment)
        {
        }

        public ValueTask<CarrierReceipt> OnMessageAsync(CarrierMessage message) => ValueTask.FromResult(CarrierReceipt.Taken);

        public ValueTask<CarrierReceipt> OnCaseAsync(CarrierCase moment) => ValueTask.FromResult(CarrierReceipt.Taken);

        public void OnRoster(CarrierRoster roster)
        {
        }

        public void OnTyping(bool isTyping, TimeSpan refresh, ImParty? author)
        {
        }

        public void OnInterrupted(ImEndReason reason)
        {
        }

        public void OnRestored(string? token)
        {
        }

        public void OnOver(ImEndReason reason, CarrierSettlement? settlement)
        {
        }
    }
}
