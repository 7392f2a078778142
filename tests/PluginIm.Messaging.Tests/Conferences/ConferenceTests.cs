using PluginIm.Messaging.Tests.Environment;
using static PluginIm.Messaging.Tests.Environment.TestEnvironment;

namespace PluginIm.Messaging.Tests.Conferences;

/// <summary>More than two in a session: the one who started it passes on what is said.</summary>
[TestClass]
public sealed class ConferenceTests
{
    [TestMethod]
    public async Task All_see_all_under_its_authors_name()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (kate, amy) = await circle.ConnectAsync();
        var bob = await circle.AddAsync(kate, Circle.Bob);

        kate.Send("from Kate");
        await WaitForAsync(() => Texts(bob).Length == 1, "Kate's text");
        amy.Send("from Amy");
        await WaitForAsync(() => Texts(bob).Length == 2, "Amy's text");
        bob.Send("from Bob");
        await WaitForAsync(() => Texts(amy).Length == 4, "Bob's text");

        string[] all = ["kmilburn: from Kate", "amiller: from Amy", "bkoch: from Bob"];
        CollectionAssert.AreEqual(all, Texts(bob));
        CollectionAssert.AreEqual(all, Texts(kate)[1..]);
        CollectionAssert.AreEqual(all, Texts(amy)[1..]);
        await WaitForAsync(() => bob.Transcript.OfType<TranscriptMessage>().Last().Delivery == ImDelivery.Delivered, "the delivery");
    }

    [TestMethod]
    public async Task Who_is_in_it_is_known_to_all_and_joins_are_told()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (kate, amy) = await circle.ConnectAsync();

        var bob = await circle.AddAsync(kate, Circle.Bob);
        var carla = await circle.AddAsync(kate, Circle.Carla);

        AssertOthers(kate, "amiller", "bkoch", "cvidal");
        await WaitForAsync(() => amy.Others.Count == 3 && bob.Others.Count == 3 && carla.Others.Count == 3, "the roster");
        AssertOthers(amy, "kmilburn", "bkoch", "cvidal");
        AssertOthers(carla, "kmilburn", "amiller", "bkoch");
        CollectionAssert.AreEqual(new[] { "Joined bkoch", "Joined cvidal" }, Lines(kate)[^2..]);
        CollectionAssert.AreEqual(new[] { "Joined bkoch", "Joined cvidal" }, Lines(amy)[^2..]);
        CollectionAssert.AreEqual(new[] { "Accepted bkoch", "NothingBefore bkoch", "Joined cvidal" }, Lines(bob));
        CollectionAssert.AreEqual(new[] { "Accepted cvidal", "NothingBefore cvidal" }, Lines(carla), "Who was there before has not joined.");
        Assert.AreEqual(kate.Id, carla.ConversationId);
        Assert.IsTrue(kate.IsConference && amy.IsConference && carla.IsConference);
    }

    [TestMethod]
    public async Task It_goes_on_when_any_other_leaves()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (kate, amy) = await circle.ConnectAsync();
        var bob = await circle.AddAsync(kate, Circle.Bob);

        await amy.EndAsync();
        await WaitForAsync(() => bob.Others.Count == 1, "the roster");
        bob.Send("still here");
        await WaitForAsync(() => Texts(kate)[^1] == "bkoch: still here", "the text");
        kate.Send("so am I");
        await WaitForAsync(() => Texts(bob)[^1] == "kmilburn: so am I", "the answer");

        Assert.AreEqual(ImSessionState.Connected, kate.State);
        AssertOthers(kate, "bkoch");
        AssertOthers(bob, "kmilburn");
        Assert.AreEqual("Left amiller", Lines(bob)[^1]);
        Assert.Contains("Left amiller", Lines(kate));
        await WaitForAsync(() => kate.Transcript.OfType<TranscriptMessage>().Last().Delivery == ImDelivery.Delivered, "the delivery");
    }

    [TestMethod]
    public async Task It_ends_with_the_last_other_one()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (kate, amy) = await circle.ConnectAsync();
        var bob = await circle.AddAsync(kate, Circle.Bob);

        await amy.EndAsync();
        await bob.EndAsync();

        await WaitForAsync(() => kate.State == ImSessionState.Ended, "the end");
        Assert.AreEqual(ImEndReasonKind.EndedByPeer, kate.EndReason!.Kind);
        Assert.AreEqual("Ended bkoch", Lines(kate)[^1]);
    }

    [TestMethod]
    public async Task It_ends_for_all_when_the_one_who_started_it_goes()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (kate, amy) = await circle.ConnectAsync();
        var bob = await circle.AddAsync(kate, Circle.Bob);
        var adding = kate.AddAsync(Circle.Carla);
        var carla = await circle.NextInvitationAsync(Circle.Carla);

        await kate.EndAsync();

        await WaitForAsync(() => amy.State == ImSessionState.Ended && bob.State == ImSessionState.Ended && carla.Session.State == ImSessionState.Ended, "the ends");
        Assert.AreEqual("Ended kmilburn", Lines(amy)[^1]);
        Assert.AreEqual("Ended kmilburn", Lines(bob)[^1]);
        Assert.AreEqual(ImEndReasonKind.Cancelled, carla.Session.EndReason!.Kind);
        Assert.AreEqual(ImEndReasonKind.Cancelled, (await adding).EndReason!.Kind);
    }

    [TestMethod]
    public async Task Who_accepts_in_the_moment_of_the_end_has_not_joined()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (kate, _) = await circle.ConnectAsync();
        var adding = kate.AddAsync(Circle.Bob);
        await circle.NextInvitationAsync(Circle.Bob);
        var toBob = environment.CarrierOf(Kate).Dialogs[^1];

        await kate.EndAsync();
        toBob.Observer!.OnEstablished(new CarrierEstablishment());

        Assert.IsFalse((await adding).IsAdded);
        Assert.AreEqual("Ended kmilburn", Lines(kate)[^1]);
        Assert.AreEqual(CarrierEnding.Cancel, toBob.Ending);
    }

    [TestMethod]
    public async Task A_carrier_at_fault_costs_the_one_who_was_to_be_added_alone()
    {
        await using var environment = new TestEnvironment { ErrorsExpected = true };
        var circle = await Circle.CreateAsync(environment);
        var (kate, amy) = await circle.ConnectAsync();
        environment.CarrierOf(Kate).Fault = new InvalidOperationException("broken");

        var result = await kate.AddAsync(Circle.Bob);
        environment.CarrierOf(Kate).Fault = null;
        kate.Send("we go on");

        Assert.AreEqual(ImEndReasonKind.Failed, result.EndReason?.Kind);
        await WaitForAsync(() => Texts(amy)[^1] == "kmilburn: we go on", "the text");
    }

    [TestMethod]
    public async Task Who_rejects_is_told_to_the_one_who_asked_and_may_be_asked_again()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (kate, amy) = await circle.ConnectAsync();
        var lines = Lines(amy).Length;

        var adding = kate.AddAsync(Circle.Bob);
        await (await circle.NextInvitationAsync(Circle.Bob)).RejectAsync();

        Assert.AreEqual(ImEndReasonKind.Rejected, (await adding).EndReason!.Kind);
        Assert.AreEqual("Rejected bkoch", Lines(kate)[^1]);
        Assert.HasCount(lines, Lines(amy));
        AssertOthers(kate, "amiller");
        Assert.IsNull(kate.WhyNotAdd(Circle.Bob.Address));
    }

    [TestMethod]
    public async Task Who_does_not_answer_is_not_waited_for_longer_than_others()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (kate, _) = await circle.ConnectAsync();

        var adding = kate.AddAsync(Circle.Bob);
        var invitation = await circle.NextInvitationAsync(Circle.Bob);
        environment.Time.Advance(TimeSpan.FromSeconds(30));

        Assert.AreEqual(ImEndReasonKind.NoAnswer, (await adding).EndReason!.Kind);
        await WaitForAsync(() => invitation.Session.State == ImSessionState.Ended, "the end");
        Assert.AreEqual("NotAnswered bkoch", Lines(kate)[^1]);
        Assert.AreEqual(ImSessionState.Connected, kate.State);
    }

    [TestMethod]
    public async Task A_consultation_takes_its_case_to_whoever_is_added_and_its_changes_to_all()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var interaction = new ScriptedInteraction();
        var (kate, amy) = await circle.ConnectAsync(interaction);

        var bob = await circle.AddAsync(kate, Circle.Bob);
        Cases.ConsultationTests.AssertSame(interaction.CaseInformation, bob.Case);
        interaction.Set("Amount", "13.00 EUR");

        await environment.WaitForCaseAsync(amy, "Amount", "13.00 EUR");
        await environment.WaitForCaseAsync(bob, "Amount", "13.00 EUR");
    }

    [TestMethod]
    public async Task What_is_written_while_one_is_lost_waits_for_that_one_alone()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var interaction = new ScriptedInteraction();
        var (kate, amy) = await circle.ConnectAsync(interaction);
        var bob = await circle.AddAsync(kate, Circle.Bob);
        var toBob = environment.CarrierOf(Kate).Dialogs[^1];
        toBob.Observer!.OnInterrupted(new ImEndReason(ImEndReasonKind.ConnectionLost));

        kate.Send("one");
        amy.Send("two");
        interaction.Set("Amount", "13.00 EUR");
        await WaitForAsync(() => Texts(kate).Length == 3 && Texts(amy).Length == 3, "the others");
        await environment.WaitForCaseAsync(amy, "Amount", "13.00 EUR");
        Assert.AreEqual(ImSessionState.Connected, kate.State);
        Assert.IsEmpty(Texts(bob));
        toBob.Observer.OnRestored("token-2");

        await WaitForAsync(() => Texts(bob).Length == 2, "what waited");
        CollectionAssert.AreEquivalent(new[] { "kmilburn: one", "amiller: two" }, Texts(bob));
        await environment.WaitForCaseAsync(bob, "Amount", "13.00 EUR");
    }

    [TestMethod]
    public async Task The_end_waits_a_moment_for_whoever_does_not_have_all_yet()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (kate, amy) = await circle.ConnectAsync();
        var bob = await circle.AddAsync(kate, Circle.Bob);
        var toBob = environment.CarrierOf(Kate).Dialogs[^1];
        toBob.Observer!.OnInterrupted(new ImEndReason(ImEndReasonKind.ConnectionLost));
        amy.Send("for Bob too");
        await WaitForAsync(() => Own(amy).Delivery == ImDelivery.Accepted, "the text at Kate's");

        var ending = kate.EndAsync();
        Assert.AreEqual(ImSessionState.Connected, kate.State);
        toBob.Observer.OnRestored("token-2");
        await ending;

        Assert.AreEqual("amiller: for Bob too", Texts(bob)[^1]);
        Assert.AreEqual(ImDelivery.Delivered, Own(amy).Delivery);
    }

    [TestMethod]
    public async Task What_not_all_have_at_the_end_is_not_confirmed()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (kate, amy) = await circle.ConnectAsync();
        await circle.AddAsync(kate, Circle.Bob);
        environment.CarrierOf(Kate).Dialogs[^1].Observer!.OnInterrupted(new ImEndReason(ImEndReasonKind.ConnectionLost));
        amy.Send("from Amy");
        kate.Send("from Kate");
        await WaitForAsync(() => Own(amy).Delivery == ImDelivery.Accepted && Own(kate).Delivery == ImDelivery.Accepted, "the texts with one of two");

        var ending = kate.EndAsync();
        environment.Time.Advance(TimeSpan.FromSeconds(2));
        await ending;

        await WaitForAsync(() => amy.State == ImSessionState.Ended, "the end");
        Assert.AreEqual(ImDeliveryFailureKind.NoConfirmation, Own(amy).Failure?.Kind);
        Assert.AreEqual(ImDeliveryFailureKind.NoConfirmation, Own(kate).Failure?.Kind);
    }

    [TestMethod]
    public async Task Text_to_somebody_who_left_before_it_came_is_not_delivered_and_the_session_goes_on()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (kate, _) = await circle.ConnectAsync();
        await circle.AddAsync(kate, Circle.Bob);
        var dialogs = environment.CarrierOf(Kate).Dialogs;
        dialogs[0].Observer!.OnInterrupted(new ImEndReason(ImEndReasonKind.ConnectionLost));
        dialogs[^1].Observer!.OnInterrupted(new ImEndReason(ImEndReasonKind.ConnectionLost));
        dialogs[^1].Observer!.OnRestored("token-2");
        dialogs[^1].MessageGate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        kate.Send("too late for both");
        await WaitForAsync(() => dialogs[^1].Sent.Contains("too late for both"), "the text under way to Bob");

        dialogs[^1].Over(new ImEndReason(ImEndReasonKind.EndedByPeer), new CarrierSettlement(null));
        await circle.AddAsync(kate, Circle.Carla);
        dialogs[0].Over(new ImEndReason(ImEndReasonKind.EndedByPeer), new CarrierSettlement(null));

        await WaitForAsync(() => Own(kate).Failure is not null, "what became of it");
        Assert.AreEqual((ImDeliveryFailureKind.PartyLeft, ImSessionState.Connected), (Own(kate).Failure!.Kind, kate.State));
        Assert.AreEqual(ImSendResult.Accepted, kate.SendAgain(Own(kate)), "It may go to whoever is in it instead.");
        await WaitForAsync(() => Own(kate).Delivery == ImDelivery.Delivered, "the delivery to Carla");
    }

    [TestMethod]
    public async Task Who_is_lost_for_good_is_out_of_it()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (kate, amy) = await circle.ConnectAsync();
        await circle.AddAsync(kate, Circle.Bob);
        environment.CarrierOf(Kate).Dialogs[^1].Observer!.OnInterrupted(new ImEndReason(ImEndReasonKind.ConnectionLost));

        environment.Time.Advance(TimeSpan.FromMinutes(15));

        await WaitForAsync(() => Lines(amy)[^1] == "Left bkoch", "the news");
        AssertOthers(kate, "amiller");
        Assert.AreEqual(ImSessionState.Connected, kate.State);
    }

    [TestMethod]
    public async Task Where_all_others_are_lost_the_session_is()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (kate, _) = await circle.ConnectAsync();
        var bob = await circle.AddAsync(kate, Circle.Bob);
        var dialogs = environment.CarrierOf(Kate).Dialogs;
        dialogs[0].Observer!.OnInterrupted(new ImEndReason(ImEndReasonKind.ConnectionLost));
        Assert.AreEqual(ImSessionState.Connected, kate.State);

        dialogs[^1].Observer!.OnInterrupted(new ImEndReason(ImEndReasonKind.ConnectionLost));
        await WaitForAsync(() => kate.State == ImSessionState.Interrupted, "the loss");
        kate.Send("waits");
        dialogs[^1].Observer!.OnRestored("token-2");

        await WaitForAsync(() => kate.State == ImSessionState.Connected && Texts(bob).Length == 1, "the restore");
    }

    [TestMethod]
    public async Task Nobody_writes_in_the_name_of_somebody_who_is_not_in_it()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (kate, amy) = await circle.ConnectAsync();
        var observer = environment.CarrierOf(Amy).Dialogs[0].Observer!;

        await observer.OnMessageAsync(new CarrierMessage("forged", "I am Bob", default) { Author = Circle.Bob });

        Assert.AreEqual("kmilburn: I am Bob", Texts(amy)[^1]);
        Assert.IsFalse(kate.IsConference);
    }

    [TestMethod]
    public async Task An_older_roster_changes_nothing()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (_, amy) = await circle.ConnectAsync();
        var observer = environment.CarrierOf(Amy).Dialogs[0].Observer!;

        observer.OnRoster(new CarrierRoster(5, [Kate, Amy, Circle.Bob]));
        observer.OnRoster(new CarrierRoster(4, [Kate, Amy]));

        AssertOthers(amy, "kmilburn", "bkoch");
    }

    [TestMethod]
    public async Task Why_nobody_can_be_added_is_said()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var unconnected = circle.Kate.StartSession(Circle.Carla).Session!;
        var (kate, amy) = await circle.ConnectAsync();
        var bob = await circle.AddAsync(kate, Circle.Bob);

        Assert.AreEqual(ImStartRefusal.NotConnected, unconnected.WhyNotAdd(Circle.Bob.Address));
        Assert.AreEqual(ImStartRefusal.NotStarter, amy.WhyNotAdd(Circle.Carla.Address));
        Assert.AreEqual(ImStartRefusal.NotStarter, bob.WhyNotAdd(Circle.Carla.Address));
        Assert.AreEqual(ImStartRefusal.AlreadyIn, kate.WhyNotAdd(Circle.Bob.Address));
        Assert.AreEqual(ImStartRefusal.AlreadyIn, (await kate.AddAsync(Amy)).Refusal);
        Assert.AreEqual(ImStartRefusal.OutsideDomains, kate.WhyNotAdd("sip:x@elsewhere.test"));
        Assert.AreEqual(ImStartRefusal.OwnAddress, kate.WhyNotAdd(Kate.Address));
        Assert.IsNull(kate.WhyNotAdd(Circle.Carla.Address));
    }

    [TestMethod]
    public async Task No_more_are_added_than_a_roster_has_room_for()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (kate, _) = await circle.ConnectAsync();
        var invited = CarrierRoster.MostParties - 2;
        for (var number = 0; number < invited; number++)
        {
            var agent = ImParty.FromAddress($"sip:agent{number}@im.test");
            await environment.SignInAsync(agent);
            _ = kate.AddAsync(agent);
        }

        Assert.AreEqual(ImStartRefusal.TooManyParties, kate.WhyNotAdd(Circle.Bob.Address));
    }

    [TestMethod]
    public async Task Who_comes_back_after_a_crash_is_not_told_that_the_others_have_joined()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var journal = new MemoryJournal();
        environment.Kill(Circle.Carla);
        ImInvitation? invited = null;
        var carla = await environment.SignInAsync(Circle.Carla, journal: journal);
        carla.InvitationReceived += (_, invitation) => invited = invitation;
        var (kate, _) = await circle.ConnectAsync();
        _ = kate.AddAsync(Circle.Carla);
        await WaitForAsync(() => invited is not null, "the invitation");
        await invited!.AcceptAsync();
        environment.Kill(Circle.Carla);
        var back = new List<ImSession>();
        var channel = environment.CreateChannel(Circle.Carla, journal: journal);
        channel.SessionRestored += (_, session) => back.Add(session);
        await channel.SignInAsync();
        await WaitForAsync(() => back.Count == 1, "the session that comes back");
        var observer = environment.CarrierOf(Circle.Carla).Restored.Single().Dialog.Observer!;

        observer.OnRoster(new CarrierRoster(7, [Kate, Amy, Circle.Carla]));
        Assert.DoesNotContain("Joined amiller", Lines(back[0]));
        AssertOthers(back[0], "kmilburn", "amiller");
        Assert.AreEqual(kate.Id, back[0].ConversationId);
        Assert.IsTrue(environment.CarrierOf(Circle.Carla).Restored.Single().Restoration.IsConference, "Its texts ask to be told of their delivery from the first on.");
        observer.OnRoster(new CarrierRoster(8, [Kate, Amy, Circle.Bob, Circle.Carla]));

        Assert.AreEqual("Joined bkoch", Lines(back[0])[^1]);
    }

    private static void AssertOthers(ImSession session, params string[] logons) =>
        CollectionAssert.AreEqual(logons, session.Others.Select(party => party.Logon).ToArray());

    private static TranscriptMessage Own(ImSession session) => session.Transcript.OfType<TranscriptMessage>().Last(message => message.IsMine);

    private static string[] Texts(ImSession session) =>
        [.. session.Transcript.OfType<TranscriptMessage>().Select(message => $"{message.Party!.Logon}: {message.Text}")];

    private static string[] Lines(ImSession session) =>
        [.. session.Transcript.OfType<TranscriptSystemLine>().Select(line => $"{line.Event} {line.Party?.Logon}".TrimEnd())];
}
