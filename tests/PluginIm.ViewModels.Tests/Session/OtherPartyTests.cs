using Moq;
using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Session;

/// <summary>What the agent sees of the other party: typing, reading, and who it is.</summary>
[TestClass]
public sealed class OtherPartyTests
{
    [TestMethod]
    public async Task Who_types_is_named_until_the_message_comes()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, amy) = await desktop.ConnectAsync();

        amy.SetDraft("Hi");
        await desktop.UserInterface.UntilAsync(() => session.TypingText == "Amy Miller is typing", "the typing");
        amy.Send("Hi");

        await desktop.UserInterface.UntilAsync(() => session.TypingText is null, "the end of typing");
    }

    [TestMethod]
    public async Task All_who_type_are_named_and_many_are_counted()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, _) = await desktop.ConnectAsync();
        var observer = desktop.Environment.CarrierOf(TestEnvironment.Kate).Dialogs[0].Observer!;
        observer.OnRoster(new CarrierRoster(1, [TestEnvironment.Kate, TestEnvironment.Amy, Circle.Bob, Circle.Carla]));

        observer.OnTyping(true, TimeSpan.FromSeconds(60), Circle.Bob);
        await desktop.UserInterface.UntilAsync(() => session.TypingText == "Bob Koch is typing", "the one who types");
        observer.OnTyping(true, TimeSpan.FromSeconds(60), Circle.Carla);
        await desktop.UserInterface.UntilAsync(() => session.TypingText == "Bob Koch and Carla Vidal are typing", "both who type");
        observer.OnTyping(true, TimeSpan.FromSeconds(60), null);

        await desktop.UserInterface.UntilAsync(() => session.TypingText == "3 colleagues are typing", "all who type");
        Assert.AreEqual("Write a message to everybody", session.InputHint);
    }

    [TestMethod]
    public async Task What_not_all_of_a_conversation_have_says_so()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, _) = await desktop.ConnectAsync();
        var toAmy = desktop.Environment.CarrierOf(TestEnvironment.Kate).Dialogs[0];
        toAmy.Observer!.OnRoster(new CarrierRoster(1, [TestEnvironment.Kate, TestEnvironment.Amy, Circle.Bob]));
        toAmy.NextResults.Enqueue(CarrierResult.Accepted);

        Desktop.Type(session, "to both");

        await desktop.UserInterface.UntilAsync(() => LastOf(session).DeliveryText == "Not with everybody yet", "that it is on its way");
        toAmy.Observer.OnNotified(toAmy.Messages[^1].Id, CarrierNotification.Delivered);
        await desktop.UserInterface.UntilAsync(() => LastOf(session).DeliveryText == "Delivered", "the delivery");
    }

    [TestMethod]
    public async Task Who_was_added_reads_that_nothing_of_before_is_shown()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (kate, _) = await circle.ConnectAsync();
        var bob = await circle.AddAsync(kate, Circle.Bob);

        var line = bob.Transcript.OfType<TranscriptSystemLine>().Single(line => line.Event == ImSystemEvent.NothingBefore);

        Assert.AreEqual("What was written before you joined is not shown.", SystemLineWording.Of(line.Event, line.Party, line.Reason, bob.Me, bob.Others[0]));
    }

    [TestMethod]
    public async Task A_view_that_opens_while_the_other_types_says_so()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (kate, amy) = await desktop.Conversation.ConnectAsync();
        amy.SetDraft("Hi");
        await TestEnvironment.WaitForAsync(() => kate.IsPeerTyping, "the typing");

        Assert.AreEqual("Amy Miller is typing", desktop.Show(kate).TypingText);
    }

    [TestMethod]
    public async Task What_the_agent_types_is_told_and_taking_it_back_too()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, amy) = await desktop.ConnectAsync();
        await desktop.UserInterface.UntilAsync(() => session.Transcript.Lines.OfType<MessageLineViewModel>().Single().DeliveryText == "Delivered", "the delivery");

        session.InputText = "H";
        await TestEnvironment.WaitForAsync(() => amy.IsPeerTyping, "the typing");
        session.InputText = "";

        await TestEnvironment.WaitForAsync(() => !amy.IsPeerTyping, "the end of typing");
    }

    [TestMethod]
    public async Task What_is_in_view_is_read_and_what_is_not_is_read_when_it_comes_into_view()
    {
        await using var desktop = await Desktop.CreateAsync(new ImOptions { ReadNotifications = true });
        var (session, amy) = await desktop.ConnectAsync();
        amy.Send("one");
        await desktop.UserInterface.UntilAsync(() => session.Transcript.Lines[^1].AutomationName.EndsWith("one", StringComparison.Ordinal), "the line");
        Assert.AreEqual(ImDelivery.Delivered, Last(amy).Delivery);

        session.IsInView = true;
        await TestEnvironment.WaitForAsync(() => Last(amy) is { Text: "one", Delivery: ImDelivery.Read }, "the reading");
        amy.Send("two");

        await desktop.UserInterface.UntilAsync(() => Last(amy) is { Text: "two", Delivery: ImDelivery.Read }, "the reading of what comes while in view");
    }

    [TestMethod]
    public async Task What_came_below_what_is_in_view_is_read_when_the_agent_goes_there()
    {
        await using var desktop = await Desktop.CreateAsync(new ImOptions { ReadNotifications = true });
        var (session, amy) = await desktop.ConnectAsync();
        session.IsInView = true;
        session.Transcript.IsAtNewest = false;

        amy.Send("below");
        await desktop.UserInterface.UntilAsync(() => session.Transcript.NewBelow == 1, "the line");
        await TestEnvironment.WaitForAsync(() => Last(amy).Delivery == ImDelivery.Delivered, "the delivery");
        session.Transcript.IsAtNewest = true;

        await TestEnvironment.WaitForAsync(() => Last(amy) is { Text: "below", Delivery: ImDelivery.Read }, "the reading");
    }

    [TestMethod]
    public async Task What_the_other_has_read_says_so()
    {
        await using var desktop = await Desktop.CreateAsync(new ImOptions { ReadNotifications = true });
        var (session, amy) = await desktop.ConnectAsync();
        await desktop.UserInterface.UntilAsync(() => Message(session).DeliveryText == "Delivered", "the delivery");

        amy.MarkRead();

        await desktop.UserInterface.UntilAsync(() => Message(session) is { DeliveryText: "Read", Delivery: ImDelivery.Read }, "the reading");
    }

    [TestMethod]
    public async Task Who_answered_for_a_Routing_Point_takes_its_place_in_the_header()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, dialog) = InviteBilling(desktop);
        var changed = new List<string?>();
        session.PropertyChanged += (_, e) => changed.Add(e.PropertyName);

        dialog.Observer!.OnProgress(CarrierProgress.Forwarded);
        await desktop.UserInterface.UntilAsync(() => LastLine(session) == "Nobody took it yet. It is offered to the next agent.", "the step");
        dialog.Observer!.OnEstablished(new CarrierEstablishment(TestEnvironment.Amy));

        await desktop.UserInterface.UntilAsync(() => session.StatusText == "Connected", "the answer");
        Assert.AreEqual("Amy Miller (amiller)", session.PartiesText);
        Assert.AreEqual("Instant message with Amy Miller (amiller)", session.Heading);
        Assert.AreEqual("Amy Miller accepted.", LastLine(session));
        Assert.Contains(nameof(SessionViewModel.Parties), changed);
        Assert.Contains(nameof(SessionViewModel.Heading), changed);
        StringAssert.Contains(session.Transcript.Lines[1].AutomationName, "Invitation sent to Billing");
    }

    [TestMethod]
    public async Task Waiting_in_a_queue_is_told_with_its_name_whoever_answers_then()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, dialog) = InviteBilling(desktop);

        dialog.Observer!.OnProgress(CarrierProgress.Queued);
        dialog.Observer!.OnEstablished(new CarrierEstablishment(TestEnvironment.Amy));
        await TestEnvironment.WaitForAsync(() => desktop.Conversation.Kate.Sessions[^1].State == ImSessionState.Connected, "the answer, before the line is shown");

        await desktop.UserInterface.UntilAsync(() => LastLine(session) == "Amy Miller accepted.", "the lines");
        var told = session.Transcript.Lines.OfType<SystemLineViewModel>().ElementAt(1);
        Assert.AreEqual("Nobody is free at Billing. You are waiting in the queue.", told.Text);
        Assert.IsFalse(told.IsProblem);
    }

    [TestMethod]
    public async Task An_ordinary_client_is_told_as_that()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, dialog) = InviteBilling(desktop);

        dialog.Observer!.OnEstablished(new CarrierEstablishment(IsPageMode: true));

        await desktop.UserInterface.UntilAsync(
            () => LastLine(session) == "Billing uses an ordinary SIP client: messages arrive there one by one, nobody has to accept.", "the line");
    }

    private static (SessionViewModel Session, MemoryDialog Dialog) InviteBilling(Desktop desktop)
    {
        var billing = new ImParty("sip:rp-billing@im.test", "rp-billing", "Billing");
        desktop.Environment.CarrierOf(billing).SignInAsync(Mock.Of<ICarrierObserver>(observer =>
            observer.OnInvited(It.IsAny<IIncomingCarrierDialog>()) == CarrierAdmission.Admit(Mock.Of<ICarrierDialogObserver>())), CancellationToken.None);
        var session = desktop.Show(desktop.Conversation.Kate.StartSession(billing).Session!);
        Desktop.Type(session, "Who can help?");
        return (session, desktop.Environment.CarrierOf(TestEnvironment.Kate).Dialogs[^1]);
    }

    private static TranscriptMessage Last(ImSession session) => session.Transcript.OfType<TranscriptMessage>().Last();

    private static MessageLineViewModel Message(SessionViewModel session) => session.Transcript.Lines.OfType<MessageLineViewModel>().Single();

    private static string? LastLine(SessionViewModel session) => session.Transcript.Lines.OfType<SystemLineViewModel>().LastOrDefault()?.Text;

    private static MessageLineViewModel LastOf(SessionViewModel session) => session.Transcript.Lines.OfType<MessageLineViewModel>().Last();
}
