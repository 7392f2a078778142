using PluginIm.Messaging.Tests.Environment;
using static PluginIm.Messaging.Tests.Environment.TestEnvironment;

namespace PluginIm.Messaging.Tests.Conferences;

/// <summary>The desktop that passes on what is said is killed and started again.</summary>
[TestClass]
public sealed class ComingBackTests
{
    private static readonly ImEndReason Lost = new(ImEndReasonKind.ConnectionLost);

    [TestMethod]
    public async Task All_are_in_it_again_and_others_may_be_added()
    {
        await using var environment = new TestEnvironment();
        var (circle, journal, kate, amy, bob) = await ConferAsync(environment);

        var back = await ComeBackAsync(environment, journal);

        var carrier = environment.CarrierOf(Kate);
        CollectionAssert.AreEqual(new[] { amy.Id, bob.Id }, carrier.Restored.Select(restored => restored.Restoration.SessionId).ToArray());
        CollectionAssert.AreEqual(new[] { "token-1", "token-1" }, carrier.Restored.Select(restored => restored.Restoration.Token).ToArray());
        Assert.AreEqual((kate.Id, ImSessionState.Interrupted), (back.Id, back.State));
        CollectionAssert.AreEqual(new[] { "amiller", "bkoch" }, LogonsOf(back));
        Restore(environment);
        await WaitForAsync(() => back.State == ImSessionState.Connected && To(environment, 1).Rosters.Count > 0, "the restore");
        CollectionAssert.AreEqual(new[] { "kmilburn", "amiller", "bkoch" }, To(environment, 0).Rosters[^1].Parties.Select(party => party.Logon).ToArray());
        var told = To(environment, 0).Rosters[^1].Revision;
        await circle.AddAsync(back, Circle.Carla);
        await WaitForAsync(() => To(environment, 0).Rosters[^1].Parties.Count == 4, "the next roster");
        Assert.IsGreaterThan(told, To(environment, 0).Rosters[^1].Revision);
    }

    [TestMethod]
    public async Task What_not_all_had_goes_to_them_again_and_its_authors_are_told()
    {
        await using var environment = new TestEnvironment();
        var (_, journal, kate, amy, _) = await ConferAsync(environment);
        kate.Send("with all");
        await WaitForAsync(() => Mine(kate)[^1].Delivery == ImDelivery.Delivered, "the first text");
        environment.CarrierOf(Kate).Dialogs[^1].Observer!.OnInterrupted(Lost);
        amy.Send("from Amy");
        await WaitForAsync(() => Mine(amy)[^1].Delivery == ImDelivery.Accepted, "Amy's text at Kate's");
        kate.Send("from Kate");
        await WaitForAsync(() => Mine(kate)[^1].Delivery == ImDelivery.Accepted, "Kate's text at Amy's");

        var back = await ComeBackAsync(environment, journal);
        CollectionAssert.AreEqual(
            new[] { Mine(amy)[^1].MessageId }, environment.CarrierOf(Kate).Restored[0].Restoration.OwedDeliveries.ToArray());
        Restore(environment);

        await WaitForAsync(() => Mine(back)[^1].Delivery == ImDelivery.Delivered && !To(environment, 0).Delivered.IsEmpty, "the deliveries");
        CollectionAssert.AreEqual(new[] { "amiller: from Amy", ": from Kate" }, PassedTo(environment, 1));
        CollectionAssert.AreEqual(new[] { ": from Kate" }, PassedTo(environment, 0));
        CollectionAssert.AreEqual(new[] { Mine(amy)[^1].MessageId }, To(environment, 0).Delivered);
        var lines = (await journal.LoadAsync(CancellationToken.None)).Single().Lines.OfType<JournaledMessage>().Select(line => line.Delivery);
        Assert.IsTrue(lines.All(delivery => delivery == ImDelivery.Delivered), "Nothing of it goes a third time.");
    }

    [TestMethod]
    public async Task What_all_had_before_is_answered_as_delivered_where_it_comes_again()
    {
        await using var environment = new TestEnvironment();
        var (_, journal, _, amy, _) = await ConferAsync(environment);
        amy.Send("with all");
        await WaitForAsync(() => Mine(amy)[^1].Delivery == ImDelivery.Delivered, "the first text");
        environment.CarrierOf(Kate).Dialogs[^1].Observer!.OnInterrupted(Lost);
        amy.Send("not with Bob");
        await WaitForAsync(() => Mine(amy)[^1].Delivery == ImDelivery.Accepted, "Amy's text at Kate's");
        var texts = Mine(amy)[^2..];

        await ComeBackAsync(environment, journal);

        var fromAmy = To(environment, 0).Observer!;
        foreach (var text in texts)
        {
            await fromAmy.OnMessageAsync(new CarrierMessage(text.MessageId, text.Text, text.Time));
        }

        CollectionAssert.AreEqual(new[] { true, false }, texts.Select(text => fromAmy.IsWithAll(text.MessageId)).ToArray());
    }

