using PluginIm.EndToEnd.Tests.Driving;

namespace PluginIm.EndToEnd.Tests;

/// <summary>Kate asks Amy about each of four interactions with contacts, which all go on meanwhile.</summary>
[TestClass]
public sealed class ConsultationTests
{
    private const string AboutTheCall = "may I promise her a new one";
    private const string AboutTheMail = "which warehouse ships this";
    private const string AboutTheChat = "is the driver still under way";
    private const string AboutTheItem = "would you agree to sixty";
    private const string AboutTheOffer = "will you take the offer over";
    private const string Reply = "Dear Ms Laurent";

    /// <summary>The text box waits 0.2 s for the next key before a change is one.</summary>
    private static readonly TimeSpan WithinASecond = TimeSpan.FromSeconds(0.8);

    [TestMethod]
    public async Task From_a_call_an_email_a_chat_and_a_work_item()
    {
        await using var stage = await Stage.SetAsync("consultation");
        var sipSwitch = await stage.StartSwitchAsync();
        var kate = stage.StartDesktop(new DesktopOptions("kmilburn", sipSwitch.Address) { Options = ["im.toast-timeout=00:00:20"] });
        var amy = stage.StartDesktop(new DesktopOptions("amiller", sipSwitch.Address) { Left = XDisplay.Width / 2 });
        await stage.StepAsync("Both desktops are ready", new Conversation(kate, amy).BothAreReadyAsync);
        var work = new Consultation(kate);

        await CallAsync(stage, work, kate, amy);
        await EmailAsync(stage, work, kate, amy);
        await ChatAndItemAsync(stage, work, kate, amy);
        await CloseAsync(stage, work, kate, amy);
        await TransferAsync(stage, work, kate, amy);
        GoodLogs.Assert(stage.ReadLogs(), [AboutTheCall, AboutTheMail, AboutTheChat, AboutTheItem, AboutTheOffer, Reply]);
    }

    /// <summary>Accepted; Amy ends it.</summary>
    private static async Task CallAsync(Stage stage, Consultation work, Desktop kate, Desktop amy)
    {
        await stage.StepAsync("Kate answers a call", async () =>
        {
            await work.OpenWorkAsync("ca", "Call, Maria Lindqvist", "Voice.View");
            await kate.SeeAsync("Voice.State", "Connected");
            await kate.SeeAsync("Interaction.Contact", "Maria Lindqvist");
        });
        await stage.StepAsync("She finds Amy by her e-mail address and consults her in the call's view", () => work.StartAsync("amiller@im", "Amy Miller"));
        await stage.StepAsync("Amy sees the question", async () =>
        {
            await work.SendAsync(AboutTheCall);
            await amy.SeeAsync("Toast.Message", AboutTheCall);
            await amy.SeeAsync("the customer in the notification", dump => dump.WindowWith("Toast.Case")?.Below("Toast.Case").FirstOrDefault(element => element.Name.Contains("C-10023", StringComparison.Ordinal)));
        });
        await stage.StepAsync("She accepts, and both write", async () =>
        {
            await amy.ClickAsync("Toast.Accept");
            await kate.SeeAsync("Im.Status", "Connected");
            await Conversation.SendAsync(amy, kate, "yes, under warranty");
        });
        await LookAsync(stage, work, kate, amy);
        await stage.StepAsync("Amy ends it, the call goes on", async () =>
        {
            await amy.ClickAsync("Im.End");
            await kate.SeeAsync("Im.Status", "Ended");
            await kate.SeeAsync("Voice.State", "Connected");
            await amy.ClickAsync("Im.Done");
            await kate.ClickAsync("Im.Done");
            await kate.MissAsync("Im.InInteraction");
        });
    }

