using PluginIm.Contracts;
using PluginIm.Messaging.Journal.Tests.Environment;

namespace PluginIm.Messaging.Journal.Tests;

[TestClass]
public sealed class SqliteImJournalTests
{
    [TestMethod]
    public async Task Journal_that_nothing_was_written_to_has_no_sessions()
    {
        await using var environment = new JournalEnvironment();

        Assert.IsEmpty(await environment.LoadAsync());
        Assert.IsEmpty(environment.Warnings);
    }

    [TestMethod]
    public async Task Session_comes_back_with_everything_that_was_written_of_it()
    {
        await using var environment = new JournalEnvironment();
        var header = Samples.Header("s1") with
        {
            IsIncoming = true,
            State = ImSessionState.Ended,
            EndReason = new ImEndReason(ImEndReasonKind.Failed, 480, "Temporarily Unavailable"),
            CarrierToken = "call-id;from-tag;to-tag",
            LastReceivedId = "m1",
            IsPageMode = true,
        };
        var message = Samples.Message(1, "Grüße 😀\nzweite Zeile\t\0 und '") with
        {
            Party = Samples.Amy,
            IsMine = false,
            Delivery = ImDelivery.Failed,
            Failure = new ImDeliveryFailure(ImDeliveryFailureKind.Refused, 413, "Request Entity Too Large"),
            WasSentAgain = true,
        };
        var line = Samples.Line(2) with { Party = Samples.Amy, Event = ImSystemEvent.Ended, Reason = new ImEndReason(ImEndReasonKind.EndedByPeer) };

        await environment.WriteAsync(
            new HeaderChanged(header), new LineAppended("s1", message), new LineAppended("s1", line), new DraftChanged("s1", "not yet s"));

        var session = Assert.ContainsSingle(await environment.LoadAsync());
        Assert.AreEqual(header, session.Header);
        Assert.AreEqual(header.OpenedAt.Offset, session.Header.OpenedAt.Offset);
        Assert.AreEqual("not yet s", session.Draft);
        CollectionAssert.AreEqual(new JournaledLine[] { message, line }, session.Lines.ToArray());
        Assert.AreEqual(message.Time.Offset, session.Lines[0].Time.Offset);
    }

    [TestMethod]
    public async Task Consultation_comes_back_with_its_case_and_its_origin()
    {
        await using var environment = new JournalEnvironment();
        var header = Samples.Header("s") with { OriginId = "call-7", OriginRevision = 12, RosterRevision = 3 };
        var hostile = "\0\u202Egnp.exe\r\n<b>😀" + new string('x', 60_000);

        await environment.WriteAsync(new HeaderChanged(header), Samples.Consulted("s", 3, "older"), Samples.Consulted("s", 4, hostile));

        var session = Assert.ContainsSingle(await environment.LoadAsync());
        Assert.AreEqual(header, session.Header);
        Assert.AreEqual(4, session.Case!.Revision);
        Assert.AreEqual(new CaseField("k", "Label", hostile, CaseFieldType.Phone, "Group"), Assert.ContainsSingle(session.Case.Information.Fields));
    }

    [TestMethod]
    public async Task Conference_comes_back_with_who_is_in_it_on_either_side()
    {
        await using var environment = new JournalEnvironment();
        var (amy, bob) = (new ImParty("sip:amiller@im.test", "amiller", "Amy \"Ä\" Miller"), new ImParty("sip:bkoch@im.test", "bkoch", "Bob Koch"));
        var passingOn = Samples.Header("a") with { RosterRevision = 3, Members = [new JournaledMember(amy, "a", "token", 0), new JournaledMember(bob, "b", null, 12)] };
        var added = Samples.Header("b") with { Roster = new CarrierRoster(7, [amy, bob]), ConversationId = "a" };

        await environment.WriteAsync(new HeaderChanged(passingOn), new HeaderChanged(added), new HeaderChanged(added with { Roster = new CarrierRoster(8, [amy]) }));

        var back = (await environment.LoadAsync()).Select(session => session.Header).ToArray();
        CollectionAssert.AreEqual(passingOn.Members.ToArray(), back[0].Members.ToArray());
        Assert.IsNull(back[0].Roster);
        Assert.AreEqual((8, "a"), (back[1].Roster!.Revision, back[1].ConversationId));
        CollectionAssert.AreEqual(new[] { amy }, back[1].Roster!.Parties.ToArray());
        Assert.IsEmpty(back[1].Members);
    }

    [TestMethod]
    [DataRow("{")]
    [DataRow("null")]
    [DataRow("{\"ConversationId\":null,\"Roster\":null,\"Members\":null}")]
    public async Task Conference_that_cannot_be_read_costs_its_session_alone(string json)
    {
        await using var environment = new JournalEnvironment();
        await environment.WriteAsync(Samples.Opened("s"), Samples.Opened("t"));
        RawFile.Execute(environment.File, $"UPDATE session SET conference_json = '{json}' WHERE id = 's'");

        Assert.AreEqual("t", Assert.ContainsSingle(await environment.LoadAsync()).Header.SessionId);

        Assert.Contains("Session s is not read from the journal", Assert.ContainsSingle(environment.Warnings));
    }

