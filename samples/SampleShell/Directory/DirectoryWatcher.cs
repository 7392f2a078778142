using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace SampleShell;

/// <summary>
/// Tells when another connection, of this process or another, has changed the shared file.
/// SQLite has no notification across processes; its data_version is one read of the WAL index.
/// </summary>
internal sealed partial class DirectoryWatcher : IAsyncDisposable
{
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(400);

    private readonly DirectoryDatabase _database;
    private readonly TimeProvider _time;
    private readonly ILogger<DirectoryWatcher> _logger;
    private readonly CancellationTokenSource _stopping = new();
    private Task _watching = Task.CompletedTask;

    public DirectoryWatcher(DirectoryDatabase database, TimeProvider time, ILogger<DirectoryWatcher> logger)
    {
        _database = database;
        _time = time;
        _logger = logger;
    }

    /// <summary>Raised on a thread of the pool.</summary>
    public event EventHandler? Changed;

    public void Start() => _watching = Task.Run(WatchAsync);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _watching;
        _stopping.Dispose();
    }

    private async Task WatchAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(Interval, _time);
            using var connection = _database.Connect();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA data_version";
            var known = command.ExecuteScalar();
            while (await timer.WaitForNextTickAsync(_stopping.Token))
            {
                var version = command.ExecuteScalar();
                if (!Equals(version, known))
                {
                    known = version;
                    Changed?.Invoke(this, EventArgs.Empty);
                }
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The desktop closes.
        }
        catch (SqliteException exception)
        {
            LogLost(exception, _database.File);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Changes in {File} are no longer seen")]
    private partial void LogLost(Exception exception, string file);
}