    /// <summary>What Amy sees of the case while she is consulted: all of it, as it changes, and nothing that she could change.</summary>
    private static async Task LookAsync(Stage stage, Consultation work, Desktop kate, Desktop amy)
    {
        await stage.StepAsync("Amy sees the case, and how Kate changes it", async () =>
        {
            await amy.SeeAsync("the order", dump => Item(dump, "Im.CaseFields", "4501-77312"));
            await ChangeAsync(stage, work, kate, amy);
        });
        await stage.StepAsync("She types on every value, and nothing changes", async () =>
        {
            await new ReadOnlyRows(amy, "Im.CaseFields").ClickAndTypeAsync("Water below the door");
            Assert.IsEmpty(EditsIn(await amy.ReadAsync()));
        });
        await stage.StepAsync("She reads who it is, and cannot change that either", async () =>
        {
            await amy.ClickAsync("Im.ContactTab");
            await amy.SeeAsync("the contact's address", dump => Item(dump, "Im.ContactFields", "maria.lindqvist@example.com"));
            await new ReadOnlyRows(amy, "Im.ContactFields").ClickAndTypeAsync("crm.example.com");
            Assert.IsEmpty(EditsIn(await amy.ReadAsync()));
        });
        await stage.StepAsync("Nor can she change what has been with this contact", async () =>
        {
            await amy.ClickAsync("Im.HistoryTab");
            await amy.SeeAsync("all entries", dump => ReadOnlyRows.In(dump, "Im.HistoryList").Count == 6 ? dump : null);
            await amy.ClickAsync("the newest entry", dump => ReadOnlyRows.In(dump, "Im.HistoryList")[0]);
            await amy.SeeAsync("the entry's text", dump => ReadOnlyRows.In(dump, "Im.HistoryDetail") is [_, ..] rows ? rows : null);
            await new ReadOnlyRows(amy, "Im.HistoryDetail").ClickAndTypeAsync("Nordvik Customer Care");
            Assert.IsEmpty(EditsIn(await amy.ReadAsync()));
            await amy.ClickAsync("Im.HistoryBack");
            await amy.SeeAsync("the focus on the entry", dump => ReadOnlyRows.In(dump, "Im.HistoryList").FirstOrDefault(entry => entry.HasFocus));
            await new ReadOnlyRows(amy, "Im.HistoryList").TypeAsync("Thank you");
        });
        await stage.StepAsync("She searches what has been with this contact", async () =>
        {
            await amy.TypeAsync("Im.HistorySearch", "drain");
            await amy.SeeAsync("the entry", dump => ReadOnlyRows.In(dump, "Im.HistoryList") is [var only] && only.Name.Contains("Washing machine does not spin", StringComparison.Ordinal) ? only : null);
        });
        await stage.StepAsync("She reads the entry", async () =>
        {
            await amy.ClickAsync("the entry", dump => Item(dump, "Im.HistoryList", "Washing machine"));
            await amy.SeeAsync("its text", dump => dump.WindowWith("Im.HistoryBack")?.Elements.FirstOrDefault(element => element.Text.Contains("Drain pump blocked", StringComparison.Ordinal)));
        });
    }

    /// <summary>
    /// By one key each, so that each change is one. Of five the middle one counts: while a machine is busy with something else it is late with one or two, and a way
    /// that takes longer is late with all.
    /// </summary>
    private static async Task ChangeAsync(Stage stage, Consultation work, Desktop kate, Desktop amy)
    {
        await kate.FocusAsync("Case.Segment");
        foreach (var key in new[] { "1", "2", "3", "4", "5" })
        {
            var before = Item(await amy.ReadAsync(), "Im.CaseFields", "Segment")!.Name;
            await kate.PressAsync("ctrl+a");
            await kate.PressAsync(key);
            await amy.SeeAsync("the change", dump => Item(dump, "Im.CaseFields", "Segment") is { } now && now.Name != before ? now : null);
        }

        var delays = CaseDelays.In(stage.ReadLogs()).Order().ToList();
        await stage.WriteAsync("case-delays.txt", string.Join('\n', delays.Select(delay => $"{delay.TotalMilliseconds:0} ms")));
        Assert.HasCount(5, delays);
        Assert.IsLessThan(WithinASecond, delays[delays.Count / 2]);
        await work.ChangeAsync("Segment", "Platinum");
        await amy.SeeAsync("the value as a whole", dump => Item(dump, "Im.CaseFields", "Platinum"));
    }

