using PluginIm.EndToEnd.Tests.Driving;

namespace PluginIm.EndToEnd.Tests;

/// <summary>An agent who keeps the main window away: from the gadget to a delivered message, by mouse and keys.</summary>
[TestClass]
public sealed class GadgetTests
{
    private const string Question = "Is the parcel scanned already?";
    private const string Answer = "Not yet.";

    [TestMethod]
    public async Task From_the_gadget_to_a_delivered_message_and_to_the_answer_that_waits()
    {
        await using var stage = await Stage.SetAsync("gadget");
        var sipSwitch = await stage.StartSwitchAsync();
        var kate = stage.StartDesktop(new DesktopOptions("kmilburn", sipSwitch.Address));
        var amy = stage.StartDesktop(new DesktopOptions("amiller", sipSwitch.Address) { Left = XDisplay.Width / 2 });
        await stage.StepAsync("Both desktops are ready", new Conversation(kate, amy).BothAreReadyAsync);

        await stage.StepAsync("Kate puts the main window away", async () =>
        {
            await kate.ClickAsync("Shell.OpenGadget");
            await kate.MissAsync("Shell.OpenGadget");
            await kate.SeeFocusAsync("TeamCommunicator.Search");
        });
        await stage.StepAsync("She finds Amy in the gadget", async () =>
        {
            await kate.TypeAsync("TeamCommunicator.Search", "ami");
            await kate.SeeAsync("Amy", dump => dump.FindStarting("ListItem", "Amy Miller, agent, instant messaging ready"));
        });
        await stage.StepAsync("She opens the conversation by keys", async () =>
        {
            await kate.PressAsync("Down");
            await kate.SeeAsync("the focus on Amy", dump =>
                dump.FindStarting("ListItem", "Amy Miller") is { HasFocus: true } row ? row : null);
            await kate.PressAsync("Return");
            await kate.SeeAsync("Im.Status", "Not Connected");
            await kate.SeeFocusAsync("Im.Input");
        });
        await stage.StepAsync("Amy gets the message", async () =>
        {
            await kate.TypeAsync("Im.Input", Question);
            await kate.PressAsync("Return");
            await amy.SeeAsync("Toast.Message", Question);
            await amy.ClickAsync("Toast.Accept");
            await amy.SeeInTranscriptAsync(Question);
            await kate.SeeAsync("Im.Status", "Connected");
        });
        await stage.StepAsync("Her answer waits in the gadget while Kate searches", async () =>
        {
            await kate.FocusAsync("TeamCommunicator.Search");
            await amy.TypeAsync("Im.Input", Answer);
            await amy.PressAsync("Return");
            await kate.SeeAsync("an unread answer", dump => dump.FindNamed("Button", "amiller, 1 unread"));
        });
        await stage.StepAsync("A click on it shows the answer", async () =>
        {
            await kate.ClickAsync("amiller, 1 unread", dump => dump.FindNamed("Button", "amiller, 1 unread"));
            await kate.SeeInTranscriptAsync(Answer);
            await kate.SeeAsync("nothing unread", dump => dump.FindNamed("Button", "amiller"));
        });
        await stage.StepAsync("Back in the main window Amy is among the recent ones", async () =>
        {
            await kate.ClickAsync("Gadget.Back");
            await kate.SeeAsync("Shell.OpenGadget");
            await kate.MissAsync("Gadget.Back");
            await kate.SeeAsync("Amy without a search", dump => dump.FindStarting("ListItem", "Amy Miller, agent"));
        });

        GoodLogs.Assert(stage.ReadLogs(), [Question, Answer]);
    }
}
