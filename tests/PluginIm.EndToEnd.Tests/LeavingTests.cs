using PluginIm.EndToEnd.Tests.Driving;

namespace PluginIm.EndToEnd.Tests;

/// <summary>What remains when an agent closes the desktop.</summary>
[TestClass]
public sealed class LeavingTests
{
    [TestMethod]
    public async Task Closing_the_desktop_tells_the_colleague_unregisters_and_ends_the_process()
    {
        await using var stage = await Stage.SetAsync("leaving");
        var sipSwitch = await stage.StartSwitchAsync();
        var options = new DesktopOptions("kmilburn", sipSwitch.Address);
        var kate = stage.StartDesktop(options);
        var amy = stage.StartDesktop(new DesktopOptions("amiller", sipSwitch.Address) { Left = XDisplay.Width / 2 });
        var conversation = new Conversation(kate, amy);
        await stage.StepAsync("Kate and Amy are connected", async () =>
        {
            await conversation.BothAreReadyAsync();
            await conversation.KateInvitesAmyAsync("Have you a minute?");
            await amy.ClickAsync("Toast.Accept");
            await kate.SeeAsync("Im.Status", "Connected");
            await amy.SeeFocusAsync("Im.Input");
        });

        await stage.StepAsync("Kate closes her desktop", async () =>
        {
            await kate.TypeAsync("Im.Input", "not sent yet");
            await kate.FocusAsync("TeamCommunicator.Search");
            await kate.PressAsync("alt+F4");
            Assert.AreEqual(0, await kate.WaitForExitAsync());
        });
        await stage.StepAsync("Amy is told who left", async () =>
        {
            await amy.SeeInTranscriptAsync("Kate Milburn ended");
            await amy.SeeAsync("Im.Status", "Ended");
            Assert.Contains(line => line.TrimEnd().EndsWith("Reason: SIP;cause=480;text=\"Signed out\"", StringComparison.Ordinal), stage.ReadLogs());
        });
        await stage.StepAsync("Amy finds Kate offline", async () =>
        {
            await amy.TypeAsync("TeamCommunicator.Search", "kmil");
            await amy.SeeAsync("Kate, offline", dump => dump.WindowWith("TeamCommunicator.Results")?.Below("TeamCommunicator.Results")
                .FirstOrDefault(element => element.Text.StartsWith("Offline", StringComparison.Ordinal)));
        });

        var again = stage.StartDesktop(options);
        await stage.StepAsync("Kate comes back and finds what she had typed", async () =>
        {
            await again.SeeAsync("Im.Status", "Ended");
            await again.SeeAsync("Im.Input", "not sent yet");
            await again.SeeAsync("Im.InputNote", "was not sent");
        });
        await stage.StepAsync("Done closes it", async () =>
        {
            await again.ClickAsync("Im.Done");
            await again.MissAsync("Im.Done");
        });

        GoodLogs.Assert(stage.ReadLogs(), ["not sent yet", "Have you a minute"]);
        Assert.Contains(line => line.StartsWith("Expires: 0", StringComparison.Ordinal) || line.EndsWith("expires=0", StringComparison.Ordinal), stage.ReadLogs());
    }
}