    /// <summary>Rejected; the reply that Kate writes stays.</summary>
    private static async Task EmailAsync(Stage stage, Consultation work, Desktop kate, Desktop amy)
    {
        await stage.StepAsync("Kate opens an e-mail, begins a reply, and consults Amy by her extension", async () =>
        {
            await work.OpenWorkAsync("e", "E-mail, Chloé Laurent", "Email.View");
            await kate.TypeAsync("Email.Reply", Reply);
            await work.StartAsync("0141 4102", "Amy Miller");
            await work.SendAsync(AboutTheMail);
        });
        await stage.StepAsync("Amy rejects it, and the reply is as it was", async () =>
        {
            await amy.SeeAsync("Toast.Message", AboutTheMail);
            await amy.ClickAsync("Toast.Reject");
            await kate.SeeAsync("Im.Status", "Ended");
            await kate.SeeInTranscriptAsync("rejected");
            await kate.SeeAsync("Email.Reply", Reply);
        });
    }

    /// <summary>Not answered, and meanwhile taken back: once before anything was sent, once after.</summary>
    private static async Task ChatAndItemAsync(Stage stage, Consultation work, Desktop kate, Desktop amy)
    {
        await stage.StepAsync("Kate consults Amy about a chat, in which the contact goes on writing", async () =>
        {
            await work.OpenWorkAsync("ch", "Chat, Maria Lindqvist", "Chat.View");
            await work.StartAsync("amy m", "Amy Miller");
            await work.SendAsync(AboutTheChat);
            await amy.SeeAsync("Toast.Message", AboutTheChat);
            await kate.SeeAsync("the contact's next line", dump => dump.FindStarting("Text", "The serial number is D6-2219-004417."));
        });
        await stage.StepAsync("About a work item she wants to ask, and does not: Amy hears nothing of it", async () =>
        {
            await work.OpenWorkAsync("w", "Work item, Aisha Rahman", "Workitem.View");
            await work.StartAsync("amy m", "Amy Miller");
            await kate.ClickAsync("Im.Done");
            await kate.MissAsync("Im.InInteraction");
        });
        await stage.StepAsync("She asks, and takes it back", async () =>
        {
            await work.StartAsync("amy m", "Amy Miller");
            await work.SendAsync(AboutTheItem);
            await amy.SeeAsync(AboutTheItem, dump => dump.FindStarting("Text", AboutTheItem));
            await kate.ClickAsync("Im.End");
            await amy.SeeAsync("no question any more", dump => dump.FindStarting("Text", AboutTheItem) is null ? dump : null);
        });
        await stage.StepAsync("What Amy did not answer in the chat has ended by itself", async () =>
        {
            await amy.MissAsync("Toast.Accept");
            await kate.ClickAsync("the chat's tab", dump => LastTab(dump, "Maria Lindqvist"));
            await kate.SeeAsync("Im.Status", "Ended");
            await kate.SeeInTranscriptAsync("not answer");
            await kate.SeeAsync("Chat.View");
        });
    }