    [TestMethod]
    public async Task File_of_the_second_version_is_taken_over_with_all_that_is_in_it()
    {
        await using var environment = new JournalEnvironment();
        Directory.CreateDirectory(environment.Folder);
        await environment.WriteAsync(Samples.Opened("s"), Samples.Consulted("s", 1, "value"));
        RawFile.Execute(environment.File, "ALTER TABLE session DROP COLUMN conference_json; PRAGMA user_version = 2;");

        await environment.WriteAsync(new HeaderChanged(Samples.Header("s") with { ConversationId = "a" }));

        var session = Assert.ContainsSingle(await environment.LoadAsync());
        Assert.AreEqual(("a", 1), (session.Header.ConversationId, session.Case!.Revision));
        Assert.AreEqual(3L, RawFile.Value(environment.File, "PRAGMA user_version"));
        Assert.IsEmpty(environment.Warnings);
    }

    [TestMethod]
    public async Task File_of_the_first_version_is_taken_over_with_all_that_is_in_it()
    {
        await using var environment = new JournalEnvironment();
        Directory.CreateDirectory(environment.Folder);
        await environment.WriteAsync(Samples.Opened("s"), Samples.Said("s", 1), new DraftChanged("s", "typed"));
        RawFile.Execute(environment.File, """
            ALTER TABLE session DROP COLUMN case_json;
            ALTER TABLE session DROP COLUMN origin_id;
            ALTER TABLE session DROP COLUMN origin_revision;
            ALTER TABLE session DROP COLUMN roster_revision;
            ALTER TABLE session DROP COLUMN conference_json;
            PRAGMA user_version = 1;
            """);

        await environment.WriteAsync(Samples.Consulted("s", 1, "value"));

        var session = Assert.ContainsSingle(await environment.LoadAsync());
        Assert.AreEqual("typed", session.Draft);
        Assert.HasCount(1, session.Lines);
        Assert.AreEqual("value", session.Case!.Information.Fields[0].Value);
        Assert.AreEqual(3L, RawFile.Value(environment.File, "PRAGMA user_version"));
        Assert.IsEmpty(environment.Warnings);
    }

    [TestMethod]
    public async Task Case_that_cannot_be_read_costs_no_more_than_itself()
    {
        await using var environment = new JournalEnvironment();
        await environment.WriteAsync(Samples.Opened("s"), Samples.Said("s", 1), Samples.Consulted("s", 1, "value"));
        RawFile.Execute(environment.File, "UPDATE session SET case_json = '{'");

        var session = Assert.ContainsSingle(await environment.LoadAsync());

        Assert.IsNull(session.Case);
        Assert.HasCount(1, session.Lines);
    }

    [TestMethod]
    public async Task Sessions_come_back_in_the_order_in_which_they_were_opened_and_lines_in_that_of_their_ordinals()
    {
        await using var environment = new JournalEnvironment();

        await environment.WriteAsync(
            Samples.Opened("b"), Samples.Opened("a"), Samples.Said("a", 1), Samples.Said("b", 2), Samples.Said("b", 1), Samples.Opened("b"));

        var sessions = await environment.LoadAsync();
        CollectionAssert.AreEqual(new[] { "b", "a" }, sessions.Select(session => session.Header.SessionId).ToArray());
        CollectionAssert.AreEqual(new long[] { 1, 2 }, sessions[0].Lines.Select(line => line.Ordinal).ToArray());
    }

    [TestMethod]
    public async Task Header_that_changes_leaves_lines_and_draft_as_they_are()
    {
        await using var environment = new JournalEnvironment();

        await environment.WriteAsync(
            Samples.Opened("s"), Samples.Said("s", 1), new DraftChanged("s", "typed"), Samples.Opened("s", ImSessionState.Ended));

        var session = Assert.ContainsSingle(await environment.LoadAsync());
        Assert.AreEqual(ImSessionState.Ended, session.Header.State);
        Assert.AreEqual("typed", session.Draft);
        Assert.HasCount(1, session.Lines);
    }

    [TestMethod]
    public async Task Delivery_moves_on_the_message_that_it_names_and_on_no_system_line()
    {
        await using var environment = new JournalEnvironment();
        var failure = new ImDeliveryFailure(ImDeliveryFailureKind.NoConfirmation, 408, "Request Timeout");

        await environment.WriteAsync(
            Samples.Opened("s"), Samples.Said("s", 1), Samples.Said("s", 2), new LineAppended("s", Samples.Line(3)),
            new DeliveryChanged("s", 2, ImDelivery.Failed, failure, true),
            new DeliveryChanged("s", 3, ImDelivery.Delivered, null, false),
            new DeliveryChanged("s", 4, ImDelivery.Delivered, null, false));

        var lines = Assert.ContainsSingle(await environment.LoadAsync()).Lines;
        CollectionAssert.AreEqual(
            new JournaledLine[]
            {
                Samples.Message(1), Samples.Message(2) with { Delivery = ImDelivery.Failed, Failure = failure, WasSentAgain = true }, Samples.Line(3),
            },
            lines.ToArray());
    }

