using Microsoft.Extensions.Logging.Testing;
using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Session;

/// <summary>What is offered while the agent writes.</summary>
[TestClass]
public sealed class CannedResponsesTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"pluginim-offered-{Guid.NewGuid():N}.txt");

    [TestMethod]
    public async Task A_slash_at_the_start_offers_all_and_what_follows_sifts_them()
    {
        await using var desktop = await CreateDesktopAsync();
        var responses = desktop.Open().Responses;

        responses.Observe("/", 1);
        CollectionAssert.AreEqual(new[] { "hi", "hint", "bye" }, Shortcuts(responses));
        responses.Observe("/hin", 4);
        CollectionAssert.AreEqual(new[] { "hint" }, Shortcuts(responses));
        Assert.AreEqual("hint: See the manual. 1 of 1", responses.Announcement);
        responses.Observe("/nice", 5);
        CollectionAssert.AreEqual(new[] { "bye" }, Shortcuts(responses), "The text is looked at too.");
        responses.Observe("/nothing", 8);
        Assert.IsFalse(responses.IsOpen);
    }

    [TestMethod]
    [DataRow("a /hi", 5)]
    [DataRow("/hi there", 9)]
    [DataRow("hi", 2)]
    [DataRow("", 0)]
    public async Task Other_texts_offer_nothing(string text, int caret)
    {
        await using var desktop = await CreateDesktopAsync();
        var responses = desktop.Open().Responses;

        responses.Observe(text, caret);

        Assert.IsFalse(responses.IsOpen);
    }

    [TestMethod]
    public async Task The_chosen_one_takes_the_place_of_what_was_written_to_find_it()
    {
        await using var desktop = await CreateDesktopAsync();
        var responses = desktop.Open().Responses;
        responses.Observe("/h", 2);

        responses.Move(1);
        responses.Move(1);
        responses.Move(-1);

        Assert.AreEqual(new CannedInsertion(0, 2, "See the manual"), responses.Take());
        Assert.IsFalse(responses.IsOpen);
        Assert.IsNull(responses.Take());
    }

    [TestMethod]
    public async Task Asked_for_in_the_middle_of_a_text_they_go_in_at_the_caret()
    {
        await using var desktop = await CreateDesktopAsync();
        var responses = desktop.Open().Responses;

        responses.Ask("Well, ", 6);
        Assert.HasCount(3, responses.Items);
        responses.Observe("Well, by", 8);

        Assert.AreEqual(new CannedInsertion(6, 2, "Goodbye.\nHave a nice day"), responses.Take());
    }

    [TestMethod]
    public async Task Left_once_they_stay_away_from_this_text()
    {
        await using var desktop = await CreateDesktopAsync();
        var responses = desktop.Open().Responses;
        responses.Observe("/", 1);

        responses.Leave();
        responses.Observe("/h", 2);
        Assert.IsFalse(responses.IsOpen);
        responses.Observe("", 0);
        responses.Observe("/", 1);

        Assert.IsTrue(responses.IsOpen);
    }

    [TestMethod]
    public async Task Without_a_file_nothing_is_offered()
    {
        await using var desktop = await Desktop.CreateAsync();
        var responses = desktop.Open().Responses;

        responses.Ask("/", 1);

        Assert.IsFalse(responses.IsAvailable || responses.IsOpen);
    }

    public void Dispose() => File.Delete(_file);

    private static string[] Shortcuts(CannedResponsesViewModel responses) => [.. responses.Items.Select(response => response.Shortcut)];

    private async Task<Desktop> CreateDesktopAsync()
    {
        await File.WriteAllLinesAsync(_file, ["hi = Hello", "hint = See the manual", "bye = Goodbye.\\nHave a nice day"]);
        var desktop = await Desktop.CreateAsync();
        desktop.Surroundings = new SessionSurroundings { Responses = new CannedResponseFile(_file, 4000, new FakeLogger<CannedResponseFile>()) };
        return desktop;
    }
}
