using System.Text.RegularExpressions;
using PluginIm.EndToEnd.Tests.Driving;

namespace PluginIm.EndToEnd.Tests;

/// <summary>An instant message to a Routing Point, of which three agents are there.</summary>
[TestClass]
public sealed class RoutingPointTests
{
    private const string Question = "Who can look at invoice 12?";

    /// <summary>The switch warns of what it refuses.</summary>
    private static readonly Regex NobodyReady = new(
        @" WRN SipSwitch: (OPTIONS|INVITE) sip:rp-escalation@im\.test .* was refused with 480: no agent is ready$", RegexOptions.Compiled);

    private const string Points = """
        [routing-point rp-billing]
        agents = amiller, akapoor, ahughes
        ring-time = 15

        [routing-point rp-escalation]
        agents = zbaumann
        ring-time = 8

        """;

    [TestMethod]
    public async Task The_first_rejects_the_second_lets_it_time_out_the_third_accepts_and_the_initiator_sees_each_step()
    {
        await using var stage = await Stage.SetAsync("routing point");
        var points = Path.Combine(stage.Folder, "points.txt");
        await File.WriteAllTextAsync(points, Points);
        var sipSwitch = await stage.StartSwitchAsync(points: points);
        var kate = stage.StartDesktop(new DesktopOptions("kmilburn", sipSwitch.Address));
        Desktop[] agents = [.. new[] { "amiller", "akapoor", "ahughes" }.Select(logon =>
            stage.StartDesktop(new DesktopOptions(logon, sipSwitch.Address) { Left = XDisplay.Width / 2 }))];
        var (amy, amit, adam) = (agents[0], agents[1], agents[2]);
        await stage.StepAsync("All four are ready", () => Task.WhenAll(
            agents.Append(kate).Select(desktop => desktop.SeeAsync("Im.ChannelStatus", ": ready"))));

        await stage.StepAsync("Kate finds the Routing Point, and can message it", async () =>
        {
            await OpenAsync(kate, "billing", "Billing");
            await kate.SeeAsync("Im.Parties", "Billing");
        });
        await stage.StepAsync("The first agent is offered it", async () =>
        {
            await kate.TypeAsync("Im.Input", Question);
            await kate.PressAsync("Return");
            await amy.SeeAsync("Toast.Message", Question);
            await amy.SeeAsync("Toast.Sender", "Kate Milburn");
            Assert.IsNull((await amit.ReadAsync()).Find("Toast.Accept"), "Two agents were offered it at a time.");
        });
        await stage.StepAsync("The first agent rejects, the second is offered it, and Kate is told", async () =>
        {
            await amy.ClickAsync("Toast.Reject");
            await amy.MissAsync("Toast.Reject");
            await amit.SeeAsync("Toast.Message", Question);
            await kate.SeeInTranscriptAsync("It is offered to the next agent");
        });
        await stage.StepAsync("The second agent does not answer, the third is offered it", async () =>
        {
            await adam.SeeAsync("Toast.Message", Question);
            await amit.MissAsync("Toast.Accept");
        });
        await stage.StepAsync("The third agent accepts, and Kate sees who", async () =>
        {
            await adam.ClickAsync("Toast.Accept");
            await adam.SeeAsync("Im.Status", "Connected");
            await adam.SeeInTranscriptAsync(Question);
            await kate.SeeAsync("Im.Status", "Connected");
            await kate.SeeAsync("Im.Parties", "Adam Hughes");
            await kate.SeeInTranscriptAsync("Adam Hughes accepted");
            await kate.SeeAsync("a tab with who answered", dump => dump.FindNamed("TabItem", "ahughes"));
            await Conversation.SendAsync(kate, adam, "Thank you, Adam");
            await Conversation.SendAsync(adam, kate, "You are welcome");
        });
        await stage.StepAsync("What Kate has seen", async () =>
        {
            var lines = await kate.ReadTranscriptAsync(Question);
            Assert.HasCount(2, lines.Where(line => line.Contains("It is offered to the next agent", StringComparison.Ordinal)), string.Join('\n', lines));
            await kate.ClickAsync("Im.End");
            await kate.ClickAsync("Im.Done");
            await kate.MissAsync("Im.Done");
        });
        await stage.StepAsync("Where nobody is ready, Kate is told so", async () =>
        {
            await OpenAsync(kate, "escal", "Escalation");
            await kate.TypeAsync("Im.Input", "Anybody there?");
            await kate.PressAsync("Return");
            await kate.SeeInTranscriptAsync("Escalation cannot be reached: no agent is ready there");
            await kate.SeeAsync("Im.Status", "Ended");
        });
        GoodLogs.Assert(stage.ReadLogs(), [Question, "Anybody there"], NobodyReady);
    }

    private static async Task OpenAsync(Desktop desktop, string typed, string name)
    {
        await desktop.ClearAsync("TeamCommunicator.Search");
        await desktop.TypeAsync("TeamCommunicator.Search", typed);
        await desktop.SeeAsync(name + " alone, ready", dump => dump.WindowWith("TeamCommunicator.Results")?.Below("TeamCommunicator.Results")
            .Where(element => element.ControlType == "ListItem").ToList() is [var only]
            && only.Name.StartsWith(name + ", ", StringComparison.Ordinal) && only.Name.EndsWith("instant messaging ready", StringComparison.Ordinal)
                ? only
                : null);
        await desktop.ClickAsync("TeamCommunicator.Actions");
        await desktop.ClickAsync(Conversation.SendAction, dump => dump.FindNamed("MenuItem", Conversation.SendAction));
        await desktop.SeeAsync("Im.Status", "Not Connected");
    }
}
