using System.Text.RegularExpressions;
using PluginIm.EndToEnd.Tests.Driving;

namespace PluginIm.EndToEnd.Tests;

/// <summary>Targets that are not simply a colleague at a desktop: a queue, an ordinary SIP client, an address that is not the company's.</summary>
[TestClass]
public sealed class QueueTests
{
    private const string Question = "Who knows tariff 7?";
    /// <summary>The switch warns of what it refuses: here, the question what an agent's desktop can while there is none.</summary>
    private static readonly Regex NobodyReady = new(@" WRN SipSwitch: OPTIONS sip:q-sales@im\.test .* was refused with 480: no agent is ready$", RegexOptions.Compiled);

    private const string Points = """
        [queue q-sales]
        agents = ahughes
        ring-time = 20
        wait = 120

        """;

    [TestMethod]
    public async Task A_queue_in_which_nobody_is_free_an_ordinary_client_and_an_address_outside()
    {
        await using var stage = await Stage.SetAsync("queue");
        var points = Path.Combine(stage.Folder, "points.txt");
        await File.WriteAllTextAsync(points, Points);
        var sipSwitch = await stage.StartSwitchAsync(points: points);
        var kate = stage.StartDesktop(new DesktopOptions("kmilburn", sipSwitch.Address));
        await stage.StepAsync("Kate is ready", () => kate.SeeAsync("Im.ChannelStatus", ": ready"));

        await stage.StepAsync("Nobody is free in the queue, Kate is told so and waits", async () =>
        {
            await Conversation.OpenAsync(kate, "sales", "Sales");
            await kate.TypeAsync("Im.Input", Question);
            await kate.PressAsync("Return");
            await kate.SeeInTranscriptAsync("Nobody is free at Sales. You are waiting in the queue.");
            await kate.SeeAsync("Im.Status", "Establishing");
        });
        var adam = stage.StartDesktop(new DesktopOptions("ahughes", sipSwitch.Address) { Left = XDisplay.Width / 2 });
        await stage.StepAsync("An agent gets ready, is offered it and accepts; Kate sees who", async () =>
        {
            // Nobody could be asked what an agent's desktop can: the text comes after the acceptance.
            await adam.SeeAsync("Toast.Sender", "Kate Milburn");
            await adam.ClickAsync("Toast.Accept");
            await adam.SeeAsync("Im.Status", "Connected");
            await adam.SeeInTranscriptAsync(Question);
            await kate.SeeAsync("Im.Status", "Connected");
            await kate.SeeInTranscriptAsync("Adam Hughes accepted");
            await Conversation.SendAsync(adam, kate, "I do");
        });
        await OrdinaryAsync(stage, sipSwitch.Address, kate);
        await OutsideAsync(stage, stage.StartDesktop(new DesktopOptions("bnovak", sipSwitch.Address)
        {
            Left = XDisplay.Width / 2, Options = ["im.domains=other.example"],
        }));
        GoodLogs.Assert(stage.ReadLogs(), [Question, "I do"], NobodyReady);
    }

    private static async Task OrdinaryAsync(Stage stage, string address, Desktop kate)
    {
        await using var dana = await OrdinaryClient.StartAsync("dfischer", address);
        await stage.StepAsync("A text from an ordinary client asks Kate as an invitation does", async () =>
        {
            var sent = dana.SendAsync("kmilburn", "Zoë – „grüß Gott\" ✓ 👍");
            await kate.SeeAsync("Toast.Message", "Zoë – „grüß Gott\" ✓ 👍");
            await kate.SeeAsync("Toast.Sender", "Dana Fischer");
            await kate.ClickAsync("Toast.Accept");
            await kate.SeeInTranscriptAsync("Zoë – „grüß Gott\" ✓ 👍");
            Assert.IsInRange(200, 202, await sent);
        });
        await stage.StepAsync("Kate's answer reaches it", async () =>
        {
            await kate.SeeAsync("Im.Parties", "Dana Fischer");
            await kate.TypeAsync("Im.Input", "Hello Dana");
            await kate.PressAsync("Return");
            await Condition.WaitForAsync(
                () => Task.FromResult(dana.Received.FirstOrDefault(text => text == "Hello Dana")),
                () => "Kate's answer at the ordinary client, which has: " + string.Join('\n', dana.Received));
            await kate.SeeAsync("its mark", dump => dump.FindNamed("Text", "Delivered"));
        });
    }

    private static async Task OutsideAsync(Stage stage, Desktop brian) => await stage.StepAsync("An address outside the domains is refused in words", async () =>
    {
        await Conversation.OpenMenuAsync(brian, "amil", "Amy Miller");
        await brian.SeeAsync("the greyed action", dump => dump.FindNamed("MenuItem", Conversation.SendAction) is { IsEnabled: false } item ? item : null);
        await brian.SeeAsync("the reason", dump => dump.FindNamed("Text", "This address is outside the company's domains."));
    });
}
