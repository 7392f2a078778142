using Microsoft.Data.Sqlite;

namespace PluginIm.Messaging.Journal;

/// <summary>A statement that is compiled once and run often, its parameters by place: <c>?1</c>, <c>?2</c>, ...</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand _command;

    public Statement(SqliteConnection connection, string sql, int parameters = 0)
    {
        _command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text that comes here is a constant of this project.
        _command.CommandText = sql;
#pragma warning restore CA2100
        for (var place = 1; place <= parameters; place++)
        {
            _command.Parameters.Add(new SqliteParameter { ParameterName = $"?{place}" });
        }
    }

    /// <summary>Runs a text once.</summary>
    public static object? Once(SqliteConnection connection, string sql)
    {
        using var statement = new Statement(connection, sql);
        return statement._command.ExecuteScalar();
    }

    /// <summary>Runs it; how many rows it changed.</summary>
    public int Run(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteNonQuery();
    }

    /// <summary>Runs it; the first value of its first row, null when there is none.</summary>
    public object? Value(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }

    public SqliteDataReader Read() => _command.ExecuteReader();

    public void Dispose() => _command.Dispose();

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            _command.Parameters[index].Value = values[index] ?? DBNull.Value;
        }
    }
}
