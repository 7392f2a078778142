using Microsoft.Extensions.Logging.Testing;
using Moq;
using PluginIm.Contracts;

namespace PluginIm.Messaging.Journal.Tests;

[TestClass]
public sealed class SqliteImJournalOptionsTests
{
    private readonly FakeLogger _logger = new();

    [TestMethod]
    public void Defaults_keep_sessions_in_the_users_own_application_data()
    {
        var options = Read([]);

        Assert.AreEqual(new SqliteImJournalOptions(), options);
        Assert.IsTrue(options.IsOn);
        Assert.EndsWith(Path.Combine("PluginIm", "Journal"), options.Directory);
        Assert.AreEqual(256 * 1024 * 1024, options.MaxBytes);
        Assert.AreEqual(10_000, options.MaxSessions);
        Assert.AreEqual(0, _logger.Collector.Count);
    }

    [TestMethod]
    public void Journal_can_be_switched_off_and_put_elsewhere()
    {
        var folder = Path.Combine(Path.GetTempPath(), "journals");

        var options = Read(new() { ["im.journal"] = " False ", ["im.journal-directory"] = folder });

        Assert.IsFalse(options.IsOn);
        Assert.AreEqual(folder, options.Directory);
    }

    [TestMethod]
    public void Variables_of_the_environment_are_expanded_in_the_directory()
    {
        var folder = Path.Combine(Path.GetTempPath(), "of-");

        Assert.AreEqual(
            folder + System.Environment.GetEnvironmentVariable("PATH"), Read(new() { ["im.journal-directory"] = folder + "%PATH%" }).Directory);
    }

    [TestMethod]
    [DataRow("im.journal", "perhaps")]
    [DataRow("im.journal-directory", "journals")]
    public void Bad_value_is_named_and_the_default_holds(string option, string value)
    {
        Assert.AreEqual(new SqliteImJournalOptions(), Read(new() { [option] = value }));
        Assert.Contains($"Option {option} has the value \"{value}\"", _logger.LatestRecord.Message);
    }

    private SqliteImJournalOptions Read(Dictionary<string, string> values)
    {
        var settings = new Mock<IImSettings>();
        settings.Setup(it => it.Find(It.IsAny<string>())).Returns((string name) => values.GetValueOrDefault(name));
        return SqliteImJournalOptions.From(settings.Object, _logger);
    }
}
