using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Session;

/// <summary>What the agent is told while the way to the other party is lost, and after.</summary>
[TestClass]
public sealed class LossTests
{
    private static readonly ImEndReason Lost = new(ImEndReasonKind.ConnectionLost, 503, "Cable cut");

    [TestMethod]
    public async Task Loss_and_restoring_are_told_and_writing_goes_on()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, amy) = await desktop.ConnectAsync();
        var hears = HearsOf(desktop);

        hears.OnInterrupted(Lost);
        await desktop.UserInterface.UntilAsync(() => session.StatusText == "Reconnecting", "the loss");
        Assert.AreEqual("The connection to Amy Miller is lost. It is being restored.", Last(session).Text);
        Assert.IsTrue(Last(session).IsProblem);
        Assert.IsTrue(session.IsInputEnabled && session.CanEnd && !session.CanFinish);
        Assert.AreEqual("What you write now is sent when Amy Miller can be reached again", session.InputHint);
        Desktop.Type(session, "meanwhile");
        await desktop.UserInterface.UntilAsync(() => Messages(session)[^1] is { Text: "meanwhile", DeliveryText: "Waiting" }, "the line that waits");

        hears.OnRestored("token-2");
        await desktop.UserInterface.UntilAsync(() => session.StatusText == "Connected", "the restoring");
        Assert.AreEqual("The connection to Amy Miller is restored.", Last(session).Text);
        Assert.IsFalse(Last(session).IsProblem);
        await desktop.UserInterface.UntilAsync(() => Messages(session)[^1] is { Text: "meanwhile", DeliveryText: "Delivered" }, "the delivery");
        Assert.AreEqual("meanwhile", amy.Transcript.OfType<TranscriptMessage>().Last().Text);
    }

    [TestMethod]
    public async Task What_is_not_known_to_have_arrived_is_told_as_that_when_the_way_is_lost_for_good()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, _) = await desktop.ConnectAsync();
        desktop.Environment.CarrierOf(TestEnvironment.Kate).Dialogs[^1].NextResults.Enqueue(CarrierResult.Interrupted());
        Desktop.Type(session, "under way");
        await desktop.UserInterface.UntilAsync(() => session.State == ImSessionState.Interrupted, "the loss");
        Desktop.Type(session, "never handed over");

        desktop.Environment.Time.Advance(new ImOptions().RestoreTimeout);

        await desktop.UserInterface.UntilAsync(() => session.StatusText == "Ended" && Messages(session)[^1].IsFailed, "the end");
        Assert.AreEqual("The connection was lost. The session is over.", Last(session).Text);
        Assert.AreEqual("Not confirmed: it may not have arrived", Messages(session)[^2].DeliveryText);
        Assert.AreEqual("Not delivered: the connection was lost", Messages(session)[^1].DeliveryText);
    }

    [TestMethod]
    public async Task What_is_under_way_when_the_way_is_lost_is_not_confirmed_yet()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, _) = await desktop.ConnectAsync();
        var dialog = desktop.Environment.CarrierOf(TestEnvironment.Kate).Dialogs[^1];
        dialog.MessageGate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Desktop.Type(session, "under way");
        await desktop.UserInterface.UntilAsync(() => Messages(session)[^1].DeliveryText == "Sending", "the message under way");
        Desktop.Type(session, "behind it");
        var told = new List<string?>();
        await desktop.UserInterface.UntilAsync(() => Messages(session).Count(line => line.IsMine) == 3, "the line behind it");
        var underWay = Messages(session)[^2];
        underWay.PropertyChanged += (_, change) => told.Add(change.PropertyName);

        HearsOf(desktop).OnInterrupted(Lost);
        await desktop.UserInterface.UntilAsync(() => session.StatusText == "Reconnecting", "the loss");

        Assert.AreEqual("Not confirmed yet", underWay.DeliveryText);
        CollectionAssert.Contains(told, nameof(MessageLineViewModel.DeliveryText));
        Assert.AreEqual("Waiting", Messages(session)[^1].DeliveryText);
    }

    [TestMethod]
    public async Task What_is_under_way_when_the_session_is_ended_is_not_confirmed_yet_and_is_settled_once_the_other_side_is_heard()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, _) = await desktop.ConnectAsync();
        var dialog = desktop.Environment.CarrierOf(TestEnvironment.Kate).Dialogs[^1];
        dialog.NextResults.Enqueue(CarrierResult.Interrupted());
        dialog.EndGate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Desktop.Type(session, "under way");
        await desktop.UserInterface.UntilAsync(() => session.State == ImSessionState.Interrupted, "the loss");
        dialog.Settlement = new CarrierSettlement(dialog.Messages[^1].Id);

        session.EndCommand.Execute(null);
        await desktop.UserInterface.UntilAsync(() => session.StatusText == "Ended", "the end");
        var shown = Messages(session)[^1].DeliveryText;
        dialog.EndGate.SetResult();

        Assert.AreEqual("Not confirmed yet", shown);
        await desktop.UserInterface.UntilAsync(() => Messages(session)[^1].DeliveryText == "Delivered", "what the other side says");
    }

    [TestMethod]
    public async Task A_message_that_only_the_switch_has_is_not_called_delivered_until_it_is()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, _) = await desktop.ConnectAsync();
        var dialog = desktop.Environment.CarrierOf(TestEnvironment.Kate).Dialogs[^1];
        dialog.NextResults.Enqueue(CarrierResult.Accepted);

        Desktop.Type(session, "stored");
        await desktop.UserInterface.UntilAsync(() => Messages(session)[^1].DeliveryText == "At the switch, not yet delivered", "the switch's answer");
        dialog.Observer!.OnNotified(dialog.Messages[^1].Id, CarrierNotification.Delivered);

        await desktop.UserInterface.UntilAsync(() => Messages(session)[^1].DeliveryText == "Delivered", "the delivery");
    }

    [TestMethod]
    public async Task A_session_that_comes_back_has_its_transcript_its_draft_and_announces_nothing_old()
    {
        await using var desktop = await Desktop.CreateAsync();
        var journal = new MemoryJournal();
        var mark = new ImParty("sip:mjensen@im.test", "mjensen", "Mark Jensen");
        var before = await desktop.Environment.SignInAsync(mark, journal: journal);
        var lost = before.StartSession(TestEnvironment.Amy).Session!;
        lost.Send("Hello Amy");
        await (await desktop.Conversation.NextInvitationAsync()).AcceptAsync();
        lost.SetDraft("I was just about to");
        desktop.Environment.Kill(mark);

        var after = desktop.Environment.CreateChannel(mark, journal: journal);
        ImSession? restored = null;
        after.SessionRestored += (_, session) => restored = session;
        await after.SignInAsync();
        await TestEnvironment.WaitForAsync(() => restored is not null, "the session");
        var shown = desktop.Show(restored!);

        Assert.AreEqual("Reconnecting", shown.StatusText);
        Assert.AreEqual("I was just about to", shown.InputText);
        Assert.IsTrue(shown.SendCommand.CanExecute(null));
        Assert.AreEqual("Hello Amy", Messages(shown).Single().Text);
        Assert.AreEqual("", shown.Announcement);
        Assert.AreEqual("I was just about to", restored!.Draft, "Showing it changed it.");
    }

    [TestMethod]
    [DataRow(ImDeliveryFailureKind.PartyLeft, "Not delivered: everybody it was for had left")]
    [DataRow(ImDeliveryFailureKind.PartyRefused, "Not with everybody: one of them refused it")]
    public async Task A_text_that_not_all_took_says_so(ImDeliveryFailureKind kind, string expected)
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, _) = await desktop.ConnectAsync();
        desktop.Environment.CarrierOf(TestEnvironment.Kate).Dialogs[^1].NextResults.Enqueue(CarrierResult.Failed(kind));

        Desktop.Type(session, "too late");

        await desktop.UserInterface.UntilAsync(() => Messages(session)[^1].DeliveryText == expected, "what became of it");
    }

    /// <summary>Send does not wait for the disk: wherever the desktop is killed, its journal has what was written before, and nothing of what came after.</summary>
    [TestMethod]
    public async Task A_text_is_in_the_journal_at_any_moment_as_a_draft_or_as_sent()
    {
        await using var desktop = await Desktop.CreateAsync();
        var journal = new MemoryJournal();
        var mark = new ImParty("sip:mjensen@im.test", "mjensen", "Mark Jensen");
        var session = (await desktop.Environment.SignInAsync(mark, journal: journal)).StartSession(TestEnvironment.Amy).Session!;
        var shown = desktop.Show(session);
        shown.InputText = "all of it";
        var typed = journal.Entries.Count;

        shown.SendCommand.Execute(null);

        var sent = journal.Entries;
        Assert.AreEqual(new DraftChanged(session.Id, null), sent.Last(entry => entry is DraftChanged));
        for (var count = typed; count <= sent.Count; count++)
        {
            var killed = new MemoryJournal();
            foreach (var entry in sent.Take(count))
            {
                await killed.WriteAsync(entry);
            }

            var back = (await killed.LoadAsync(CancellationToken.None)).Single();
            Assert.IsTrue(
                back.Draft == "all of it" || back.Lines.OfType<JournaledMessage>().Any(line => line.Text == "all of it"),
                $"After {count} entries, of which the last is {sent[count - 1]}.");
        }
    }

    private static ICarrierDialogObserver HearsOf(Desktop desktop) =>
        desktop.Environment.CarrierOf(TestEnvironment.Kate).Dialogs[^1].Observer!;

    private static SystemLineViewModel Last(SessionViewModel session) => session.Transcript.Lines.OfType<SystemLineViewModel>().Last();

    private static MessageLineViewModel[] Messages(SessionViewModel session) => [.. session.Transcript.Lines.OfType<MessageLineViewModel>()];
}
