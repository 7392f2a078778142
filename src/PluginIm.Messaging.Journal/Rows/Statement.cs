using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PluginIm.Messaging.Journal;

/// <summary>
/// A statement that is compiled once and run often, its parameters by place: <c>?1</c>, <c>?2</c>, ... It talks to SQLite itself: a command of
/// ADO.NET looks every parameter up by its name and makes a reader at every run, a quarter of what a message costs under load.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    // What a parameter was bound to it keeps, run after run: names and addresses hardly ever change.
    private readonly object?[] _bound;

    public Statement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_database, sql, out _statement));
        _bound = new object?[raw.sqlite3_bind_parameter_count(_statement)];
    }

    /// <summary>Runs a text once, which may be several statements.</summary>
    public static object? Once(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text that comes here is a constant of this project.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    /// <summary>Runs it; how many rows it inserted, updated or deleted, where it is a statement that does.</summary>
    public int Run(params ReadOnlySpan<object?> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            if (!Equals(_bound[index], values[index]))
            {
                Check(Bind(index + 1, values[index]));
                _bound[index] = values[index];
            }
        }

        try
        {
            Check(raw.sqlite3_step(_statement));
            return raw.sqlite3_changes(_database);
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    /// <summary>Runs it; the first value of its first row, null when there is none.</summary>
    public string? Text()
    {
        try
        {
            var code = raw.sqlite3_step(_statement);
            Check(code);
            return code == raw.SQLITE_ROW ? raw.sqlite3_column_text(_statement, 0).utf8_to_string() : null;
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    public void Dispose() => _statement.Dispose();

    private int Bind(int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, place),
        // Of an empty span SQLite would make a null.
        string { Length: 0 } => raw.sqlite3_bind_text(_statement, place, string.Empty),
        string text => raw.sqlite3_bind_text(_statement, place, Encoding.UTF8.GetBytes(text).AsSpan()),
        bool flag => raw.sqlite3_bind_int64(_statement, place, flag ? 1 : 0),
        int number => raw.sqlite3_bind_int64(_statement, place, number),
        long number => raw.sqlite3_bind_int64(_statement, place, number),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.GetType(), "No such type of value."),
    };

    // The message is the connection's last: it is read before the statement is reset.
    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _database);
}
