using PluginIm.Messaging.Tests.Environment;

namespace PluginIm.Messaging.Tests.Journals;

/// <summary>What comes back when the desktop ended without signing out and is started again.</summary>
[TestClass]
public sealed class JournaledSessionTests
{
    [TestMethod]
    public async Task A_connected_session_comes_back_with_transcript_draft_and_what_was_not_confirmed()
    {
        await using var environment = new TestEnvironment();
        var (journal, kate, amy) = await SignInAsync(environment, TestEnvironment.Kate, TestEnvironment.Amy);
        var session = await ConnectAsync(kate, amy);
        var dialog = environment.CarrierOf(TestEnvironment.Kate).Dialogs[0];
        dialog.MessageGate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        session.Send("under way");
        session.Send("waiting");
        session.SetDraft("half a sen");

        var (again, restored) = await StartAgainAsync(environment, journal);

        var back = restored.Single();
        Assert.AreEqual(session.Id, back.Id);
        Assert.AreEqual(ImSessionState.Interrupted, back.State);
        Assert.AreEqual("half a sen", back.Draft);
        CollectionAssert.AreEqual(
            new[]
            {
                "kmilburn: Hello (Delivered)", "-- InvitationSent kmilburn", "-- Accepted amiller",
                "kmilburn: under way (Queued)", "kmilburn: waiting (Queued)", "-- Interrupted",
            },
            Conversation.Read(back));
        var (restoration, taken) = environment.CarrierOf(TestEnvironment.Kate).Restored.Single();
        Assert.AreEqual("token-1", restoration.Token);
        Assert.IsFalse(restoration.IsIncoming);

        taken.TakesAll = true;
        taken.Observer!.OnRestored("token-2");

        await TestEnvironment.WaitForAsync(() => Conversation.Read(back).Contains("kmilburn: waiting (Delivered)"), "the last delivery");
        CollectionAssert.AreEqual(new[] { "under way", "waiting" }, taken.Sent);
        CollectionAssert.AreEqual(dialog.Messages.Select(message => message.Id).Take(1).ToArray(), taken.Messages.Select(message => message.Id).Take(1).ToArray());
        Assert.HasCount(1, again.Sessions);
    }

    [TestMethod]
    public async Task A_desktop_that_is_killed_while_it_ends_a_session_has_it_over_or_with_all_that_waited()
    {
        await using var environment = new TestEnvironment();
        var (journal, kate, amy) = await SignInAsync(environment, TestEnvironment.Kate, TestEnvironment.Amy);
        var session = await ConnectAsync(kate, amy);
        environment.CarrierOf(TestEnvironment.Kate).Dialogs[0].Observer!.OnInterrupted(new ImEndReason(ImEndReasonKind.ConnectionLost));
        session.Send("one");
        session.Send("two");
        var before = journal.Entries.Count;

        await session.EndAsync();

        var written = journal.Entries;
        Assert.IsGreaterThan(before + 2, written.Count, "The end and what it settles.");
        for (var count = before; count <= written.Count; count++)
        {
            var killed = new MemoryJournal();
            foreach (var entry in written.Take(count))
            {
                await killed.WriteAsync(entry);
            }

            var back = (await killed.LoadAsync(CancellationToken.None)).Single();
            var failed = back.Lines.OfType<JournaledMessage>().Count(line => line.Delivery == ImDelivery.Failed);
            Assert.IsTrue(back.Header.State == ImSessionState.Ended || failed == 0, $"{failed} failed in a session that is {back.Header.State} after {count} entries.");
        }
    }

    [TestMethod]
    public async Task A_session_that_was_over_before_the_desktop_started_tells_its_other_side_alone_what_came_in_it()
    {
        await using var environment = new TestEnvironment();
        var (journal, amy, kate) = await SignInAsync(environment, TestEnvironment.Amy, TestEnvironment.Kate);
        var session = await ConnectAsync(kate, amy);
        await environment.CarrierOf(TestEnvironment.Amy).Dialogs[0].ReceiveAsync(new CarrierMessage("last", "one more", default));
        await amy.Sessions.Single().EndAsync();

        ICarrierObserver again = (await StartAgainAsync(environment, journal, TestEnvironment.Amy)).Channel;

        Assert.AreEqual(new CarrierSettlement("last"), again.FindOver(session.Id, TestEnvironment.Kate.Address));
        Assert.IsNull(again.FindOver(session.Id, TestEnvironment.Amy.Address));
        Assert.IsNull(again.FindOver(new string('f', 32), TestEnvironment.Kate.Address));
    }