    /// <summary>Kate ends an interaction in which a consultation is open.</summary>
    private static async Task CloseAsync(Stage stage, Consultation work, Desktop kate, Desktop amy)
    {
        await stage.StepAsync("Amy is consulted once more about the chat", async () =>
        {
            await kate.ClickAsync("Im.Done");
            await work.StartAsync("amy m", "Amy Miller");
            await work.SendAsync(AboutTheChat);
            await amy.ClickAsync("Toast.Accept");
            await kate.SeeAsync("Im.Status", "Connected");
        });
        await stage.StepAsync("Kate brings her into the chat: it comes up at Amy's desk, behind what she does", async () =>
        {
            await kate.ClickAsync("Interaction.StartConsultation");
            await kate.ClickAsync("Interaction.Conference");
            await kate.SeeAsync("Interaction.Sharing", "Joint with Amy Miller");
            await amy.SeeAsync("the chat's tab", dump => LastTab(dump, "Maria Lindqvist"));
            await amy.SeeAsync("Im.Status", "Connected");
        });
        await stage.StepAsync("Kate is asked before the chat closes, and stays", async () =>
        {
            await kate.ClickAsync("Interaction.Done");
            await kate.SeeAsync("Confirmation.Question", "Amy Miller");
            await kate.PressAsync("Escape");
            await kate.MissAsync("Confirmation.Question");
            await kate.SeeAsync("Im.Status", "Connected");
        });
        await stage.StepAsync("She agrees: chat and consultation are over, the others are as they were", async () =>
        {
            await kate.ClickAsync("Interaction.Done");
            await kate.ClickAsync("Confirmation.Yes");
            await kate.MissAsync("Chat.View");
            await amy.SeeAsync("Im.Status", "Ended");
            await amy.SeeAsync("no chat any more", dump => LastTab(dump, "Maria Lindqvist") is null ? dump : null);
            await kate.ClickAsync("the e-mail's tab", dump => dump.FindStarting("TabItem", "Chloé Laurent"));
            await kate.SeeAsync("Email.Reply", Reply);
        });
    }

    /// <summary>Kate gives an interaction to the one whom she consults about it.</summary>
    private static async Task TransferAsync(Stage stage, Consultation work, Desktop kate, Desktop amy)
    {
        await stage.StepAsync("Kate consults Amy about the e-mail once more", async () =>
        {
            await kate.ClickAsync("Im.Done");
            await work.StartAsync("amy m", "Amy Miller");
            await work.SendAsync(AboutTheOffer);
            await amy.ClickAsync("Toast.Accept");
            await kate.SeeAsync("Im.Status", "Connected");
            await amy.SeeFocusAsync("Im.Input");
        });
        await stage.StepAsync("She transfers it to Amy, and is asked about the consultation", async () =>
        {
            await kate.ClickAsync("Interaction.StartConsultation");
            await kate.ClickAsync("Interaction.Transfer");
            await kate.SeeAsync("Confirmation.Question", "Amy Miller");
            await kate.ClickAsync("Confirmation.Yes");
        });
        await stage.StepAsync("It is at Amy's desk, and at Kate's no more", async () =>
        {
            await amy.SeeAsync("the e-mail's tab", dump => LastTab(dump, "Chloé Laurent"));
            await kate.SeeAsync("no e-mail any more", dump => LastTab(dump, "Chloé Laurent") is null ? dump : null);
            await amy.ClickAsync("the e-mail's tab", dump => LastTab(dump, "Chloé Laurent"));
            await amy.SeeAsync("Email.View");
            await amy.SeeAsync("Interaction.Sharing", "Kate Milburn");
        });
    }

    private static UiElement? Item(UiDump dump, string list, string text) =>
        ReadOnlyRows.In(dump, list).FirstOrDefault(item => item.Name.Contains(text, StringComparison.Ordinal));

    /// <summary>What could be typed into on the consulted agent's side, beside the search in the history.</summary>
    private static List<UiElement> EditsIn(UiDump dump) =>
        [.. (dump.WindowWith("Im.CaseTabs")?.Below("Im.CaseTabs") ?? []).Where(element =>
            element is { ControlType: "Edit", IsOffscreen: false } && !element.AutomationId.StartsWith("Im.History", StringComparison.Ordinal))];

    private static UiElement? LastTab(UiDump dump, string name) => dump.WindowWith("Interaction.Tabs")?.Elements
        .LastOrDefault(element => element.ControlType == "TabItem" && element.Name.StartsWith(name, StringComparison.Ordinal) && !element.IsOffscreen);
}
