using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace PluginIm.Messaging.Journal.Tests.Environment;

/// <summary>A folder of one test's own with an agent's journal in it, under a clock that the test moves. Fails its test when anything logged an error.</summary>
internal sealed class JournalEnvironment : IAsyncDisposable
{
    private readonly FakeLogCollector _log = new();
    private readonly List<SqliteImJournal> _journals = [];
    private readonly string _parent = Directory.CreateTempSubdirectory("pluginim-journal-").FullName;

    public JournalEnvironment()
    {
        Loggers = LoggerFactory.Create(builder => builder.AddProvider(new FakeLoggerProvider(_log)));
        Folder = Path.Combine(_parent, "Journal");
        Options = new SqliteImJournalOptions { Directory = Folder };
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 4, 9, 30, 0, TimeSpan.Zero));

    public ILoggerFactory Loggers { get; }

    /// <summary>The journal's folder, which the journal makes.</summary>
    public string Folder { get; }

    public string File => JournalPath.Of(Folder, Samples.Kate.Address);

    public SqliteImJournalOptions Options { get; set; }

    public IReadOnlyList<string> Warnings =>
        [.. _log.GetSnapshot().Where(record => record.Level >= LogLevel.Warning).Select(record => record.Message)];

    public IReadOnlyList<string> Log => [.. _log.GetSnapshot().Select(record => record.Message)];

    /// <summary>Files that begin with the journal's own name, by what comes after it.</summary>
    public IReadOnlyList<string> Companions =>
        [.. Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)[Path.GetFileName(File).Length..]).Order()];

    public SqliteImJournal Open(string? address = null)
    {
        var journal = new SqliteImJournal(address ?? Samples.Kate.Address, Options, Time, Loggers.CreateLogger<SqliteImJournal>());
        _journals.Add(journal);
        return journal;
    }

    /// <summary>Writes entries with a journal of its own, which is closed afterwards.</summary>
    public async Task WriteAsync(params IEnumerable<JournalEntry> entries)
    {
        await using var journal = Open();
        await journal.WriteAllAsync(entries);
    }

    /// <summary>Reads with a journal of its own, which is closed afterwards.</summary>
    public async Task<IReadOnlyList<JournaledSession>> LoadAsync()
    {
        await using var journal = Open();
        return await journal.LoadAsync(CancellationToken.None);
    }

    /// <summary>Reads with a journal that another desktop may be keeping waiting.</summary>
    public async Task<IReadOnlyList<JournaledSession>> LoadWhileHeldAsync(SqliteImJournal? journal = null)
    {
        var loaded = (journal ?? Open()).LoadAsync();
        await AdvanceUntilAsync(loaded);
        return await loaded;
    }

    public async Task AdvanceUntilAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            Time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var journal in _journals)
        {
            await journal.DisposeAsync();
        }

        Loggers.Dispose();
        Directory.Delete(_parent, recursive: true);
        var errors = _log.GetSnapshot().Where(record => record.Level >= LogLevel.Error).Select(record => record.ToString());
        Assert.AreEqual(string.Empty, string.Join('\n', errors), "Something logged an error.");
    }
}
