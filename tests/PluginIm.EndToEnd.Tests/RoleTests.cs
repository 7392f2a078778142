using PluginIm.EndToEnd.Tests.Driving;

namespace PluginIm.EndToEnd.Tests;

/// <summary>An administrator changes role and manifest while the desktop runs.</summary>
[TestClass]
public sealed class RoleTests
{
    private const string Question = "Have you a minute?";
    private const string Answer = "I go on";

    /// <summary>What the menu beside a target says when there is nothing to do.</summary>
    private const string NoAction = "There is nothing to do here.";

    [TestMethod]
    public async Task A_role_without_instant_messages_takes_them_away_at_once_and_lets_a_session_finish_first()
    {
        await using var stage = await Stage.SetAsync("role");
        var sipSwitch = await stage.StartSwitchAsync();
        var kate = stage.StartDesktop(new DesktopOptions("kmilburn", sipSwitch.Address));
        var amy = stage.StartDesktop(new DesktopOptions("amiller", sipSwitch.Address) { Left = XDisplay.Width / 2 });
        await stage.StepAsync("Kate and Amy are connected", async () =>
        {
            var conversation = new Conversation(kate, amy);
            await conversation.BothAreReadyAsync();
            await conversation.KateInvitesAmyAsync(Question);
            await amy.ClickAsync("Toast.Accept");
            await kate.SeeAsync("Im.Status", "Connected");
            await amy.SeeFocusAsync("Im.Input");
        });

        await stage.StepAsync("Kate's role has no instant messages any more", async () =>
        {
            await UseRoleAsync(kate, "Back Office");
            await kate.MissAsync("Im.ChannelStatus");
        });
        await stage.StepAsync("The session under way goes on", async () =>
        {
            await Conversation.SendAsync(kate, amy, Answer);
            Assert.AreEqual(0, SignOuts(stage), "She is still registered.");
        });
        await stage.StepAsync("Amy ends it, and Kate is signed out", async () =>
        {
            await amy.ClickAsync("Im.End");
            await kate.SeeAsync("Im.Status", "Ended");
            await Condition.WaitForAsync(() => Task.FromResult(SignOuts(stage) == 1 ? stage : null), () => "Kate unregistered at the switch");
            await kate.ClickAsync("Im.Done");
        });
        await stage.StepAsync("Beside Amy there is nothing left to do", () => SeeActionAsync(kate, isThere: false));
        await kate.MissAsync("Im.Done");
        await stage.StepAsync("Her own role brings everything back", async () =>
        {
            await UseRoleAsync(kate, "Agent");
            await kate.SeeAsync("Im.ChannelStatus", ": ready");
            await SeeActionAsync(kate, isThere: true);
        });
        GoodLogs.Assert(stage.ReadLogs(), [Question, Answer]);
    }

    [TestMethod]
    public async Task An_edited_manifest_holds_at_once_where_it_can_and_the_rest_is_listed()
    {
        await using var stage = await Stage.SetAsync("edited manifest");
        var sipSwitch = await stage.StartSwitchAsync();
        var manifest = Path.Combine(stage.Folder, "module-manifest.json");
        var text = await File.ReadAllTextAsync(Repository.Manifest);
        await File.WriteAllTextAsync(manifest, text);
        var kate = stage.StartDesktop(new DesktopOptions("kmilburn", sipSwitch.Address) { Manifest = manifest });
        await stage.StepAsync("Kate can write to Amy", async () =>
        {
            await kate.SeeAsync("Im.ChannelStatus", ": ready");
            await SeeActionAsync(kate, isThere: true);
        });

        await stage.StepAsync("Her role may start no session any more, and something waits for a restart", async () =>
        {
            await File.WriteAllTextAsync(manifest, text
                .Replace("\"Agent\": {}", "\"Agent\": { \"privileges\": [\"im.use\"] }", StringComparison.Ordinal)
                .Replace("\"options\": {\n    \"im.toast-timeout\"", "\"options\": {\n    \"im.journal\": false,\n    \"im.toast-timeout\"", StringComparison.Ordinal));
            await kate.SeeAsync("Shell.AfterRestart", "im.journal");
            await SeeActionAsync(kate, isThere: false);
            await kate.SeeAsync("Im.ChannelStatus", ": ready");
        });
        await stage.StepAsync("A manifest with a fault is named, and changes nothing", async () =>
        {
            await File.WriteAllTextAsync(manifest, text.Replace("\"modules\": [", "\"modules\": 7, \"more\": [", StringComparison.Ordinal));
            await kate.SeeAsync("Shell.Status", "line 3");
            await kate.SeeAsync("Shell.AfterRestart", "im.journal");
        });
        await stage.StepAsync("Taken back, nothing waits", async () =>
        {
            await File.WriteAllTextAsync(manifest, text);
            await kate.SeeAsync("nothing that waits", dump => string.IsNullOrEmpty(dump.Find("Shell.AfterRestart")?.Text) ? dump : null);
            await SeeActionAsync(kate, isThere: true);
        });
    }

    private static async Task UseRoleAsync(Desktop desktop, string role)
    {
        await desktop.ClickAsync("Shell.Menu");
        await desktop.ClickAsync("Shell.Role");
        await desktop.ClickAsync(role, dump => dump.FindNamed("MenuItem", role));
    }

    /// <summary>Whether the action to write to Amy is in the menu beside her.</summary>
    private static async Task SeeActionAsync(Desktop desktop, bool isThere)
    {
        await desktop.ClearAsync("TeamCommunicator.Search");
        await desktop.TypeAsync("TeamCommunicator.Search", "amil");
        await desktop.ClickAsync("TeamCommunicator.Actions");
        var (seen, other) = isThere ? (Conversation.SendAction, NoAction) : (NoAction, Conversation.SendAction);
        await desktop.SeeAsync(seen, dump => dump.FindNamed("MenuItem", other) is null ? dump.FindNamed("MenuItem", seen) : null);
        await desktop.PressAsync("Escape");
        await desktop.SeeAsync("the menu's end", dump => dump.FindNamed("MenuItem", seen) is null ? dump : null);
    }

    /// <summary>How often the switch let go of a contact of Kate's because her desktop said so.</summary>
    private static int SignOuts(Stage stage) => stage.ReadLogs().Count(line =>
        line.Contains("kmilburn is no longer at ", StringComparison.Ordinal) && line.TrimEnd().EndsWith(": unregistered", StringComparison.Ordinal));
}