    [TestMethod]
    public async Task A_text_that_came_before_the_desktop_was_started_again_is_shown_once_where_an_invitation_brings_it_later()
    {
        await using var environment = new TestEnvironment();
        var (journal, kate, amy) = await SignInAsync(environment, TestEnvironment.Kate, TestEnvironment.Amy);
        await ConnectAsync(kate, amy);
        var given = new string('3', 32);
        await environment.CarrierOf(TestEnvironment.Kate).Dialogs[0].ReceiveAsync(new CarrierMessage($"first-{given}", "given up for this session", default));
        await StartAgainAsync(environment, journal);

        environment.Ring(given, "given up for this session", out var admission);

        Assert.AreEqual(CarrierEnding.Joined, admission.Refusal);
    }

    [TestMethod]
    public async Task A_message_is_confirmed_only_once_it_outlives_the_process()
    {
        await using var environment = new TestEnvironment();
        var (journal, amy, kate) = await SignInAsync(environment, TestEnvironment.Amy, TestEnvironment.Kate);
        await ConnectAsync(kate, amy);
        journal.Disk = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var dialog = environment.CarrierOf(TestEnvironment.Amy).Dialogs[0];

        var receipt = dialog.ReceiveAsync(new CarrierMessage("id", "kept?", default));

        Assert.IsFalse(receipt.IsCompleted);
        journal.Disk.SetResult();
        Assert.AreEqual(CarrierReceipt.Taken, await receipt);
    }

    [TestMethod]
    public async Task A_message_is_handed_over_only_once_it_outlives_the_process()
    {
        await using var environment = new TestEnvironment();
        var journal = new MemoryJournal { Disk = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously) };
        var kate = environment.CreateChannel(TestEnvironment.Kate, journal: journal);
        await kate.SignInAsync();
        _ = await environment.SignInAsync(TestEnvironment.Amy);

        kate.StartSession(TestEnvironment.Amy).Session!.Send("Hello");