    [TestMethod]
    public async Task Who_was_added_after_a_text_is_not_passed_it_by_that()
    {
        await using var environment = new TestEnvironment();
        var (circle, journal, kate, amy, _) = await ConferAsync(environment);
        environment.CarrierOf(Kate).Dialogs[^1].Observer!.OnInterrupted(Lost);
        amy.Send("before Carla");
        await WaitForAsync(() => Mine(amy)[^1].Delivery == ImDelivery.Accepted, "Amy's text at Kate's");
        await circle.AddAsync(kate, Circle.Carla);

        await ComeBackAsync(environment, journal);
        Restore(environment);

        await WaitForAsync(() => PassedTo(environment, 1).Length == 1, "the text at Bob's");
        Assert.IsEmpty(PassedTo(environment, 2));
    }

    [TestMethod]
    public async Task Who_left_is_not_asked_to_come_back()
    {
        await using var environment = new TestEnvironment();
        var (circle, journal, kate, amy, bob) = await ConferAsync(environment);
        await amy.EndAsync();
        await WaitForAsync(() => LogonsOf(kate).Length == 1, "the roster");
        Assert.AreEqual("bkoch", (await journal.LoadAsync(CancellationToken.None)).Single().Header.Peer.Logon);

        await ComeBackAsync(environment, journal);

        Assert.AreEqual(bob.Id, environment.CarrierOf(Kate).Restored.Single().Restoration.SessionId);
    }

    [TestMethod]
    public async Task Who_does_not_know_it_any_more_is_out_of_it()
    {
        await using var environment = new TestEnvironment();
        var (_, journal, _, _, _) = await ConferAsync(environment);
        var back = await ComeBackAsync(environment, journal);

        To(environment, 0).Over(Lost);
        Assert.AreEqual(ImSessionState.Interrupted, back.State);
        To(environment, 1).Observer!.OnRestored("token-2");

        await WaitForAsync(() => back.State == ImSessionState.Connected, "the restore");
        CollectionAssert.AreEqual(new[] { "bkoch" }, LogonsOf(back));
        CollectionAssert.AreEqual(new[] { "kmilburn", "bkoch" }, To(environment, 1).Rosters[^1].Parties.Select(party => party.Logon).ToArray());
    }

    [TestMethod]
    public async Task A_carrier_at_fault_costs_the_one_whom_it_cannot_restore()
    {
        await using var environment = new TestEnvironment { ErrorsExpected = true };
        var (_, journal, _, _, _) = await ConferAsync(environment);
        environment.CarrierOf(Kate).RestoreFault = new InvalidOperationException("broken");

        var back = await ComeBackAsync(environment, journal);

        await WaitForAsync(() => back.State == ImSessionState.Ended, "the end");
        Assert.AreEqual(ImEndReasonKind.ConnectionLost, back.EndReason!.Kind);
    }

    private static async Task<(Circle Circle, MemoryJournal Journal, ImSession Kate, ImSession Amy, ImSession Bob)> ConferAsync(TestEnvironment environment)
    {
        var circle = await Circle.CreateAsync(environment);
        var journal = new MemoryJournal();
        environment.Kill(Kate);
        var kate = (await environment.SignInAsync(Kate, journal: journal)).StartSession(Amy).Session!;
        kate.Send("Hello");
        var invitation = await circle.NextInvitationAsync(Amy);
        await invitation.AcceptAsync();
        var bob = await circle.AddAsync(kate, Circle.Bob);
        await WaitForAsync(() => invitation.Session.IsConference, "the roster");
        return (circle, journal, kate, invitation.Session, bob);
    }

    private static async Task<ImSession> ComeBackAsync(TestEnvironment environment, MemoryJournal journal)
    {
        environment.Kill(Kate);
        var back = new List<ImSession>();
        var channel = environment.CreateChannel(Kate, journal: journal);
        channel.SessionRestored += (_, session) => back.Add(session);
        await channel.SignInAsync();
        await WaitForAsync(() => back.Count == 1, "the session that comes back");
        return back[0];
    }

    private static void Restore(TestEnvironment environment)
    {
        foreach (var (_, dialog) in environment.CarrierOf(Kate).Restored)
        {
            dialog.TakesAll = true;
            dialog.Observer!.OnRestored("token-2");
        }
    }

    private static MemoryDialog To(TestEnvironment environment, int number) => environment.CarrierOf(Kate).Restored[number].Dialog;

    private static string[] PassedTo(TestEnvironment environment, int number) =>
        [.. To(environment, number).Messages.Select(message => $"{message.Author?.Logon}: {message.Text}")];

    private static TranscriptMessage[] Mine(ImSession session) => [.. session.Transcript.OfType<TranscriptMessage>().Where(message => message.IsMine)];

    private static string[] LogonsOf(ImSession session) => [.. session.Others.Select(party => party.Logon)];
}