    [TestMethod]
    public async Task Draft_that_is_emptied_is_gone()
    {
        await using var environment = new JournalEnvironment();

        await environment.WriteAsync(Samples.Opened("s"), new DraftChanged("s", "typed"), new DraftChanged("s", null));

        Assert.IsNull(Assert.ContainsSingle(await environment.LoadAsync()).Draft);
    }

    [TestMethod]
    public async Task Entries_of_a_session_without_header_are_ignored_and_so_are_those_after_its_removal()
    {
        await using var environment = new JournalEnvironment();

        await environment.WriteAsync(
            Samples.Said("unheard", 1), Samples.Opened("done"), Samples.Said("done", 1), new SessionRemoved("done"),
            Samples.Said("done", 2), new DeliveryChanged("done", 1, ImDelivery.Delivered, null, false), new SessionRemoved("unheard"));

        Assert.IsEmpty(await environment.LoadAsync());
    }

    [TestMethod]
    public async Task Session_that_is_removed_leaves_the_others()
    {
        await using var environment = new JournalEnvironment();

        await environment.WriteAsync(Samples.Opened("a"), Samples.Opened("b"), Samples.Said("b", 1), new SessionRemoved("a"));

        var session = Assert.ContainsSingle(await environment.LoadAsync());
        Assert.AreEqual("b", session.Header.SessionId);
        Assert.HasCount(1, session.Lines);
    }

    [TestMethod]
    public async Task Lines_after_a_gap_are_not_read_and_the_log_says_so()
    {
        await using var environment = new JournalEnvironment();

        await environment.WriteAsync(Samples.Opened("s"), Samples.Said("s", 1), Samples.Said("s", 3), Samples.Opened("t"), Samples.Said("t", 1));

        var sessions = await environment.LoadAsync();
        Assert.HasCount(1, sessions[0].Lines);
        Assert.HasCount(1, sessions[1].Lines);
        Assert.Contains("Session s: the journal has lines up to 1", Assert.ContainsSingle(environment.Warnings));
    }

    [TestMethod]
    public async Task What_was_written_is_read_by_the_same_journal()
    {
        await using var environment = new JournalEnvironment();
        var journal = environment.Open();
        var written = journal.WriteAllAsync(Samples.Opened("s"), Samples.Said("s", 1));

        var session = Assert.ContainsSingle(await journal.LoadAsync());
        await written;

        Assert.HasCount(1, session.Lines);
    }

    [TestMethod]
    public async Task Entries_of_many_writers_at_once_all_arrive_each_in_its_order()
    {
        const int Writers = 16;
        const int Messages = 100;
        await using var environment = new JournalEnvironment();
        var journal = environment.Open();

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            await journal.WriteAsync(Samples.Opened($"s{writer}"));
            for (var ordinal = 1; ordinal <= Messages; ordinal++)
            {
                await journal.WriteAsync(Samples.Said($"s{writer}", ordinal));
            }
        })));

        var sessions = await journal.LoadAsync();
        Assert.HasCount(Writers, sessions);
        Assert.IsTrue(sessions.All(session => session.Lines.Count == Messages));
    }

    [TestMethod]
    public async Task Agents_on_one_machine_have_journals_of_their_own()
    {
        await using var environment = new JournalEnvironment();
        await using var kates = environment.Open(Samples.Kate.Address);
        await using var amys = environment.Open(Samples.Amy.Address);

        await kates.WriteAllAsync(Samples.Opened("kates"));
        await amys.WriteAllAsync(Samples.Opened("amys"));

        Assert.AreEqual("kates", Assert.ContainsSingle(await kates.LoadAsync()).Header.SessionId);
        Assert.AreEqual("amys", Assert.ContainsSingle(await amys.LoadAsync()).Header.SessionId);
        Assert.IsFalse(kates.IsBroken || amys.IsBroken);
    }

    [TestMethod]
    public async Task Reading_can_be_given_up_and_the_journal_goes_on()
    {
        await using var environment = new JournalEnvironment();
        var journal = environment.Open();
        await journal.WriteAllAsync(Samples.Opened("s"));

        await Assert.ThrowsAsync<OperationCanceledException>(async () => await journal.LoadAsync(new CancellationToken(canceled: true)));

        Assert.HasCount(1, await journal.LoadAsync());
        Assert.IsFalse(journal.IsBroken);
    }

    [TestMethod]
    public async Task What_was_not_waited_for_is_written_before_the_journal_closes_and_nothing_after()
    {
        await using var environment = new JournalEnvironment();
        var journal = environment.Open();
        var written = journal.WriteAllAsync(Samples.Opened("s"));

        await journal.DisposeAsync();
        await written;
        await journal.DisposeAsync();
        var late = journal.WriteAsync(new SessionRemoved("s")).AsTask();

        Assert.HasCount(1, await environment.LoadAsync());
        Assert.IsFalse(late.IsCompleted, "Somebody would show or confirm what is not kept.");
        CollectionAssert.AreEqual(new[] { "", ".lock" }, environment.Companions.ToArray());
    }
}
