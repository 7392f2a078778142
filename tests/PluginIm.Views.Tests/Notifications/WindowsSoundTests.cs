using System.IO;
using Microsoft.Extensions.Logging;
using Moq;

namespace PluginIm.Views.Tests.Notifications;

[TestClass]
public sealed class WindowsSoundTests
{
    private readonly Mock<ILogger<WindowsSound>> _log = new();

    public WindowsSoundTests() => _log.Setup(log => log.IsEnabled(It.IsAny<LogLevel>())).Returns(true);

    private string[] Named =>
        [.. _log.Invocations.Where(call => call.Method.Name == nameof(ILogger.Log)).Select(call => $"{call.Arguments[2]}")];

    [TestMethod]
    public async Task A_file_that_is_not_there_is_named_once_and_the_systems_own_sound_is_played_instead()
    {
        var sound = new WindowsSound(_log.Object);
        var file = Path.Combine(Path.GetTempPath(), "nowhere.wav");

        sound.Play(file, repeats: false);
        sound.Play(file, repeats: true);
        sound.Silence();
        await sound.Settled;

        StringAssert.Contains(Named.Single(), file);
    }

    [TestMethod]
    public async Task What_is_no_sound_brings_nothing_down()
    {
        var sound = new WindowsSound(_log.Object);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "no wave");

        sound.Play(file, repeats: false);
        sound.Play(null, repeats: false);
        sound.Silence();
        await sound.Settled;

        Assert.IsLessThanOrEqualTo(1, Named.Length);
        File.Delete(file);
    }
}
