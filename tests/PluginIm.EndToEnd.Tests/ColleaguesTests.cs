using System.Text.RegularExpressions;
using PluginIm.EndToEnd.Tests.Driving;

namespace PluginIm.EndToEnd.Tests;

/// <summary>Kate and her German colleague Amy: what happens between two desktops beside the plain way of an invitation.</summary>
[TestClass]
public sealed class ColleaguesTests
{
    private const string FromKate = "do you have a minute";
    private const string FromAmy = "bist du da";
    private const string GermanAction = "Sofortnachricht senden";

    /// <summary>Both desktops are on one machine here, and both may have an invitation at a time.</summary>
    private static readonly Regex ShortcutTaken = new(@" WRN .*The shortcut Ctrl\+Alt\+[ARN] does not work while an invitation waits: Taken$", RegexOptions.Compiled);

    [TestMethod]
    public async Task Crossing_typing_reading_writing_ahead_answering_by_keys_and_missing()
    {
        await using var stage = await Stage.SetAsync("colleagues");
        var sipSwitch = await stage.StartSwitchAsync();
        var relay = stage.StartRelay(sipSwitch.Address);
        var kate = stage.StartDesktop(new DesktopOptions("kmilburn", relay.Address)
        {
            Options = ["im.accept-shortcut=none", "im.reject-shortcut=none", "im.notification-shortcut=none"],
        });
        var amy = stage.StartDesktop(new DesktopOptions("amiller", sipSwitch.Address)
        {
            Language = "de-DE", Left = XDisplay.Width / 2, Options = ["im.read-notifications=true"],
        });
        await stage.StepAsync("Kate is ready in English and Amy in German", async () =>
        {
            await kate.SeeAsync("Im.ChannelStatus", "Instant messaging: ready");
            await amy.SeeAsync("Im.ChannelStatus", "Instant Messaging: bereit");
        });

        await CrossAsync(stage, relay, kate, amy);
        await TypeAndReadAsync(stage, kate, amy);
        await EndAsync(stage, kate, amy);
        await WriteAheadAsync(stage, kate, amy);
        await EndAsync(stage, kate, amy);
        await MissAsync(stage, kate, amy);
        GoodLogs.Assert(stage.ReadLogs(), [FromKate, FromAmy, "written ahead"], ShortcutTaken);
    }

    /// <summary>What comes to Kate is held, so that both have invited before either hears of it.</summary>
    private static async Task CrossAsync(Stage stage, Relay relay, Desktop kate, Desktop amy)
    {
        await stage.StepAsync("Both have written to the other, and sent nothing", async () =>
        {
            await Conversation.OpenAsync(kate, "amil", "Amy Miller");
            await kate.TypeAsync("Im.Input", FromKate);
            await Conversation.OpenAsync(amy, "kmil", "Kate Milburn", GermanAction);
            await amy.TypeAsync("Im.Input", FromAmy);
        });
        await stage.StepAsync("Both send, and neither has heard of the other", async () =>
        {
            relay.HoldAnswers();
            await amy.PressAsync("Return");
            await amy.SeeAsync("Im.Status", "Wird aufgebaut");
            await kate.FocusAsync("Im.Input");
            await kate.PressAsync("Return");
            await kate.SeeAsync("Im.Status", "Establishing");
        });
        await stage.StepAsync("It becomes one session, without a question to anybody", async () =>
        {
            relay.ReleaseAnswers();
            await kate.SeeAsync("Im.Status", "Connected");
            await amy.SeeAsync("Im.Status", "Verbunden");
            foreach (var text in new[] { FromKate, FromAmy })
            {
                await kate.SeeInTranscriptAsync(text);
                await amy.SeeInTranscriptAsync(text);
            }

            Assert.IsNull((await kate.ReadAsync()).Find("Toast.Accept"));
            Assert.IsNull((await amy.ReadAsync()).Find("Toast.Accept"));
            AssertOneTab(await kate.ReadAsync());
            AssertOneTab(await amy.ReadAsync());
        });
    }

