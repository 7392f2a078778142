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

    /// <summary>Deletes those whose last day is over, from the history too.</summary>
    /// <returns>How many.</returns>
    public Task<int> PurgeAsync() => Task.Run(() =>
    {
        using var connection = _database.Connect();
        return Execute(connection, null, "PRAGMA secure_delete = ON; DELETE FROM transcript WHERE keep_until < $today", ("$today", Day(DateOnly.FromDateTime(_time.GetLocalNow().DateTime))));
    });

    private static string Day(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private static ContactHistoryDetail EntryOf(ImTranscript transcript, TimeZoneInfo zone) => new(
        new ContactHistoryEntry("", Medium.InstantMessaging, transcript.Lines[0].Time, string.Join(", ", transcript.Parties), transcript.Parties[0]),
        TranscriptText.AsText(transcript, zone),
        []);

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
        Execute(connection, transaction, "DELETE FROM transcript WHERE session = $session", ("$session", transcript.SessionId));
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
