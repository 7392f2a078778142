using PluginIm.EndToEnd.Tests.Driving;

namespace PluginIm.EndToEnd.Tests;

/// <summary>What an agent sees when something around the desktop is not as it should be.</summary>
[TestClass]
public sealed class TroubleTests
{
    [TestMethod]
    public async Task Without_a_switch_the_shell_starts_says_so_greys_the_action_and_comes_back_with_the_switch()
    {
        await using var stage = await Stage.SetAsync("no switch");
        var address = await FindFreeAddressAsync(stage);
        var kate = stage.StartDesktop(new DesktopOptions("kmilburn", address));

        await stage.StepAsync("The status bar says so", () => kate.SeeAsync("Im.ChannelStatus", "not reachable"));
        await stage.StepAsync("The action is greyed, with the reason", async () =>
        {
            await kate.TypeAsync("TeamCommunicator.Search", "ami");
            await kate.ClickAsync("TeamCommunicator.Actions");
            await kate.SeeAsync("the greyed action", dump => dump.FindNamed("MenuItem", Conversation.SendAction) is { IsEnabled: false } item ? item : null);
        });
        await kate.PressAsync("Escape");
        await stage.StepAsync("The switch is there again", async () =>
        {
            await stage.StartSwitchAsync(address);
            await kate.SeeAsync("Im.ChannelStatus", ": ready");
        });
    }

    [TestMethod]
    public async Task A_wrong_password_is_said_and_not_tried_in_a_loop()
    {
        await using var stage = await Stage.SetAsync("wrong password");
        var sipSwitch = await stage.StartSwitchAsync();
        var kate = stage.StartDesktop(new DesktopOptions("kmilburn", sipSwitch.Address) { Password = "not-the-password" });

        await stage.StepAsync("The status bar says so", () => kate.SeeAsync("Im.ChannelStatus", "refused"));

        // A challenge and an answer to it are two requests, each seen by the desktop's trace and by the switch's; the telephone signs in for itself.
        var requests = stage.ReadLogs().Count(line => line.Contains("REGISTER sip:", StringComparison.Ordinal));
        Assert.IsLessThanOrEqualTo(12, requests);
        Assert.IsGreaterThan(0, requests);
    }

    [TestMethod]
    public async Task A_malformed_manifest_is_named_by_file_line_and_key_and_the_shell_runs_without_the_plugin()
    {
        await using var stage = await Stage.SetAsync("malformed manifest");
        var manifest = Path.Combine(stage.Folder, "module-manifest.json");
        await File.WriteAllTextAsync(manifest, "{\n  \"modules\": [\n    { \"name\": 7 }\n  ]\n}\n");
        var kate = stage.StartDesktop(new DesktopOptions("kmilburn", "tcp:127.0.0.1:5060") { Manifest = manifest });

        await stage.StepAsync("The shell says what and where", async () =>
        {
            await kate.SeeAsync("Shell.Status", "module-manifest.json");
            await kate.SeeAsync("Shell.Status", "line 3");
        });
        await stage.StepAsync("The rest works", async () =>
        {
            await kate.TypeAsync("TeamCommunicator.Search", "amiller");
            await kate.SeeAsync("Amy Miller", dump => dump.FindStarting("ListItem", "Amy Miller, agent"));
        });
    }

    /// <summary>An address where a switch was, so that nobody is there.</summary>
    private static async Task<string> FindFreeAddressAsync(Stage stage)
    {
        await using var sipSwitch = await SwitchProcess.StartAsync(stage.Folder);
        return sipSwitch.Address;
    }
}
