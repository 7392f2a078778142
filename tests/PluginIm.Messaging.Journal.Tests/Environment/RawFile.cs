using Microsoft.Data.Sqlite;

namespace PluginIm.Messaging.Journal.Tests.Environment;

/// <summary>Looks into a journal's file, or changes it, by SQLite alone.</summary>
internal static class RawFile
{
    public static void Execute(string file, string sql) => Value(file, sql);

    public static object? Value(string file, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text that comes here is a constant of a test.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
