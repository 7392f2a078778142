using PluginIm.EndToEnd.Tests.Driving;

namespace PluginIm.EndToEnd.Tests;

/// <summary>A colleague is brought into a consultation, and what was said is kept, since the administrator wants it so.</summary>
[TestClass]
public sealed class ConferenceTests
{
    private const string Question = "who ordered the exchange";
    private const string Answer = "that was me, last week";
    private const string Thanks = "thank you both";
    private const string AddAction = "Add to the Conversation";

    [TestMethod]
    public async Task A_third_joins_a_consultation_and_its_transcript_is_kept_with_the_interaction()
    {
        await using var stage = await Stage.SetAsync("conference");
        var sipSwitch = await stage.StartSwitchAsync();
        var kate = stage.StartDesktop(new DesktopOptions("kmilburn", sipSwitch.Address) { Options = ["im.transcripts=true"] });
        Desktop[] others = [.. new[] { "amiller", "ahughes" }.Select(logon =>
            stage.StartDesktop(new DesktopOptions(logon, sipSwitch.Address) { Left = XDisplay.Width / 2 }))];
        var (amy, adam) = (others[0], others[1]);
        await stage.StepAsync("All three are ready", () => Task.WhenAll(others.Append(kate).Select(desktop => desktop.SeeAsync("Im.ChannelStatus", ": ready"))));
        var work = new Consultation(kate);

        await stage.StepAsync("Kate consults Amy about a call", async () =>
        {
            await work.OpenWorkAsync("ca", "Call, Maria Lindqvist", "Voice.View");
            await work.StartAsync("amy m", "Amy Miller");
            await work.SendAsync(Question);
            await amy.ClickAsync("Toast.Accept");
            await kate.SeeAsync("Im.Status", "Connected");
        });
        await stage.StepAsync("She adds Adam", async () =>
        {
            await kate.FocusAsync("Im.Input");
            await work.FindAsync("adam h", "Adam Hughes");
            await work.TakeActionAsync(AddAction);
            await adam.SeeAsync("Toast.Sender", "Kate Milburn");
            await adam.ClickAsync("Toast.Accept");
            await kate.SeeInTranscriptAsync("Adam Hughes joined.");
            await amy.SeeInTranscriptAsync("Adam Hughes joined.");
            await kate.SeeAsync("Im.Parties", "Adam Hughes");
        });
        await stage.StepAsync("All see what each of them writes", async () =>
        {
            await Conversation.SendAsync(adam, kate, Answer);
            await amy.SeeInTranscriptAsync("Adam Hughes: " + Answer);
            await work.SendAsync(Thanks);
            await Task.WhenAll(others.Select(desktop => desktop.SeeInTranscriptAsync(Thanks)));
        });
        await stage.StepAsync("Adam leaves, the others go on", async () =>
        {
            await adam.ClickAsync("Im.End");
            await kate.SeeInTranscriptAsync("Adam Hughes left.");
            await amy.SeeInTranscriptAsync("Adam Hughes left.");
            await kate.SeeAsync("Im.Status", "Connected");
        });
        await stage.StepAsync("Kate is done, and finds the transcript with the call", async () =>
        {
            await kate.ClickAsync("Im.End");
            await amy.SeeAsync("Im.Status", "Ended");
            await kate.ClickAsync("Im.Done");
            await kate.SeeAsync("Interaction.Transcripts");
        });
        GoodLogs.Assert(stage.ReadLogs(), [Question, Answer, Thanks]);
    }
}
