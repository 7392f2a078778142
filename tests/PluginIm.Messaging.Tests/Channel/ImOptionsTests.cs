using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Moq;
using PluginIm.Contracts;

namespace PluginIm.Messaging.Tests.Channel;

[TestClass]
public sealed class ImOptionsTests
{
    private readonly FakeLogger _log = new();

    [TestMethod]
    public void Nothing_configured_gives_the_documented_defaults()
    {
        var options = Read([]);

        Assert.AreEqual(TimeSpan.FromSeconds(30), options.ToastTimeout);
        Assert.AreEqual(4000, options.MaxLength);
        Assert.IsTrue(options.TimeStamp);
        Assert.IsFalse(options.PromptForEnd);
        Assert.AreEqual("#FF8C8C8C", options.SystemTextColor);
        Assert.IsEmpty(options.Domains);
        Assert.AreEqual(0, _log.Collector.Count);
    }

    [TestMethod]
    public void Good_values_are_taken()
    {
        var options = Read(new()
        {
            ["im.toast-timeout"] = "00:00:05",
            ["im.max-length"] = "200",
            ["im.time-stamp"] = "False",
            ["im.prompt-for-end"] = "true",
            ["im.agent.text-color"] = "#FF102030",
            ["im.domains"] = "Im.Test, west.test",
            ["im.max-sessions"] = "3",
        });

        Assert.AreEqual(TimeSpan.FromSeconds(5), options.ToastTimeout);
        Assert.AreEqual(200, options.MaxLength);
        Assert.IsFalse(options.TimeStamp);
        Assert.IsTrue(options.PromptForEnd);
        Assert.AreEqual("#FF102030", options.AgentTextColor);
        CollectionAssert.AreEqual(new[] { "im.test", "west.test" }, options.Domains.ToArray());
        Assert.AreEqual(3, options.MaxSessions);
    }

    [TestMethod]
    [DataRow("im.toast-timeout", "30")]
    [DataRow("im.toast-timeout", "00:00:00")]
    [DataRow("im.max-length", "4001")]
    [DataRow("im.max-length", "many")]
    [DataRow("im.time-stamp", "yes")]
    [DataRow("im.system.text-color", "grey")]
    [DataRow("im.domains", "im.test, not a domain!")]
    public void A_bad_value_is_named_with_what_was_expected_and_the_default_holds(string option, string value)
    {
        var options = Read(new() { [option] = value });

        Assert.AreEqual(Read([]) with { Domains = options.Domains }, options);
        Assert.IsEmpty(options.Domains);
        var record = _log.LatestRecord;
        Assert.AreEqual(LogLevel.Warning, record.Level);
        StringAssert.Contains(record.Message, $"{option} has the value \"{value}\"; expected is ");
    }

    private ImOptions Read(Dictionary<string, string> values)
    {
        var settings = new Mock<IImSettings>();
        settings.Setup(s => s.Find(It.IsAny<string>())).Returns((string name) => values.GetValueOrDefault(name));
        return ImOptions.From(settings.Object, _log);
    }
}
