using System.Windows.Controls;
using PluginIm.Contracts;
using Eyes = PluginIm.Views.Tests.Environment.Ui;

namespace SampleShell.Tests;

/// <summary>Transcripts taken out of an interaction.</summary>
[TestClass]
public sealed class ExportTests
{
    [TestMethod]
    public Task What_is_kept_with_an_interaction_is_exported_as_text_and_as_html_and_nothing_shows_before() => Ui.RunAsync(() =>
    {
        using var desk = new WorkDesk();
        var (interaction, view) = desk.Open(Medium.Email);
        var frame = (InteractionFrameViewModel)view.DataContext;
        WorkDesk.Do(frame.Transcripts.Looking);
        Assert.IsFalse(Eyes.Find<Button>(view, "Interaction.Transcripts").IsVisible);

        WorkDesk.Do(desk.Transcripts.SaveAsync(
            new ImTranscript
            {
                SessionId = "s1",
                InteractionId = interaction.Id,
                Parties = ["Kate Milburn", "Amy Miller"],
                KeepUntil = new DateOnly(2100, 1, 1),
                Lines = [new ImTranscriptLine(desk.Time.GetUtcNow(), "Kate Milburn", "Which <warehouse>?")],
            },
            CancellationToken.None));
        Eyes.Until(() => Eyes.Find<Button>(view, "Interaction.Transcripts").IsVisible, "the transcripts");
        WorkDesk.Do(frame.Transcripts.ExportTextCommand.ExecuteAsync(null));
        StringAssert.Contains(File.ReadAllText(desk.Files.Chosen!), "Kate Milburn: Which <warehouse>?");
        StringAssert.EndsWith(desk.Files.Chosen!, ".txt");
        WorkDesk.Do(frame.Transcripts.ExportHtmlCommand.ExecuteAsync(null));
        StringAssert.Contains(File.ReadAllText(desk.Files.Chosen!), "Which &lt;warehouse&gt;?");

        desk.Files.Folder = Path.Combine(desk.Files.Folder!, "not there");
        WorkDesk.Do(frame.Transcripts.ExportTextCommand.ExecuteAsync(null));
        Assert.HasCount(1, desk.Told);
        desk.Files.Folder = null;
        WorkDesk.Do(frame.Transcripts.ExportTextCommand.ExecuteAsync(null));
        Assert.HasCount(1, desk.Told);
    });
}
