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
    private const string Reply = "Dear Ms Laurent";

    [TestMethod]
    public async Task From_a_call_an_email_a_chat_and_a_work_item()
    {
        await using var stage = await Stage.SetAsync("consultation");
        var sipSwitch = await stage.StartSwitchAsync();
        var kate = stage.StartDesktop(new DesktopOptions("kmilburn", sipSwitch.Address) { Options = ["im.toast-timeout=00:00:15"] });
        var amy = stage.StartDesktop(new DesktopOptions("amiller", sipSwitch.Address) { Left = XDisplay.Width / 2 });
        await stage.StepAsync("Both desktops are ready", new Conversation(kate, amy).BothAreReadyAsync);
        var work = new Consultation(kate);

        await CallAsync(stage, work, kate, amy);
        await EmailAsync(stage, work, kate, amy);
        await ChatAndItemAsync(stage, work, kate, amy);
        await CloseAsync(stage, work, kate, amy);
        GoodLogs.Assert(stage.ReadLogs(), [AboutTheCall, AboutTheMail, AboutTheChat, AboutTheItem, Reply]);
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
        await LookAsync(stage, work, amy);
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
    private static async Task LookAsync(Stage stage, Consultation work, Desktop amy)
    {
        await stage.StepAsync("Amy sees the case, and how Kate changes it", async () =>
        {
            await amy.SeeAsync("the order", dump => Item(dump, "Im.CaseFields", "4501-77312"));
            await work.ChangeAsync("Segment", "Platinum");
            await amy.SeeAsync("the change", dump => Item(dump, "Im.CaseFields", "Platinum"));
        });
        await stage.StepAsync("She types on every value, and nothing changes", async () =>
        {
            var fields = Items(await amy.ReadAsync(), "Im.CaseFields");
            foreach (var field in fields.Where(field => !field.IsOffscreen).Take(4))
            {
                await amy.ClickAsync(field.Name, dump => Item(dump, "Im.CaseFields", field.Name));
                await amy.TypeHereAsync("zq");
                await amy.PressAsync("Delete");
            }

            var dump = await amy.ReadAsync();
            CollectionAssert.AreEqual(fields.Select(field => field.Name).ToArray(), Items(dump, "Im.CaseFields").Select(field => field.Name).ToArray());
            Assert.IsEmpty(EditsIn(dump));
        });
        await stage.StepAsync("She reads who it is", async () =>
        {
            await amy.ClickAsync("Im.ContactTab");
            await amy.SeeAsync("the contact's address", dump => Item(dump, "Im.ContactFields", "maria.lindqvist@example.com"));
            Assert.IsEmpty(EditsIn(await amy.ReadAsync()));
        });
        await stage.StepAsync("She searches what has been with this contact", async () =>
        {
            await amy.ClickAsync("Im.HistoryTab");
            await amy.SeeAsync("all entries", dump => Items(dump, "Im.HistoryList").Count == 6 ? dump : null);
            await amy.TypeAsync("Im.HistorySearch", "drain");
            await amy.SeeAsync("the entry", dump => Items(dump, "Im.HistoryList") is [var only] && only.Name.Contains("Washing machine does not spin", StringComparison.Ordinal) ? only : null);
        });
        await stage.StepAsync("She reads the entry", async () =>
        {
            await amy.ClickAsync("the entry", dump => Item(dump, "Im.HistoryList", "Washing machine"));
            await amy.PressAsync("Return");
            await amy.SeeAsync("its text", dump => dump.WindowWith("Im.HistoryBack")?.Elements.FirstOrDefault(element => element.Text.Contains("Drain pump blocked", StringComparison.Ordinal)));
        });
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

    private static List<UiElement> Items(UiDump dump, string list) =>
        [.. (dump.WindowWith(list)?.Below(list) ?? []).Where(element => element.ControlType == "ListItem")];

    private static UiElement? Item(UiDump dump, string list, string text) =>
        Items(dump, list).FirstOrDefault(item => item.Name.Contains(text, StringComparison.Ordinal));

    /// <summary>What could be typed into on the consulted agent's side, beside the search in the history.</summary>
    private static List<UiElement> EditsIn(UiDump dump) =>
        [.. (dump.WindowWith("Im.CaseTabs")?.Below("Im.CaseTabs") ?? []).Where(element =>
            element is { ControlType: "Edit", IsOffscreen: false } && !element.AutomationId.StartsWith("Im.History", StringComparison.Ordinal))];

    private static UiElement? LastTab(UiDump dump, string name) => dump.WindowWith("Interaction.Tabs")?.Elements
        .LastOrDefault(element => element.ControlType == "TabItem" && element.Name.StartsWith(name, StringComparison.Ordinal) && !element.IsOffscreen);
}
