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

    /// <summary>Longer than any step: what asks the contact database waits as long as it is let.</summary>
    private static readonly TimeSpan NoAnswer = TimeSpan.FromMinutes(10);

    [TestMethod]
    public async Task A_third_joins_a_consultation_and_its_transcript_is_kept_with_the_interaction()
    {
        await using var stage = await Stage.SetAsync("conference");
        var sipSwitch = await stage.StartSwitchAsync();
        var kate = stage.StartDesktop(new DesktopOptions("kmilburn", sipSwitch.Address) { Options = ["im.transcripts=true"] });
        var amy = stage.StartDesktop(new DesktopOptions("amiller", sipSwitch.Address) { Left = XDisplay.Width / 2 });
        var adam = stage.StartDesktop(new DesktopOptions("ahughes", sipSwitch.Address) { Left = XDisplay.Width / 2, HistoryDelay = NoAnswer });
        Desktop[] others = [amy, adam];
        await stage.StepAsync("All three are ready", () => Task.WhenAll(others.Append(kate).Select(desktop => desktop.SeeAsync("Im.ChannelStatus", ": ready"))));
        var work = new Consultation(kate);

        await stage.StepAsync("Kate consults Amy about a call", async () =>
        {
            await work.OpenWorkAsync("ca", "Call, Maria Lindqvist", "Voice.View");
            await work.StartAsync("amy m", "Amy Miller");
            await work.SendAsync(Question);
            await amy.ClickAsync("Toast.Accept");
            await kate.SeeAsync("Im.Status", "Connected");
            await amy.SeeFocusAsync("Im.Input");
        });
        await stage.StepAsync("She adds Adam", async () =>
        {
            await kate.FocusAsync("Im.Input");
            await work.FindAsync("adam h", "Adam Hughes");
            await work.TakeActionAsync(AddAction);
            await adam.SeeAsync("Toast.Sender", "Kate Milburn");
            await adam.ClickAsync("Toast.Accept");
            await adam.SeeFocusAsync("Im.Input");
            await kate.SeeInTranscriptAsync("Adam Hughes joined.");
            await amy.SeeInTranscriptAsync("Adam Hughes joined.");
            await kate.SeeAsync("Im.Parties", "Adam Hughes");
        });
        await stage.StepAsync("Adam's contact database is slow: he sees that it is being asked", async () =>
        {
            await adam.SeeAsync("the order", dump => ReadOnlyRows.In(dump, "Im.CaseFields").FirstOrDefault(field => field.Name.Contains("4501-77312", StringComparison.Ordinal)));
            await adam.ClickAsync("Im.HistoryTab");
            await adam.SeeAsync("Im.LoadStatus", "Searching the contact history");
        });
        await stage.StepAsync("All see what each of them writes, also while it is", async () =>
        {
            await Conversation.SendAsync(adam, kate, Answer);
            await amy.SeeInTranscriptAsync("Adam Hughes: " + Answer);
            await work.SendAsync(Thanks);
            await Task.WhenAll(others.Select(desktop => desktop.SeeInTranscriptAsync(Thanks)));
            await adam.SeeAsync("Im.LoadStatus", "Searching the contact history");
        });
        await stage.StepAsync("Adam gives the question up", async () =>
        {
            await adam.ClickAsync("Im.CancelLoad");
            await adam.SeeAsync("Im.TryAgain");
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
        await stage.StepAsync("She exports it", async () =>
        {
            var file = Path.Combine(stage.Folder, "transcript.txt");
            await kate.ClickAsync("Interaction.Transcripts");
            await kate.ClickAsync("Interaction.ExportText");
            await kate.AnswerFileDialogAsync(file);
            var text = await Condition.WaitForAsync(
                async () => File.Exists(file) && await File.ReadAllTextAsync(file) is { Length: > 0 } written ? written : null, () => file);
            Assert.Contains(Question, text);
            Assert.Contains("Adam Hughes: " + Answer, text);
        });
        GoodLogs.Assert(stage.ReadLogs(), [Question, Answer, Thanks]);
    }
}
