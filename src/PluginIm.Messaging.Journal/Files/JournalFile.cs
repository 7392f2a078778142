using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace PluginIm.Messaging.Journal;

/// <summary>
/// An agent's file while it is open. A transaction that is committed outlives the process, however it ends; a power cut may take the last
/// moments, but leaves the file whole (https://www.sqlite.org/wal.html, 5.1). Everything throws <see cref="SqliteException"/> when the disk fails.
/// </summary>
internal sealed class JournalFile : IDisposable
{
    private const int BytesOfLogKept = 4 * 1024 * 1024;

    private readonly SqliteConnection _connection;
    private readonly SqliteImJournalOptions _options;
    private readonly ILogger _logger;
    private readonly JournalWriter _writer;
    private readonly Statement _begin;
    private readonly Statement _commit;
    private readonly Statement _rollBack;
    private readonly Statement _oldestEnded;
    private readonly long _mostPages;
    private long _sessions;

    private JournalFile(SqliteConnection connection, SqliteImJournalOptions options, ILogger logger)
    {
        _connection = connection;
        _options = options;
        _logger = logger;
        _writer = new JournalWriter(connection);
        _begin = new Statement(connection, "BEGIN IMMEDIATE");
        _commit = new Statement(connection, "COMMIT");
        _rollBack = new Statement(connection, "ROLLBACK");
        _oldestEnded = new Statement(connection, $"SELECT id FROM session WHERE state = '{nameof(ImSessionState.Ended)}' ORDER BY number LIMIT 1");
        _mostPages = Math.Max(1, options.MaxBytes / Number(connection, "PRAGMA page_size"));
        Statement.Once(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {_mostPages}"));
        _sessions = Number(connection, "SELECT count(*) FROM session");
    }

    public long Sessions => _sessions;

    /// <summary>Opens the file, which is there; an empty one gets its tables.</summary>
    /// <returns>The open file, or why it is left alone.</returns>
    public static (JournalFile? File, JournalRefusal? Refusal) Open(string path, SqliteImJournalOptions options, ILogger logger)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = 1,
        }.ToString());
        try
        {
            connection.Open();
            if (Examine(connection) is { } refusal)
            {
                connection.Dispose();
                return (null, refusal);
            }

            Prepare(connection);
            return (new JournalFile(connection, options, logger), null);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Writes all of the entries or, when it throws, none.</summary>
    public void Write(IReadOnlyList<JournalEntry> entries)
    {
        if (entries is [LineAppended or DeliveryChanged or DraftChanged or CaseChanged])
        {
            // One statement, which is a transaction by itself (https://www.sqlite.org/lang_transaction.html): a message mostly waits for no more.
            Write(entries[0]);
            return;
        }

        InTransaction(() =>
        {
            foreach (var entry in RemovalsFirst.Order(entries))
            {
                Write(entry);
            }
        });
    }

    public List<JournaledSession> Read(CancellationToken cancellationToken) => new JournalReader(_connection, _logger).Read(cancellationToken);

    /// <summary>
    /// Takes the oldest session that is over out of a file that was too small for what was to be written. False when there is none, or when
    /// the file is that far from its full size that it must be the disk that is full, which it would not help.
    /// </summary>
    public bool TryMakeRoom()
    {
        if (Number(_connection, "PRAGMA page_count") < _mostPages / 2 || _oldestEnded.Text() is not { } sessionId)
        {
            return false;
        }

        InTransaction(() => Remove(sessionId));
        JournalLog.SessionTrimmed(_logger, sessionId, nameof(SqliteImJournalOptions.MaxBytes));
        return true;
    }

    /// <summary>Folds the log into the file and empties it: what was removed is on the disk no more. Waits for the disk.</summary>
    public void Erase() => Statement.Once(_connection, "PRAGMA wal_checkpoint(TRUNCATE)");

    public void Dispose()
    {
        foreach (var statement in new[] { _begin, _commit, _rollBack, _oldestEnded })
        {
            statement.Dispose();
        }

        _writer.Dispose();
        _connection.Dispose();
    }

    /// <summary>Gives back the place of what was removed; with few sessions left that is quick.</summary>
    public void Shrink()
    {
        if (_sessions == 0)
        {
            Statement.Once(_connection, "VACUUM");
        }

        Erase();
    }

    private static JournalRefusal? Examine(SqliteConnection connection)
    {
        // First of all: with it the log needs no memory that processes share, and another one cannot even look into the file.
        Statement.Once(connection, "PRAGMA locking_mode = EXCLUSIVE");
        Statement.Once(connection, "PRAGMA trusted_schema = OFF");
        Statement.Once(connection, "PRAGMA cell_size_check = ON");
        var tables = Number(connection, "SELECT count(*) FROM sqlite_schema");
        if (tables == 0)
        {
            return null;
        }

        if (Number(connection, "PRAGMA application_id") != JournalSchema.ApplicationId)
        {
            return JournalRefusal.OfAnotherProgram;
        }

        return Number(connection, "PRAGMA user_version") > JournalSchema.Version ? JournalRefusal.MadeByLaterVersion : null;
    }

    private static void Prepare(SqliteConnection connection)
    {
        // Half the usual: a text changes one page, which is summed up and written out before the text leaves. A file that is there keeps its own.
        Statement.Once(connection, "PRAGMA page_size = 2048");
        Statement.Once(connection, "PRAGMA journal_mode = WAL");
        Statement.Once(connection, "PRAGMA synchronous = NORMAL");
        Statement.Once(connection, "PRAGMA secure_delete = ON");
        Statement.Once(connection, "PRAGMA temp_store = MEMORY");
        Statement.Once(connection, $"PRAGMA journal_size_limit = {BytesOfLogKept}");
        var version = Number(connection, "PRAGMA user_version");
        if (version > 0 && Statement.Once(connection, "PRAGMA quick_check(1)") is not "ok")
        {
            throw new SqliteException("The file fails its check.", SQLitePCL.raw.SQLITE_CORRUPT);
        }

        if (version < JournalSchema.Version)
        {
            Statement.Once(connection, $"""
                BEGIN IMMEDIATE;
                {(version == 0 ? JournalSchema.Create : string.Concat(JournalSchema.Steps.Skip((int)version - 1)))}
                PRAGMA application_id = {JournalSchema.ApplicationId};
                PRAGMA user_version = {JournalSchema.Version};
                COMMIT;
                """);
        }
    }

    private static long Number(SqliteConnection connection, string sql) => (long)Statement.Once(connection, sql)!;

    private void InTransaction(Action write)
    {
        var sessions = _sessions;
        _begin.Run();
        try
        {
            write();
            _commit.Run();
        }
        catch
        {
            _sessions = sessions;
            if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0)
            {
                _rollBack.Run();
            }

            throw;
        }
    }

    private void Write(JournalEntry entry)
    {
        if (entry is SessionRemoved)
        {
            Remove(entry.SessionId);
        }
        else if (!_writer.TryWrite(entry) && entry is HeaderChanged { Header: var header } && HasPlaceFor(header))
        {
            _writer.Add(header);
            _sessions++;
        }
    }

    private bool HasPlaceFor(JournaledHeader header)
    {
        if (_sessions < _options.MaxSessions)
        {
            return true;
        }

        if (_oldestEnded.Text() is not { } sessionId)
        {
            JournalLog.SessionCutOff(_logger, header.SessionId, nameof(SqliteImJournalOptions.MaxSessions));
            return false;
        }

        Remove(sessionId);
        JournalLog.SessionTrimmed(_logger, sessionId, nameof(SqliteImJournalOptions.MaxSessions));
        return true;
    }

    private void Remove(string sessionId)
    {
        if (_writer.Remove(sessionId))
        {
            _sessions--;
        }
    }
}
