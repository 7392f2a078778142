using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Session;

[TestClass]
public sealed class CopyTests
{
    [TestMethod]
    public async Task One_line_gives_its_text_alone()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, amy) = await desktop.ConnectAsync();

        var line = await desktop.HearAsync(session, amy, "The first\nand the second");

        Assert.AreEqual($"The first{System.Environment.NewLine}and the second", TranscriptViewModel.CopyOf([line]));
        Assert.AreEqual("Amy Miller accepted.", TranscriptViewModel.CopyOf([session.Transcript.Lines[2]]));
    }

    [TestMethod]
    public async Task Several_lines_give_time_and_name_in_the_order_of_the_transcript()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, amy) = await desktop.ConnectAsync();
        await desktop.HearAsync(session, amy, "Hi Kate");

        var copy = TranscriptViewModel.CopyOf(session.Transcript.Lines.Reverse());

        CollectionAssert.AreEqual(
            new[]
            {
                "[9:30:00 AM] Kate Milburn: Hello",
                "[9:30:00 AM] Invitation sent to Amy Miller. Waiting for an answer.",
                "[9:30:00 AM] Amy Miller accepted.",
                "[9:30:00 AM] Amy Miller: Hi Kate",
            },
            copy.Replace('\u202F', ' ').Split(System.Environment.NewLine));
    }

    [TestMethod]
    public void No_lines_give_nothing() => Assert.AreEqual("", TranscriptViewModel.CopyOf([]));
}
