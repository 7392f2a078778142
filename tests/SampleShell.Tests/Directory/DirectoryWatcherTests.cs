using Microsoft.Extensions.Logging;

namespace SampleShell.Tests;

[TestClass]
public sealed class DirectoryWatcherTests : IDisposable
{
    private readonly TestDirectory _directory = new();
    private readonly TestLog _log = new();
    private int _changes;

    public void Dispose()
    {
        _log.Dispose();
        _directory.Dispose();
    }

    [TestMethod]
    public async Task What_another_desktop_writes_is_told()
    {
        await using var watcher = Watch();
        await WriteUntilToldAsync();

        Assert.IsEmpty(_log.AtLeast(LogLevel.Warning));
    }

    [TestMethod]
    public async Task A_watcher_that_was_ended_is_silent()
    {
        var watcher = Watch();
        await WriteUntilToldAsync();
        await watcher.DisposeAsync();
        var told = Volatile.Read(ref _changes);

        await _directory.States.SetAsync("amiller", AgentStatus.Busy, isInCall: false, CancellationToken.None);
        _directory.Time.Advance(DirectoryWatcher.Interval);

        Assert.AreEqual(told, Volatile.Read(ref _changes));
    }

    private DirectoryWatcher Watch()
    {
        var watcher = new DirectoryWatcher(_directory.Database, _directory.Time, _log.CreateLogger<DirectoryWatcher>());
        watcher.Changed += (_, _) => Interlocked.Increment(ref _changes);
        watcher.Start();
        return watcher;
    }

    /// <summary>The watcher takes its first look on a thread of its own: what was written before that look is no change.</summary>
    private Task WriteUntilToldAsync() => Eventually.HoldsAsync(
        async () =>
        {
            await _directory.States.SetAsync("amiller", AgentStatus.Ready, isInCall: false, CancellationToken.None);
            _directory.Time.Advance(DirectoryWatcher.Interval);
            return Volatile.Read(ref _changes) > 0;
        },
        "the change");
}
