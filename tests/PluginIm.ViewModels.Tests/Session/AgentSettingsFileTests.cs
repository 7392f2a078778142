using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace PluginIm.ViewModels.Tests.Session;

[TestClass]
public sealed class AgentSettingsFileTests : IDisposable
{
    private readonly FakeLogger<AgentSettingsFile> _log = new();
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"pluginim-settings-{Guid.NewGuid():N}");

    private string TheFile => Assert.ContainsSingle(Directory.GetFiles(_folder));

    [TestMethod]
    public void What_was_chosen_is_there_at_the_next_sign_in_of_the_same_agent_alone()
    {
        Assert.IsNull(Open().Zoom);
        Open().Zoom = 150;

        Assert.AreEqual(150, Open().Zoom);
        Assert.AreEqual(150, Open("KMilburn").Zoom);
        Assert.IsNull(Open("amiller").Zoom);
        Assert.AreEqual(0, _log.Collector.Count);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("{ \"zoom\": ")]
    [DataRow("[150]")]
    [DataRow("{ \"zoom\": \"large\" }")]
    [DataRow("{ \"zoom\": 5000 }")]
    [DataRow("{ \"size\": 150 }")]
    public void A_broken_file_is_named_with_what_was_expected_and_counts_as_none(string content)
    {
        Open().Zoom = 150;
        File.WriteAllText(TheFile, content);

        var settings = Open();

        Assert.IsNull(settings.Zoom);
        Assert.AreEqual(LogLevel.Warning, _log.LatestRecord.Level);
        StringAssert.Contains(_log.LatestRecord.Message, $"{TheFile} is left out; expected is an object with the member \"zoom\"");
        settings.Zoom = 120;
        Assert.AreEqual(120, Open().Zoom);
    }

    [TestMethod]
    public void A_file_that_has_grown_out_of_all_measure_is_not_read()
    {
        Open().Zoom = 150;
        File.WriteAllText(TheFile, $"{{ \"zoom\": 150 }}{new string(' ', 100_000)}");

        Assert.IsNull(Open().Zoom);
        Assert.AreEqual(1, _log.Collector.Count);
    }

    [TestMethod]
    public void A_logon_with_signs_that_no_file_name_may_have_stays_inside_the_folder()
    {
        Open("../..\\con:*?").Zoom = 150;

        Assert.AreEqual(150, Open("../..\\con:*?").Zoom);
        Assert.AreEqual(Path.GetFullPath(_folder), Path.GetDirectoryName(Path.GetFullPath(TheFile)));
    }

    [TestMethod]
    public void A_folder_that_cannot_be_written_costs_the_keeping_alone()
    {
        File.WriteAllText(_folder, "a file where the folder should be");
        var settings = Open();

        settings.Zoom = 150;

        Assert.AreEqual(150, settings.Zoom);
        StringAssert.Contains(_log.LatestRecord.Message, "cannot be read or written");
        File.Delete(_folder);
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private AgentSettingsFile Open(string logon = "kmilburn") => new(_folder, logon, _log);
}
