using PluginIm.Contracts;

namespace SampleShell.Tests;

/// <summary>Interactions that are not done yet, as two desktops of one file see them.</summary>
[TestClass]
public sealed class WorkStoreTests : IDisposable
{
    private const string Kate = "kmilburn";
    private const string Amy = "amiller";

    private readonly TestDirectory _directory = new();
    private readonly WorkStore _store;

    public WorkStoreTests()
    {
        SampleWork.FillWhereEmpty(_directory.Database, _directory.Time);
        _store = new WorkStore(_directory.Database, _directory.Time);
    }

    public void Dispose() => _directory.Dispose();

    [TestMethod]
    public async Task What_waits_is_seen_by_everybody_calls_first_until_one_takes_it()
    {
        var waiting = await _store.ListAsync(Amy);
        Assert.HasCount(8, waiting);
        CollectionAssert.AreEqual(new[] { Medium.Voice, Medium.Voice }, waiting.Take(2).Select(work => work.Medium).ToArray());

        Assert.IsTrue(await _store.TakeAsync(waiting[0].Id, Kate));

        Assert.IsFalse(await _store.TakeAsync(waiting[0].Id, Amy));
        Assert.HasCount(7, await _store.ListAsync(Amy));
        Assert.AreEqual(waiting[0].Id, (await _store.ListAsync(Kate))[0].Id, "her own stands on top");
        Assert.IsNull(await _store.FindAsync(waiting[0].Id, Amy));
    }

    [TestMethod]
    public async Task A_call_that_is_taken_is_answered_and_one_that_is_over_stays_over()
    {
        var call = (await _store.ListAsync(Kate))[0];
        Assert.AreEqual(VoiceCallState.Ringing, call.Call!.State);
        _directory.Time.Advance(TimeSpan.FromSeconds(7));

        await _store.TakeAsync(call.Id, Kate);

        Assert.AreEqual(new WorkCall(VoiceCallState.Connected, _directory.Time.GetUtcNow()), (await RecordAsync(call.Id)).Call);
        await _store.SetCallAsync(call.Id, VoiceCallState.Ended);
        await _store.SetCallAsync(call.Id, VoiceCallState.Connected);
        Assert.AreEqual(VoiceCallState.Ended, (await RecordAsync(call.Id)).Call!.State);
    }

    [TestMethod]
    public async Task Each_agent_has_a_draft_of_his_own_and_values_of_the_case_are_the_same_for_all()
    {
        var mail = await TakeAsync(Medium.Email);
        await _store.ShareAsync(mail, Kate, Amy);

        await _store.SetDraftAsync(mail, Kate, "Dear");
        await _store.SetDraftAsync(mail, Kate, "Dear Ms");
        await _store.SetFieldsAsync(mail, [new CaseField("A", "B", "<b>&\"'", CaseFieldType.Money, "G"), new CaseField("C", "D", "")]);

        Assert.AreEqual("Dear Ms", (await _store.FindAsync(mail, Kate))!.Draft);
        var amys = (await _store.FindAsync(mail, Amy))!;
        Assert.AreEqual("", amys.Draft);
        CollectionAssert.AreEqual(
            new[] { new CaseField("A", "B", "<b>&\"'", CaseFieldType.Money, "G"), new CaseField("C", "D", "") }, amys.Record.Fields.ToArray());
    }

    [TestMethod]
    public async Task The_contact_says_one_line_after_the_other_and_then_nothing()
    {
        var chat = await TakeAsync(Medium.Chat);
        var before = (await _store.FindAsync(chat, Kate))!.Messages.Count;
        var said = 0;
        while (await _store.FindNextSayingAsync(chat) is { } silence)
        {
            Assert.IsTrue(silence > TimeSpan.Zero);
            await _store.SayNextAsync(chat, "Maria");
            said++;
        }

        await _store.SayNextAsync(chat, "Maria");
        await _store.AddMessageAsync(chat, WorkAuthor.Agent, "Kate Milburn", "F3 is the right one.");

        var messages = (await _store.FindAsync(chat, Kate))!.Messages;
        Assert.AreEqual(before + said + 1, messages.Count);
        CollectionAssert.AreEqual(Enumerable.Range(1, messages.Count).ToArray(), messages.Select(message => message.Ordinal).ToArray());
        Assert.AreEqual("F3 is the right one.", messages[^1].Text);
        Assert.AreEqual(WorkAuthor.Contact, messages[^2].Author);
    }

