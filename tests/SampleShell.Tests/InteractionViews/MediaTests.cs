using PluginIm.Contracts;

namespace SampleShell.Tests;

/// <summary>What the views of the four media do, over a real file and with a clock that the test winds.</summary>
[TestClass]
public sealed class MediaTests : IDisposable
{
    private const string Kate = "kmilburn";
    private const string Amy = "amiller";

    private readonly TestDirectory _directory = new();
    private readonly TestLog _log = new();
    private readonly WorkStore _store;

    public MediaTests()
    {
        SampleWork.FillWhereEmpty(_directory.Database, _directory.Time);
        _store = new WorkStore(_directory.Database, _directory.Time);
    }

    public void Dispose()
    {
        _directory.Dispose();
        _log.Dispose();
    }

    [TestMethod]
    public async Task A_call_is_held_retrieved_and_ended_and_its_time_counts_from_each_change()
    {
        var call = await OpenAsync(Medium.Voice);
        SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
        using var voice = new VoiceViewModel(call, new Telephone(null, _directory.Time), _directory.Time);
        _directory.Time.Advance(TimeSpan.FromSeconds(65));
        Assert.AreEqual((VoiceCallState.Connected, "01:05", Words.CallHold), (voice.State, voice.Duration, voice.HoldCaption));

        await voice.HoldCommand.ExecuteAsync(null);
        Assert.AreEqual((VoiceCallState.Held, "00:00", Words.CallRetrieve), (voice.State, voice.Duration, voice.HoldCaption));
        await voice.HoldCommand.ExecuteAsync(null);
        _directory.Time.Advance(TimeSpan.FromHours(1.5));
        Assert.AreEqual((VoiceCallState.Connected, "1:30:00"), (voice.State, voice.Duration));

        await voice.HangUpCommand.ExecuteAsync(null);
        Assert.AreEqual((VoiceCallState.Ended, "", true), (voice.State, voice.Duration, voice.IsOver));
        Assert.IsFalse(voice.HoldCommand.CanExecute(null));
        Assert.IsFalse(voice.HangUpCommand.CanExecute(null));
    }

    [TestMethod]
    public async Task A_reply_is_there_again_when_the_email_is_opened_again_until_it_is_sent()
    {
        var mail = await OpenAsync(Medium.Email);
        var first = new EmailViewModel(mail, _directory.Time) { Reply = "Dear Ms Laurent,\r\nwe" };
        await mail.WhenStoredAsync();
        var again = new EmailViewModel(await ReopenAsync(mail.Id), _directory.Time);
        Assert.AreEqual("Dear Ms Laurent,\r\nwe", again.Reply);
        Assert.IsTrue(again.SendCommand.CanExecute(null));

        await again.SendCommand.ExecuteAsync(null);

        Assert.AreEqual("", again.Reply);
        Assert.IsFalse(again.SendCommand.CanExecute(null));
        Assert.AreEqual(("Kate Milburn", false, "Dear Ms Laurent,\r\nwe"), (again.Messages[^1].Name, again.Messages[^1].IsFromContact, again.Messages[^1].Text));
        await mail.ReloadAsync();
        Assert.AreEqual("Dear Ms Laurent,\r\nwe", first.Messages[^1].Text);
    }

    [TestMethod]
    public async Task The_contact_of_a_chat_writes_on_after_each_silence_until_all_is_said()
    {
        var interaction = await OpenAsync(Medium.Chat);
        using var chat = new ChatViewModel(interaction, Desk.Kate, _directory.Time);
        var before = chat.Messages.Count;

        await WindUntilAsync(() => chat.Talking.IsCompleted, "the contact has said all");

        Assert.AreEqual(before + 3, chat.Messages.Count);
        Assert.IsTrue(chat.Messages.Skip(before).All(message => message.IsFromContact));
        Assert.AreEqual("Thank you, that helps a lot.", chat.Messages[^1].Text);
        Assert.IsFalse(chat.IsContactWriting);
    }

    [TestMethod]
    public async Task The_contact_is_seen_writing_before_a_line_comes_and_an_answer_begins_the_silence_anew()
    {
        var interaction = await OpenAsync(Medium.Chat);
        using var chat = new ChatViewModel(interaction, Desk.Kate, _directory.Time);
        var before = chat.Messages.Count;
        Wind(8);
        Assert.IsFalse(chat.IsContactWriting, "twelve seconds of silence, of which the last three are spent writing");

        chat.Input = "One moment.";
        await chat.SendCommand.ExecuteAsync(null);
        Wind(8);
        Assert.IsFalse(chat.IsContactWriting);
        Wind(2);

        await Eventually.HoldsAsync(() => chat.WritingText == "Maria Lindqvist is typing …", "the contact writing");
        await WindUntilAsync(() => chat.Messages.Count == before + 2, "the contact's line");
    }

