using System.Globalization;
using Microsoft.Data.Sqlite;

namespace SampleShell;

/// <summary>
/// The SQLite file that the desktops of a machine share: the directory, the agents' states, the contacts and the work with them.
/// A file that is damaged, of another program or of a later version is left as it is.
/// </summary>
internal sealed class DirectoryDatabase
{
    /// <summary>Marks the file as this program's ("PIsd").</summary>
    private const int ApplicationId = 0x50497364;

    /// <summary>The version from which on the directory's tables are what they are today.</summary>
    private const int FirstWithPlaces = 2;

    /// <summary>The version from which on there are contacts and work.</summary>
    private const int FirstWithContacts = 3;

    /// <summary>How long another desktop may hold the file before that is a fault.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly string _connectionString;

    private DirectoryDatabase(string file, TimeSpan patience)
    {
        File = file;
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadWriteCreate,
            DefaultTimeout = (int)patience.TotalSeconds,
        }.ToString();
    }

    public string File { get; }

    /// <summary>Opens the file; makes and fills it where there is none.</summary>
    /// <exception cref="DirectoryUnavailableException">The file cannot be used.</exception>
    public static DirectoryDatabase Open(string file) => Open(file, Patience);

    /// <inheritdoc cref="Open(string)"/>
    internal static DirectoryDatabase Open(string file, TimeSpan patience)
    {
        var database = new DirectoryDatabase(file, patience);
        try
        {
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using var connection = database.Connect();
            database.Check(connection);
            CreateWhereMissing(connection);
            return database;
        }
        catch (DirectoryUnavailableException)
        {
            database.LetGo();
            throw;
        }
        catch (SqliteException exception)
        {
            database.LetGo();
            throw new DirectoryUnavailableException(Explain(file, exception), exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DirectoryUnavailableException($"The directory {file} cannot be written: {exception.Message}", exception);
        }
    }

    /// <summary>Opens a connection of its own; the caller disposes it. What is deleted by it is overwritten, wherever it stood.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        Execute(connection, "PRAGMA secure_delete = ON");
        return connection;
    }

    /// <summary>Closes what is kept open for the next use: a file that cannot be used is one that the agent moves away.</summary>
    private void LetGo()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private static string Explain(string file, SqliteException exception) => exception.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB =>
            $"The directory {file} is damaged. It was left as it is; move it away and start again to get a fresh one.",
        SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_PERM =>
            $"The directory {file} cannot be written: {exception.Message}",
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => $"The directory {file} is held by another program.",
        _ => $"The directory {file} cannot be used: {exception.Message}",
    };

    private static long Number(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Every text that comes here is a constant of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Execute(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Every text that comes here is a constant of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>Both are read at one moment: another desktop may just be filling the file.</summary>
    private static bool IsForeign(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: true);
        var tables = Number(connection, "SELECT count(*) FROM sqlite_schema", transaction);
        return tables > 0 && Number(connection, "PRAGMA application_id", transaction) != ApplicationId;
    }

    private void Check(SqliteConnection connection)
    {
        if (IsForeign(connection))
        {
            throw new DirectoryUnavailableException($"{File} is the database of another program. It was left as it is.");
        }

        var version = Number(connection, "PRAGMA user_version");
        if (version > DirectorySchema.Version)
        {
            throw new DirectoryUnavailableException($"The directory {File} was made by a later version of this program ({version}).");
        }

        if (SQLitePCL.raw.sqlite3_db_readonly(connection.Handle, "main") == 1)
        {
            throw new DirectoryUnavailableException($"The directory {File} cannot be written: it may only be read.");
        }

        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        if (command.ExecuteScalar() is not "ok")
        {
            throw new DirectoryUnavailableException(
                $"The directory {File} is damaged. It was left as it is; move it away and start again to get a fresh one.");
        }
    }

    private static void CreateWhereMissing(SqliteConnection connection)
    {
        // A desktop that writes this moment keeps nobody from starting.
        if (Number(connection, "PRAGMA user_version") == DirectorySchema.Version)
        {
            return;
        }

        Execute(connection, "PRAGMA journal_mode = WAL");
        // Two desktops that start at once: the second waits for the first and finds the work done.
        using var transaction = connection.BeginTransaction(deferred: false);
        var version = Number(connection, "PRAGMA user_version", transaction);
        if (version == DirectorySchema.Version)
        {
            return;
        }

        if (version < FirstWithPlaces)
        {
            var targets = version == 0 ? DirectorySeed.Targets() : DirectorySchema.TakeFromVersion1(connection, transaction);
            Execute(connection, DirectorySchema.Create, transaction);
            DirectorySchema.Fill(connection, transaction, targets);
        }
        else
        {
            Execute(connection, DirectorySchema.AddToVersion2, transaction);
        }

        if (version < FirstWithContacts)
        {
            Execute(connection, ContactSchema.Create, transaction);
            Execute(connection, WorkSchema.Create, transaction);
        }
        else
        {
            ContactSchema.TakeFromVersion3(connection, transaction);
        }

        Execute(connection, $"PRAGMA application_id = {ApplicationId}", transaction);
        Execute(connection, $"PRAGMA user_version = {DirectorySchema.Version}", transaction);
        transaction.Commit();
    }
}
