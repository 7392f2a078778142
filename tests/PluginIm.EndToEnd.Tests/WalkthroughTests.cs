using PluginIm.EndToEnd.Tests.Driving;

namespace PluginIm.EndToEnd.Tests;

/// <summary>Two agents, two desktops, one switch, as separate processes; real mouse and keys.</summary>
[TestClass]
public sealed class WalkthroughTests
{
    private const string Question = "Can a customer change the delivery address after dispatch?";
    private const string Unicode = "Zoë – „grüß Gott\" ✓ 👍";

    private static readonly IReadOnlyList<(bool ByKate, string Text)> Lines =
    [
        (false, "Hi Kate, yes: until the parcel is scanned."),
        (true, Unicode),
        (false, "Which order is it?"),
        (true, "It is 4711-0815."),
        (false, "Not scanned yet, go ahead."),
        (true, "Thank you!"),
    ];

    [TestMethod]
    public async Task Kate_asks_and_Amy_accepts_rejects_and_does_not_answer()
    {
        await using var stage = await Stage.SetAsync("walkthrough");
        var sipSwitch = await stage.StartSwitchAsync();
        var kate = stage.StartDesktop(new DesktopOptions("kmilburn", sipSwitch.Address) { Options = ["im.toast-timeout=00:00:20"] });
        var amy = stage.StartDesktop(new DesktopOptions("amiller", sipSwitch.Address) { Left = XDisplay.Width / 2 });
        var conversation = new Conversation(kate, amy);

        await AcceptedAsync(stage, conversation, kate, amy);
        await RejectedAsync(stage, conversation, kate, amy);
        await NotAnsweredAsync(stage, conversation, kate, amy);

        var logs = stage.ReadLogs();
        AssertTraceShows(logs, "REGISTER sip:", "INVITE sip:", "SIP/2.0 180", "SIP/2.0 200", "ACK sip:", "MESSAGE sip:", "BYE sip:", "CANCEL sip:", "SIP/2.0 603");
        GoodLogs.Assert(logs, ["grüß Gott", "4711-0815"]);
    }

    private static async Task AcceptedAsync(Stage stage, Conversation conversation, Desktop kate, Desktop amy)
    {
        await stage.StepAsync("Both desktops are ready", conversation.BothAreReadyAsync);
        await stage.StepAsync("Kate types ami and sees Amy with her presence", conversation.KateFindsAmyAsync);
        await stage.StepAsync("She opens the action menu", conversation.KateOpensTheActionMenuAsync);
        await stage.StepAsync("An IM window opens, Not Connected", conversation.KateTakesSendAnInstantMessageAsync);
        await stage.StepAsync("Amy is working in her own window", () => amy.TypeAsync("TeamCommunicator.Search", "bill"));
        await stage.StepAsync("Kate sends a line, Establishing", () => conversation.KateSendsTheFirstMessageAsync(Question));
        await stage.StepAsync("Amy's notification takes no focus", async () =>
        {
            await conversation.AmySeesTheNotificationAsync(Question);
            var dump = await amy.ReadAsync();
            Assert.IsFalse(dump.WindowWith("Toast.Accept")!.IsActive, "The notification took the focus.");
            await kate.SeeAsync("the focus still in Kate's input", kateDump => kateDump.Find("Im.Input") is { HasFocus: true } input ? input : null);
        });
        await stage.StepAsync("Amy accepts, both Connected", async () =>
        {
            await amy.ClickAsync("Toast.Accept");
            await amy.SeeAsync("Im.Status", "Connected");
            await amy.SeeFocusAsync("Im.Input");
            await amy.SeeAsync("a tab with the caller's logon", dump => dump.FindNamed("TabItem", "kmilburn"));
            await amy.SeeInTranscriptAsync(Question);
            await kate.SeeAsync("Im.Status", "Connected");
        });
        await stage.StepAsync("Three lines each way", async () =>
        {
            foreach (var (byKate, text) in Lines)
            {
                await Conversation.SendAsync(byKate ? kate : amy, byKate ? amy : kate, text);
            }
        });
        await WriteTranscriptsAsync(stage, kate, amy);
        await stage.StepAsync("Amy ends, both Ended", async () =>
        {
            await amy.ClickAsync("Im.End");
            await amy.SeeAsync("Im.Status", "Ended");
            await kate.SeeAsync("Im.Status", "Ended");
            await kate.SeeInTranscriptAsync("Amy Miller ended");
            await kate.SeeAsync("the input disabled", dump => dump.Find("Im.Input") is { IsEnabled: false } input ? input : null);
        });
        await stage.StepAsync("Done closes", async () =>
        {
            await DoneAsync(kate);
            await DoneAsync(amy);
        });
    }

    private static async Task RejectedAsync(Stage stage, Conversation conversation, Desktop kate, Desktop amy)
    {
        await stage.StepAsync("Kate asks again", () => conversation.KateInvitesAmyAsync("Are you there?"));
        await stage.StepAsync("Amy rejects, Kate is told", async () =>
        {
            await amy.ClickAsync("Toast.Reject");
            await amy.MissAsync("Toast.Reject");
            await kate.SeeAsync("Im.Status", "Ended");
            await kate.SeeInTranscriptAsync("Amy Miller rejected");
        });
        await stage.StepAsync("Kate closes the rejected one", () => DoneAsync(kate));
    }

    private static async Task NotAnsweredAsync(Stage stage, Conversation conversation, Desktop kate, Desktop amy)
    {
        await stage.StepAsync("Kate asks once more", () => conversation.KateInvitesAmyAsync("One more try"));
        await stage.StepAsync("Nobody answers, Kate is told", async () =>
        {
            await kate.SeeInTranscriptAsync("did not answer");
            await kate.SeeAsync("Im.Status", "Ended");
            await amy.MissAsync("Toast.Accept");
        });
        await stage.StepAsync("Kate closes the unanswered one", () => DoneAsync(kate));
    }

    private static async Task DoneAsync(Desktop desktop)
    {
        await desktop.ClickAsync("Im.Done");
        await desktop.MissAsync("Im.Done");
    }

    private static async Task WriteTranscriptsAsync(Stage stage, Desktop kate, Desktop amy)
    {
        var katesLines = await kate.ReadTranscriptAsync(Question);
        var amysLines = await amy.ReadTranscriptAsync(Question);
        await stage.WriteAsync("transcripts.txt",
            $"Kate's window:\n  {string.Join("\n  ", katesLines)}\n\nAmy's window:\n  {string.Join("\n  ", amysLines)}\n");

        foreach (var text in new[] { Question }.Concat(Lines.Select(line => line.Text)))
        {
            Assert.ContainsSingle(line => line.EndsWith(": " + text, StringComparison.Ordinal), katesLines, $"'{text}' in Kate's window");
            Assert.ContainsSingle(line => line.EndsWith(": " + text, StringComparison.Ordinal), amysLines, $"'{text}' in Amy's window");
        }
    }

    private static void AssertTraceShows(IReadOnlyList<string> logs, params string[] startLines)
    {
        foreach (var startLine in startLines)
        {
            Assert.IsTrue(logs.Any(line => line.Contains(startLine, StringComparison.Ordinal)), $"No '{startLine}' in the SIP trace.");
        }
    }
}