    [TestMethod]
    public async Task In_a_joint_chat_the_owners_desktop_alone_has_the_contact_write()
    {
        var interaction = await OpenAsync(Medium.Chat);
        await _store.ShareAsync(interaction.Id, Kate, Amy);
        var amy = new SignedInAgent(Amy, "Amy Miller", "sip:amiller@im.test");
        var amys = new WorkInteraction((await _store.FindAsync(interaction.Id, Amy))!, _store, amy, _ => { }, _log.CreateLogger("test"));
        using var chat = new ChatViewModel(amys, amy, _directory.Time);

        await chat.Talking;
        _directory.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.IsNotNull(await _store.FindNextSayingAsync(interaction.Id));
    }

    [TestMethod]
    public async Task A_work_items_own_values_are_in_its_form_and_the_others_beside_it()
    {
        var interaction = await OpenAsync(Medium.Workitem);
        var form = new WorkitemViewModel(interaction).Form;

        CollectionAssert.AreEqual(
            new[] { "Status", "Priority", "DueOn", "ProposedLimit" }, form.Groups.SelectMany(group => group.Fields).Select(field => field.Key).ToArray());
        var status = form.Groups[0].Fields[0];
        status.Value = "Decided";
        Assert.AreEqual("Decided", interaction.CaseInformation.Fields.Single(field => field.Key == "Status").Value);
        await interaction.WhenStoredAsync();
    }

    [TestMethod]
    public async Task A_case_has_room_for_so_many_values_and_says_so()
    {
        var interaction = await OpenAsync(Medium.Workitem);
        var data = new CaseDataViewModel(interaction, _ => true);
        while (interaction.CaseInformation.Fields.Count < WorkInteraction.MostFields)
        {
            (data.NewLabel, data.NewValue) = ("Another", "value");
            data.AddCommand.Execute(null);
            Assert.AreEqual("", data.Problem);
        }

        (data.NewLabel, data.NewValue) = ("One too many", "value");
        data.AddCommand.Execute(null);

        Assert.AreEqual(WorkInteraction.MostFields, interaction.CaseInformation.Fields.Select(field => field.Key).Distinct().Count());
        Assert.AreEqual(Words.CaseFull.With(200), data.Problem);
        Assert.AreEqual("One too many", data.NewLabel);
        await interaction.WhenStoredAsync();
    }

    [TestMethod]
    [DataRow(CaseFieldType.Date, "2026-03-01", "Sunday, March 1, 2026")]
    [DataRow(CaseFieldType.Money, "1234.5 EUR", "1,234.50 EUR")]
    [DataRow(CaseFieldType.Date, "soon", "Write it as 2026-03-31; else it stands as it is")]
    [DataRow(CaseFieldType.Money, "a lot", "Write it as 1234.50 EUR; else it stands as it is")]
    [DataRow(CaseFieldType.Date, "", "")]
    [DataRow(CaseFieldType.Text, "<b>2026-03-01</b>", "")]
    public void A_value_is_read_as_people_write_it_and_stands_as_it_is(CaseFieldType type, string value, string reading)
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("en-US");
        try
        {
            var field = new CaseFieldViewModel(new CaseField("A", "B", value, type), _ => { });

            Assert.AreEqual(value, field.Value);
            Assert.AreEqual(reading, field.Reading);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    private void Wind(int seconds) => _directory.Time.Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>Second by second, as clocks go.</summary>
    private Task WindUntilAsync(Func<bool> condition, string what) => Eventually.HoldsAsync(
        () =>
        {
            Wind(1);
            return condition();
        },
        what);

    private async Task<WorkInteraction> OpenAsync(Medium medium)
    {
        var id = (await _store.ListAsync(Kate)).First(work => work.Medium == medium).Id;
        await _store.TakeAsync(id, Kate);
        return await ReopenAsync(id);
    }

    private async Task<WorkInteraction> ReopenAsync(string id) =>
        new((await _store.FindAsync(id, Kate))!, _store, Desk.Kate, _ => { }, _log.CreateLogger("test"));
}
