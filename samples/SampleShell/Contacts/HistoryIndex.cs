using System.Text.Json;
using Microsoft.Data.Sqlite;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>Puts entries into the history's full-text index and takes them out of it.</summary>
internal static class HistoryIndex
{
    private const string PutEntry = """
        INSERT INTO history_text (rowid, words) VALUES ($place, $words);
        INSERT OR IGNORE INTO history_term SELECT value FROM json_each($terms);
        """;

    /// <summary>The index has no words of its own by which it could find them.</summary>
    private const string TakeEntry = """
        INSERT INTO history_text (history_text, rowid, words) VALUES ('delete', $place, $words);
        DELETE FROM history_term WHERE term IN (SELECT value FROM json_each($terms))
            AND NOT EXISTS (SELECT 1 FROM history_text WHERE history_text MATCH '"' || history_term.term || '"');
        """;

    public static void Put(SqliteConnection connection, SqliteTransaction transaction, long place, string contactId, ContactHistoryDetail detail) =>
        Change(connection, transaction, PutEntry, place, contactId, detail);

    /// <summary>Takes out whatever no other entry has. The entry must be as it was put in.</summary>
    public static void Take(SqliteConnection connection, SqliteTransaction transaction, long place, string contactId, ContactHistoryDetail detail) =>
        Change(connection, transaction, TakeEntry, place, contactId, detail);

    private static void Change(
        SqliteConnection connection, SqliteTransaction transaction, string sql, long place, string contactId, ContactHistoryDetail detail)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The texts are this file's constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        var words = HistoryWords.Of(detail);
        command.Parameters.AddWithValue("$place", place);
        command.Parameters.AddWithValue("$words", string.Join(' ', [.. words, HistorySign.Of(contactId), HistorySign.Of(detail.Entry.Medium)]));
        command.Parameters.AddWithValue("$terms", JsonSerializer.Serialize(words.Where(word => word.Length >= HistoryWords.FewestLong)));
        command.ExecuteNonQuery();
    }
}