    private static async Task TypeAndReadAsync(Stage stage, Desktop kate, Desktop amy)
    {
        await stage.StepAsync("Amy sees that Kate types", async () =>
        {
            await kate.TypeAsync("Im.Input", "one moment");
            await amy.SeeAsync("Im.Typing", "Kate Milburn schreibt");
        });
        await stage.StepAsync("Kate sees that it was delivered, and then that Amy has read it", async () =>
        {
            await kate.PressAsync("Return");
            await amy.SeeInTranscriptAsync("one moment");
            await amy.SeeAsync("nobody typing", dump => dump.Find("Im.Typing") is { Text: not "" } ? null : dump);
            await amy.FocusAsync("Im.Input");
            await kate.SeeAsync("the mark of what was read", dump => dump.FindNamed("Text", "Read"));
        });
    }

    private static async Task WriteAheadAsync(Stage stage, Desktop kate, Desktop amy)
    {
        await stage.StepAsync("Kate writes on before Amy has answered", async () =>
        {
            await Conversation.OpenAsync(kate, "amil", "Amy Miller");
            foreach (var text in new[] { "written ahead 1", "written ahead 2", "written ahead 3" })
            {
                await kate.TypeAsync("Im.Input", text);
                await kate.PressAsync("Return");
                await kate.SeeInTranscriptAsync(text);
            }

            await kate.SeeAsync("Im.Status", "Establishing");
            await kate.SeeAsync("two that wait", dump => dump.WindowWith("Im.Transcript")?.Below("Im.Transcript").Count(element => element.Name == "Waiting") == 2
                ? dump : null);
        });
        await stage.StepAsync("Amy accepts with a shortcut while Kate's window has the keyboard", async () =>
        {
            await amy.SeeAsync("Toast.Message", "written ahead 1");
            await amy.SeeAsync("Toast.Keys", "Strg+Alt+A nimmt an");
            await kate.SeeFocusAsync("Im.Input");
            await amy.PressAsync("ctrl+alt+a");
            await amy.SeeAsync("Im.Status", "Verbunden");
            await amy.SeeInTranscriptAsync("written ahead 3");
        });
        await stage.StepAsync("All came in order", async () =>
        {
            var lines = await amy.ReadTranscriptAsync("written ahead 1");
            CollectionAssert.AreEqual(
                new[] { "written ahead 1", "written ahead 2", "written ahead 3" },
                lines.Where(line => line.Contains("] Kate Milburn: ", StringComparison.Ordinal)).Select(line => line[^"written ahead 1".Length..]).ToArray(),
                string.Join('\n', lines));
        });
    }

    private static async Task MissAsync(Stage stage, Desktop kate, Desktop amy)
    {
        await stage.StepAsync("Kate invites and takes it back: Amy's notification goes, and she sees what she missed", async () =>
        {
            await Conversation.OpenAsync(kate, "amil", "Amy Miller");
            await kate.TypeAsync("Im.Input", "never mind");
            await kate.PressAsync("Return");
            await amy.SeeAsync("Toast.Accept");
            await kate.ClickAsync("Im.End");
            await amy.MissAsync("Toast.Accept");
            await amy.SeeAsync("Im.Missed", "1 verpasst");
        });
        await stage.StepAsync("The list says who, when and what", async () =>
        {
            await amy.ClickAsync("Im.Missed");
            await amy.SeeAsync("the entry", dump => dump.WindowWith("Im.Missed.List")?.Below("Im.Missed.List").FirstOrDefault(element =>
                element.Name.StartsWith("Kate Milburn (kmilburn)", StringComparison.Ordinal)
                && element.Name.EndsWith("Zurückgezogen: never mind", StringComparison.Ordinal)));
        });
        await stage.StepAsync("A message back opens a session, and the list is empty", async () =>
        {
            await amy.ClickAsync("Im.Missed.Send");
            await amy.SeeAsync("Im.Status", "Nicht verbunden");
            await amy.SeeAsync("Im.Parties", "Kate Milburn");
            await amy.MissAsync("Im.Missed");
        });
    }

    private static async Task EndAsync(Stage stage, Desktop kate, Desktop amy) => await stage.StepAsync("Kate ends, both are done", async () =>
    {
        await kate.ClickAsync("Im.End");
        await amy.SeeAsync("Im.Status", "Beendet");
        foreach (var desktop in new[] { kate, amy })
        {
            await desktop.ClickAsync("Im.Done");
            await desktop.MissAsync("Im.Done");
        }
    });

    private static void AssertOneTab(UiDump dump) =>
        Assert.HasCount(1, dump.Windows.SelectMany(window => window.Elements).Where(element => element.ControlType == "TabItem").ToList(), dump.ToString());
}
