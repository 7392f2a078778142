using PluginIm.EndToEnd.Tests.Driving;

namespace PluginIm.EndToEnd.Tests;

/// <summary>Two switches, of which the first fails.</summary>
[TestClass]
public sealed class FailoverTests
{
    private const string Hello = "Have you a minute?";

    [TestMethod]
    public async Task A_session_goes_on_through_the_second_switch_when_the_first_is_killed()
    {
        await using var stage = await Stage.SetAsync("failover");
        var first = await stage.StartSwitchAsync();
        var second = await stage.StartSwitchAsync();
        var both = $"{first.Address},{second.Address}";
        var kate = stage.StartDesktop(new DesktopOptions("kmilburn", both));
        var amy = stage.StartDesktop(new DesktopOptions("amiller", both) { Left = XDisplay.Width / 2 });
        await stage.StepAsync("Kate and Amy are connected", async () =>
        {
            var conversation = new Conversation(kate, amy);
            await conversation.BothAreReadyAsync();
            await conversation.KateInvitesAmyAsync(Hello);
            await amy.ClickAsync("Toast.Accept");
            await kate.SeeAsync("Im.Status", "Connected");
            await amy.SeeFocusAsync("Im.Input");
        });

        await stage.StepAsync("The first switch is killed, and the session comes back through the second", async () =>
        {
            await first.DisposeAsync();
            await kate.SeeInTranscriptAsync("The connection to Amy Miller is lost");
            await kate.SeeInTranscriptAsync("The connection to Amy Miller is restored");
            await amy.SeeInTranscriptAsync("The connection to Kate Milburn is restored");
        });
        await stage.StepAsync("It goes on both ways", async () =>
        {
            await Conversation.SendAsync(kate, amy, "through the second");
            await Conversation.SendAsync(amy, kate, "so it is");
            await kate.SeeAsync("Im.Status", "Connected");
        });
    }
}
