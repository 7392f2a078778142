using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>
/// Keeps transcripts in the shared file: each is an entry of its contact's history, found there like any other, and goes when its time is over. One without a
/// contact is kept for its interaction alone.
/// </summary>
internal sealed class TranscriptStore
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly DirectoryDatabase _database;
    private readonly TimeProvider _time;

    public TranscriptStore(DirectoryDatabase database, TimeProvider time)
    {
        _database = database;
        _time = time;
    }

    /// <summary>Keeps a transcript in place of one of the same session, which each party's desktop hands over.</summary>
    public Task SaveAsync(ImTranscript transcript, CancellationToken cancellationToken) => Task.Run(() => Save(transcript), cancellationToken);

    /// <summary>The transcripts of an interaction, oldest first.</summary>
    public Task<IReadOnlyList<ImTranscript>> FindAsync(string interactionId, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var reader = new DirectoryReader(_database, cancellationToken);
            return reader.Read(
                "SELECT content FROM transcript WHERE interaction = $interaction ORDER BY place",
                parameters => parameters.AddWithValue("$interaction", interactionId),
                row => JsonSerializer.Deserialize<ImTranscript>(row.GetString(0), Json)!);
        },
        cancellationToken);

    /// <summary>Deletes those whose last day is over, from the history and its index too, so that nothing of them is in the file.</summary>
    /// <returns>How many.</returns>
    public Task<int> PurgeAsync() => Task.Run(() =>
    {
        using var connection = _database.Connect();
        int count;
        using (var transaction = connection.BeginTransaction(deferred: false))
        {
            count = Delete(connection, transaction, "keep_until < $value", Day(DateOnly.FromDateTime(_time.GetLocalNow().DateTime)));
            transaction.Commit();
        }

        // What was before stands in SQLite's log until that is written back; where another desktop reads this very moment, the next time does it.
        Execute(connection, null, "PRAGMA wal_checkpoint(TRUNCATE)");
        return count;
    });

    private static string Day(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private static ContactHistoryDetail EntryOf(ImTranscript transcript, TimeZoneInfo zone) => new(
        new ContactHistoryEntry("", Medium.InstantMessaging, transcript.Lines[0].Time, string.Join(", ", transcript.Parties), transcript.Parties[0]),
        TranscriptText.AsText(transcript, zone),
        []);

    private static int Delete(SqliteConnection connection, SqliteTransaction transaction, string where, string value)
    {
        foreach (var place in PlacesOf(connection, transaction, where, value))
        {
            HistoryStore.Remove(connection, transaction, place);
        }

        return Execute(connection, transaction, $"DELETE FROM transcript WHERE {where}", ("$value", value));
    }

    private static List<long> PlacesOf(SqliteConnection connection, SqliteTransaction transaction, string where, string value)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The texts are this file's constants.
        command.CommandText = $"SELECT place FROM transcript WHERE {where}";
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$value", value);
        using var reader = command.ExecuteReader();
        var places = new List<long>();
        while (reader.Read())
        {
            places.Add(reader.GetInt64(0));
        }

        return places;
    }

    private static int Execute(
        SqliteConnection connection, SqliteTransaction? transaction, string sql, params (string Name, object Value)[] values)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The texts are this file's constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command.ExecuteNonQuery();
    }

    private void Save(ImTranscript transcript)
    {
        using var connection = _database.Connect();
        using var transaction = connection.BeginTransaction(deferred: false);
        Delete(connection, transaction, "session = $value", transcript.SessionId);
        var place = HistoryStore.Add(connection, transaction, transcript.Contact?.Id ?? "", EntryOf(transcript, _time.LocalTimeZone));
        Execute(
            connection,
            transaction,
            "INSERT INTO transcript VALUES ($session, CAST($place AS INTEGER), $interaction, $keep, $content)",
            ("$session", transcript.SessionId),
            ("$place", place),
            ("$interaction", transcript.InteractionId ?? (object)DBNull.Value),
            ("$keep", Day(transcript.KeepUntil)),
            ("$content", JsonSerializer.Serialize(transcript, Json)));
        transaction.Commit();
    }
}