    [TestMethod]
    public async Task What_is_transferred_is_the_colleagues_and_comes_up_there_once()
    {
        var work = await TakeAsync(Medium.Workitem);

        Assert.IsTrue(await _store.TransferAsync(work, Kate, Amy));

        Assert.IsNull(await _store.FindAsync(work, Kate));
        var given = (await _store.FindAsync(work, Amy))!.Record;
        Assert.IsTrue(given.IsToBeShown);
        Assert.IsFalse(given.IsJoint);
        Assert.AreEqual("Kate Milburn", given.GivenBy);
        await _store.SetShownAsync(work, Amy);
        Assert.IsFalse((await _store.FindAsync(work, Amy))!.Record.IsToBeShown);
    }

    [TestMethod]
    public async Task Who_is_brought_in_has_it_too_until_he_leaves()
    {
        var work = await TakeAsync(Medium.Email);

        await _store.ShareAsync(work, Kate, Amy);

        Assert.IsTrue((await _store.FindAsync(work, Amy))!.Record is { IsJoint: true, IsToBeShown: true, GivenBy: "Kate Milburn" });
        Assert.AreEqual("Amy Miller", (await RecordAsync(work)).SharedWith);
        Assert.IsNull((await _store.FindAsync(work, Amy))!.Record.SharedWith);
        await _store.ShareAsync(work, Kate, "akapoor");
        Assert.AreEqual("Amit Kapoor, Amy Miller", (await RecordAsync(work)).SharedWith);
        Assert.AreEqual("Amit Kapoor", (await _store.FindAsync(work, Amy))!.Record.SharedWith);
        await _store.LeaveAsync(work, "akapoor");
        await _store.LeaveAsync(work, Amy);
        Assert.IsNull((await RecordAsync(work)).SharedWith);
        Assert.IsNull(await _store.FindAsync(work, Amy));
        Assert.IsNotNull(await _store.FindAsync(work, Kate));
    }

    [TestMethod]
    public async Task What_is_finished_is_in_the_history_once_and_leaves_nothing_behind()
    {
        var mail = await TakeAsync(Medium.Email);
        await _store.ShareAsync(mail, Kate, Amy);
        await _store.SetDraftAsync(mail, Kate, "not sent");
        var record = await RecordAsync(mail);
        var detail = new ContactHistoryDetail(
            new ContactHistoryEntry("", Medium.Email, record.ReceivedAt, record.Subject, "Kate Milburn"), "Refund arranged.", record.Fields);

        await _store.FinishAsync(mail, record.Contact.Id, detail);
        await _store.FinishAsync(mail, record.Contact.Id, detail);

        Assert.IsNull(await _store.FindAsync(mail, Kate));
        Assert.IsNull(await _store.FindAsync(mail, Amy));
        Assert.AreEqual(0, _directory.Number($"SELECT (SELECT count(*) FROM work_message WHERE work = '{mail}') + (SELECT count(*) FROM work_draft) + (SELECT count(*) FROM work_handover)"));
        var found = await new HistoryStore(_directory.Database, _directory.Time).SearchAsync(
            new ContactHistoryQuery(record.Contact.Id) { Text = "refund arranged" }, CancellationToken.None);
        Assert.HasCount(1, found.Entries);
    }

    [TestMethod]
    public async Task Sample_work_comes_once_more_when_it_is_asked_for_and_at_the_first_start_only()
    {
        SampleWork.FillWhereEmpty(_directory.Database, _directory.Time);
        Assert.HasCount(8, await _store.ListAsync(Kate));

        await SampleWork.AddWorkAsync(_directory.Database, _directory.Time);

        Assert.HasCount(16, await _store.ListAsync(Kate));
        Assert.AreEqual(6, _directory.Count("contact"));
    }

    private async Task<string> TakeAsync(Medium medium)
    {
        var id = (await _store.ListAsync(Kate)).First(work => work.Medium == medium).Id;
        await _store.TakeAsync(id, Kate);
        return id;
    }

    private async Task<WorkRecord> RecordAsync(string id) => (await _store.FindAsync(id, Kate))!.Record;
}
