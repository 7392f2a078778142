using PluginIm.Messaging.Journal.Tests.Environment;

namespace PluginIm.Messaging.Journal.Tests;

/// <summary>A process of its own writes as fast as it can, and is killed (SIGKILL) in the middle of it.</summary>
[TestClass]
public sealed class KilledDesktopTests
{
    private const string SessionId = "s";

    [TestMethod]
    public async Task Everything_that_was_confirmed_is_there_and_in_order_however_often_the_desktop_is_killed()
    {
        await using var environment = new JournalEnvironment();
        var written = 0;
        foreach (var confirmations in new[] { 1, 40, 1500 })
        {
            using var desktop = OtherDesktop.Write(environment.Folder, SessionId, written + 1);
            var confirmed = await desktop.KillAfterAsync(confirmations);

            var lines = Assert.ContainsSingle(await environment.LoadAsync()).Lines;

            Assert.IsGreaterThanOrEqualTo(confirmed, lines.Count);
            CollectionAssert.AreEqual(
                Enumerable.Range(1, lines.Count).Select(ordinal => $"Message {ordinal}").ToArray(),
                lines.Select(line => ((JournaledMessage)line).Text).ToArray());
            Assert.AreEqual("ok", RawFile.Value(environment.File, "PRAGMA integrity_check"));
            written = lines.Count;
        }

        Assert.IsEmpty(environment.Warnings);
    }
}
