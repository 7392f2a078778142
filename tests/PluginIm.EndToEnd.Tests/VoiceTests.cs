using PluginIm.EndToEnd.Tests.Driving;

namespace PluginIm.EndToEnd.Tests;

/// <summary>From a session to a call with the same party: a real SIP call with sound both ways, beside instant messaging on the same switch.</summary>
[TestClass]
public sealed class VoiceTests
{
    [TestMethod]
    public async Task One_click_calls_the_party_and_the_session_goes_on_beside_the_call()
    {
        await using var stage = await Stage.SetAsync("to voice");
        var sipSwitch = await stage.StartSwitchAsync();
        var kate = stage.StartDesktop(new DesktopOptions("kmilburn", sipSwitch.Address));
        var amy = stage.StartDesktop(new DesktopOptions("amiller", sipSwitch.Address) { Left = XDisplay.Width / 2 });
        var conversation = new Conversation(kate, amy);
        await stage.StepAsync("Kate and Amy write to each other", async () =>
        {
            await conversation.BothAreReadyAsync();
            await conversation.KateInvitesAmyAsync("May I call you?");
            await amy.ClickAsync("Toast.Accept");
            await kate.SeeAsync("Im.Status", "Connected");
        });

        await stage.StepAsync("Kate calls, and it rings at Amy's", async () =>
        {
            await kate.ClickAsync("Im.StartCall");
            await kate.SeeAsync("CallBar.Name", "Amy Miller");
            await amy.SeeAsync("IncomingCall.Name", "Kate Milburn");
            await amy.SeeAsync("Im.Call", "Kate Milburn calls");
        });
        await stage.StepAsync("Amy answers, and both sessions show the call", async () =>
        {
            await amy.ClickAsync("IncomingCall.Answer");
            await kate.SeeAsync("CallBar.State", "Connected");
            await amy.SeeAsync("CallBar.State", "Connected");
            await kate.SeeAsync("Im.Call", "Amy Miller");
            await amy.SeeAsync("Im.Call", "Kate Milburn");
        });
        await stage.StepAsync("Colleagues see that Amy is on the phone, and can write to her", () => SeeAmyAsync(kate, "phone busy", "instant messaging ready"));
        await stage.StepAsync("Each hears the other", async () =>
        {
            await HearsAsync(kate);
            await HearsAsync(amy);
        });
        await stage.StepAsync("They go on writing", () => Conversation.SendAsync(kate, amy, "Can you hear me?"));
        await stage.StepAsync("Amy holds, and Kate sees it", async () =>
        {
            await amy.ClickAsync("CallBar.Hold");
            await kate.SeeAsync("CallBar.State", "Amy Miller has put you on hold");
            await amy.ClickAsync("CallBar.Hold");
            await kate.SeeAsync("CallBar.State", "Connected");
        });
        await stage.StepAsync("Kate hangs up in the session, which stays", async () =>
        {
            await kate.ClickAsync("Im.HangUp");
            await amy.SeeAsync("CallBar.State", "Call ended");
            await amy.MissAsync("CallBar.HangUp");
            await kate.SeeAsync("Im.Status", "Connected");
            await Conversation.SendAsync(kate, amy, "Thank you");
        });
        await stage.StepAsync("Amy is ready for calls again", () => SeeAmyAsync(kate, "phone ready"));

        GoodLogs.Assert(stage.ReadLogs(), ["May I call you", "Can you hear me", "Thank you"]);
    }

    /// <summary>Amy as the Team Communicator shows her to Kate.</summary>
    private static Task<UiElement> SeeAmyAsync(Desktop kate, params string[] presence) => kate.SeeAsync(
        $"Amy Miller, {string.Join(", ", presence)}",
        dump => dump.WindowWith("TeamCommunicator.Results")?.Below("TeamCommunicator.Results").ToList() is { } row
            && row.Exists(element => element.Name.StartsWith("Amy Miller", StringComparison.Ordinal))
            && presence.All(expected => row.Exists(element => element.Name.Contains(expected, StringComparison.OrdinalIgnoreCase))) ? row[0] : null);

    private static Task<UiElement> HearsAsync(Desktop desktop) => desktop.SeeAsync(
        "a level", dump => dump.Find("CallBar.Level") is { } level && !level.Name.EndsWith(": 0 %", StringComparison.Ordinal) ? level : null);
}