        Assert.IsEmpty(environment.CarrierOf(TestEnvironment.Kate).Dialogs);
        journal.Disk.SetResult();
        await TestEnvironment.WaitForAsync(() => environment.CarrierOf(TestEnvironment.Kate).Dialogs.Count == 1, "the invitation");
    }

    [TestMethod]
    public async Task A_message_is_shown_as_delivered_only_once_that_outlives_the_process()
    {
        await using var environment = new TestEnvironment();
        var (journal, kate, amy) = await SignInAsync(environment, TestEnvironment.Kate, TestEnvironment.Amy);
        var session = await ConnectAsync(kate, amy);
        var dialog = environment.CarrierOf(TestEnvironment.Kate).Dialogs[0];
        dialog.MessageGate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        session.Send("kept?");
        var sent = session.Transcript.OfType<TranscriptMessage>().Last();
        journal.Disk = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        dialog.MessageGate.SetResult();
        await TestEnvironment.WaitForAsync(() => journal.Entries[^1] is DeliveryChanged { Delivery: ImDelivery.Delivered }, "the confirmation");
        Assert.AreEqual(ImDelivery.Sending, sent.Delivery);
        journal.Disk.SetResult();

        await TestEnvironment.WaitForAsync(() => sent.Delivery == ImDelivery.Delivered, "the mark");
    }

    [TestMethod]
    public async Task A_text_that_was_kept_before_its_invitation_was_invites_after_a_start()
    {
        await using var environment = new TestEnvironment();
        var journal = new MemoryJournal();
        var kate = await environment.SignInAsync(TestEnvironment.Kate, journal: journal);
        _ = await environment.SignInAsync(TestEnvironment.Amy);
        var session = kate.StartSession(TestEnvironment.Amy).Session!;
        session.Send("Hello");
        var beginning = new MemoryJournal();
        foreach (var entry in journal.Entries.TakeWhile(entry => entry is not HeaderChanged { Header.State: ImSessionState.Establishing }))
        {
            await beginning.WriteAsync(entry);
        }

        var (_, restored) = await StartAgainAsync(environment, beginning);

        await TestEnvironment.WaitForAsync(() => environment.CarrierOf(TestEnvironment.Kate).Dialogs.Count == 2, "the invitation");
        var invitation = environment.CarrierOf(TestEnvironment.Kate).Dialogs[1].Invitation;
        Assert.AreEqual((session.Id, "Hello", false), (invitation.SessionId, invitation.FirstMessage!.Text, invitation.WasSentBefore));
        Assert.AreEqual(ImSessionState.Establishing, restored.Single().State);
    }

    [TestMethod]
    public async Task A_message_that_came_before_is_not_shown_again_after_a_start()
    {
        await using var environment = new TestEnvironment();
        var (journal, amy, kate) = await SignInAsync(environment, TestEnvironment.Amy, TestEnvironment.Kate);
        await ConnectAsync(kate, amy);
        await environment.CarrierOf(TestEnvironment.Amy).Dialogs[0].ReceiveAsync(new CarrierMessage("id", "once", default));

        var (_, restored) = await StartAgainAsync(environment, journal, TestEnvironment.Amy);
        var (restoration, taken) = environment.CarrierOf(TestEnvironment.Amy).Restored.Single();
        taken.Observer!.OnRestored(null);
        var receipt = await taken.ReceiveAsync(new CarrierMessage("id", "once", default));

        Assert.AreEqual("id", restoration.LastReceivedId);
        Assert.AreEqual(CarrierReceipt.Taken, receipt);
        Assert.AreEqual(1, Conversation.Read(restored.Single()).Count(line => line == "kmilburn: once"));
    }

    [TestMethod]
    public async Task An_invitation_under_way_is_sent_again_under_its_identity()
    {
        await using var environment = new TestEnvironment();
        var journal = new MemoryJournal();
        var kate = environment.CreateChannel(TestEnvironment.Kate, journal: journal);
        await kate.SignInAsync();
        _ = await environment.SignInAsync(TestEnvironment.Amy);
        var session = kate.StartSession(TestEnvironment.Amy).Session!;
        session.Send("Hello");
        var first = environment.CarrierOf(TestEnvironment.Kate).Dialogs[0].Invitation;

        await StartAgainAsync(environment, journal);

        await TestEnvironment.WaitForAsync(() => environment.CarrierOf(TestEnvironment.Kate).Dialogs.Count == 2, "the second invitation");
        var second = environment.CarrierOf(TestEnvironment.Kate).Dialogs[1].Invitation;
        Assert.AreEqual(first.SessionId, second.SessionId);
        Assert.AreEqual(first.FirstMessage!.Id, second.FirstMessage!.Id);
    }

    [TestMethod]
    public async Task Done_leaves_nothing_in_the_journal()
    {
        await using var environment = new TestEnvironment();
        var (journal, kate, amy) = await SignInAsync(environment, TestEnvironment.Kate, TestEnvironment.Amy);
        var session = await ConnectAsync(kate, amy);

        await session.CloseAsync();

        Assert.IsEmpty(await journal.LoadAsync(CancellationToken.None));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task Signing_out_keeps_only_what_somebody_would_miss(bool hasDraft)
    {
        await using var environment = new TestEnvironment();
        var (journal, kate, amy) = await SignInAsync(environment, TestEnvironment.Kate, TestEnvironment.Amy);
        var session = await ConnectAsync(kate, amy);
        session.SetDraft(hasDraft ? "half a sen" : "");

        await kate.SignOutAsync();

        Assert.HasCount(hasDraft ? 1 : 0, await journal.LoadAsync(CancellationToken.None));
    }

    [TestMethod]
    public async Task An_acceptance_of_which_only_the_beginning_was_kept_has_not_happened()
    {
        await using var environment = new TestEnvironment();
        var journal = new MemoryJournal();
        await journal.WriteAsync(new HeaderChanged(new JournaledHeader
        {
            SessionId = new string('a', 32),
            Me = TestEnvironment.Amy,
            Peer = TestEnvironment.Kate,
            IsIncoming = true,
            State = ImSessionState.Establishing,
            OpenedAt = environment.Time.GetUtcNow(),
        }));

        var amy = environment.CreateChannel(TestEnvironment.Amy, journal: journal);
        await amy.SignInAsync();

        Assert.IsEmpty(amy.Sessions);
        Assert.IsEmpty(environment.CarrierOf(TestEnvironment.Amy).Restored);
        Assert.IsEmpty(await journal.LoadAsync(CancellationToken.None));
    }

    [TestMethod]
    public async Task What_came_with_an_invitation_that_is_joined_outlives_the_process_before_it_is_accepted()
    {
        await using var environment = new TestEnvironment();
        var journal = new MemoryJournal();
        var kate = await environment.SignInAsync(TestEnvironment.Kate, journal: journal);
        _ = await environment.SignInAsync(TestEnvironment.Amy);
        kate.StartSession(TestEnvironment.Amy).Session!.Send("from Kate");
        journal.Disk = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var theirs = environment.Ring(new string('0', 32), "from Amy", out _);

        await TestEnvironment.WaitForAsync(
            () => journal.Entries.OfType<LineAppended>().Any(entry => entry.Line is JournaledMessage { Text: "from Amy" }), "the other's text");
        Assert.IsFalse(theirs.IsAccepted);
        journal.Disk.SetResult();
        await TestEnvironment.WaitForAsync(() => theirs.IsAccepted, "the acceptance");
    }

    [TestMethod]
    [DataRow(0, false)]
    [DataRow(1, false)]
    [DataRow(2, true)]
    public async Task A_session_that_was_just_becoming_another_comes_back_once_with_all_texts(int kept, bool isTheOther)
    {
        await using var environment = new TestEnvironment();
        var journal = new MemoryJournal();
        var texts = new[] { "one", "two" };
        await WriteAsync(journal, 'f', isIncoming: false, texts);
        await WriteAsync(journal, '0', isIncoming: true, texts[..kept]);

        var (_, restored) = await StartAgainAsync(environment, journal);

        var back = restored.Single();
        Assert.AreEqual(new string(isTheOther ? '0' : 'f', 32), back.Id);
        CollectionAssert.AreEqual(texts, back.Transcript.OfType<TranscriptMessage>().Select(message => message.Text).ToArray());
        Assert.HasCount(1, await journal.LoadAsync(CancellationToken.None));
    }

    [TestMethod]
    public async Task A_rejected_invitation_is_not_kept()
    {
        await using var environment = new TestEnvironment();
        var (journal, amy, kate) = await SignInAsync(environment, TestEnvironment.Amy, TestEnvironment.Kate);
        ImInvitation? received = null;
        amy.InvitationReceived += (_, invitation) => received = invitation;
        kate.StartSession(TestEnvironment.Amy).Session!.Send("Hello");
        await TestEnvironment.WaitForAsync(() => received is not null, "the invitation");

        await received!.RejectAsync();

        Assert.IsEmpty(journal.Entries);
    }

    /// <summary>What a desktop had written of a session with Amy when it ended.</summary>
    private static async Task WriteAsync(MemoryJournal journal, char id, bool isIncoming, string[] texts)
    {
        var header = new JournaledHeader
        {
            SessionId = new string(id, 32),
            Me = TestEnvironment.Kate,
            Peer = TestEnvironment.Amy,
            IsIncoming = isIncoming,
            State = ImSessionState.Establishing,
            OpenedAt = DateTimeOffset.UnixEpoch,
        };
        await journal.WriteAsync(new HeaderChanged(header));
        foreach (var (ordinal, text) in texts.Index())
        {
            await journal.WriteAsync(new LineAppended(header.SessionId, new JournaledMessage
            {
                Ordinal = ordinal + 1,
                Time = DateTimeOffset.UnixEpoch,
                Party = TestEnvironment.Kate,
                MessageId = $"id-{text}",
                Text = text,
                IsMine = true,
                Delivery = ImDelivery.Queued,
            }));
        }
    }

    /// <summary>An agent whose desktop keeps a journal, and a colleague.</summary>
    private static async Task<(MemoryJournal Journal, ImChannel Agent, ImChannel Colleague)> SignInAsync(
        TestEnvironment environment, ImParty agent, ImParty colleague)
    {
        var journal = new MemoryJournal();
        var channel = environment.CreateChannel(agent, journal: journal);
        await channel.SignInAsync();
        return (journal, channel, await environment.SignInAsync(colleague));
    }

    private static async Task<ImSession> ConnectAsync(ImChannel inviting, ImChannel invited)
    {
        ImInvitation? received = null;
        invited.InvitationReceived += (_, invitation) => received = invitation;
        var session = inviting.StartSession(invited.Me).Session!;
        session.Send("Hello");
        await TestEnvironment.WaitForAsync(() => received is not null, "the invitation");
        await received!.AcceptAsync();
        return session;
    }

    /// <summary>The process is gone without a word to anybody; a fresh one finds the journal.</summary>
    private static async Task<(ImChannel Channel, List<ImSession> Restored)> StartAgainAsync(
        TestEnvironment environment, MemoryJournal journal, ImParty? agent = null)
    {
        environment.Kill(agent ?? TestEnvironment.Kate);
        var restored = new List<ImSession>();
        var channel = environment.CreateChannel(agent ?? TestEnvironment.Kate, journal: journal);
        channel.SessionRestored += (_, session) => restored.Add(session);
        await channel.SignInAsync();
        await TestEnvironment.WaitForAsync(() => restored.Count == 1, "the session that comes back");
        return (channel, restored);
    }
}
