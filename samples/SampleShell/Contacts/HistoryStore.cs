using System.Globalization;
using Microsoft.Data.Sqlite;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>What has been with contacts, in the shared file: found page by page, each read from where the one before ended.</summary>
internal sealed class HistoryStore
{
    public const int MostOnAPage = 200;

    /// <summary>Behind every word that begins alike.</summary>
    private const string LastSign = "\U0010FFFF";

    private const string Entry = "h.place, h.medium, h.started_at, h.subject, h.agent_name";

    /// <summary>The index gives its rows in the order of their places: it is read no further than the page.</summary>
    private const string Matching = $"""
        SELECT {Entry}
        FROM history_text JOIN history h ON h.place = history_text.rowid
        WHERE history_text MATCH $match AND history_text.rowid BETWEEN $first AND $last
        ORDER BY history_text.rowid DESC
        LIMIT $limit
        """;

    private const string All = $"""
        SELECT {Entry} FROM history h
        WHERE h.contact = $contact AND h.place BETWEEN $first AND $last
        ORDER BY h.place DESC
        LIMIT $limit
        """;

    private const string OfAMedium = $"""
        SELECT {Entry} FROM history h
        WHERE h.contact = $contact AND h.medium = $medium AND h.place BETWEEN $first AND $last
        ORDER BY h.place DESC
        LIMIT $limit
        """;

    private const string Endings = "SELECT term FROM history_term WHERE term BETWEEN $beginning AND $end ORDER BY term LIMIT $limit";

    private const string One = $"SELECT {Entry}, h.body, h.fields FROM history h WHERE h.place = $place";

    private readonly DirectoryDatabase _database;
    private readonly TimeProvider _time;

    public HistoryStore(DirectoryDatabase database, TimeProvider time)
    {
        _database = database;
        _time = time;
    }

    /// <summary>Puts an entry where its time is; what began in the same millisecond stands beside it.</summary>
    /// <returns>The entry's key.</returns>
    public static string Add(SqliteConnection connection, SqliteTransaction transaction, string contactId, ContactHistoryDetail detail)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT coalesce(max(place), $first - 1) + 1 FROM history WHERE place BETWEEN $first AND $last";
        command.Parameters.AddWithValue("$first", HistoryPlace.Of(detail.Entry.StartedAt));
        command.Parameters.AddWithValue("$last", HistoryPlace.Of(detail.Entry.StartedAt.AddMilliseconds(1)) - 1);
        var place = (long)command.ExecuteScalar()!;
        command.CommandText = "INSERT INTO history VALUES ($place, $contact, $medium, $started, $subject, $agent, $body, $fields)";
        command.Parameters.AddWithValue("$place", place);
        command.Parameters.AddWithValue("$contact", contactId);
        command.Parameters.AddWithValue("$medium", (int)detail.Entry.Medium);
        command.Parameters.AddWithValue("$started", detail.Entry.StartedAt.ToUnixTimeMilliseconds());
        command.Parameters.AddWithValue("$subject", detail.Entry.Subject);
        command.Parameters.AddWithValue("$agent", detail.Entry.AgentName ?? (object)DBNull.Value);
        command.Parameters.AddWithValue("$body", detail.Text);
        command.Parameters.AddWithValue("$fields", CaseFields.Write(detail.Fields));
        command.ExecuteNonQuery();
        HistoryIndex.Put(connection, transaction, place, contactId, detail);
        return place.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Takes an entry away, and out of the index whatever no other entry has.</summary>
    public static void Remove(SqliteConnection connection, SqliteTransaction transaction, long place)
    {
        foreach (var (contactId, detail) in ReadWithContact(connection, transaction, "WHERE h.place = $place", place))
        {
            HistoryIndex.Take(connection, transaction, place, contactId, detail);
        }

        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "DELETE FROM history WHERE place = $place";
        command.Parameters.AddWithValue("$place", place);
        command.ExecuteNonQuery();
    }

    /// <summary>Puts all entries into an empty index.</summary>
    public static void IndexAll(SqliteConnection connection, SqliteTransaction transaction)
    {
        foreach (var (contactId, detail) in ReadWithContact(connection, transaction, "", 0))
        {
            HistoryIndex.Put(connection, transaction, long.Parse(detail.Entry.Id, CultureInfo.InvariantCulture), contactId, detail);
        }
    }

    public Task<ContactHistoryPage> SearchAsync(ContactHistoryQuery query, CancellationToken cancellationToken) =>
        Task.Run(() => Search(query, cancellationToken), cancellationToken);

    public Task<ContactHistoryDetail?> ReadAsync(string entryId, CancellationToken cancellationToken) =>
        Task.Run(() => Read(entryId, cancellationToken), cancellationToken);

    private static ContactHistoryEntry ReadEntry(SqliteDataReader reader) => new(
        reader.GetInt64(0).ToString(CultureInfo.InvariantCulture),
        (Medium)reader.GetInt32(1),
        DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(2)),
        reader.GetString(3),
        reader.IsDBNull(4) ? null : reader.GetString(4));

    private static ContactHistoryDetail ReadDetail(SqliteDataReader reader) =>
        new(ReadEntry(reader), reader.GetString(5), CaseFields.Read(reader.GetString(6)));

    private static List<(string ContactId, ContactHistoryDetail Detail)> ReadWithContact(
        SqliteConnection connection, SqliteTransaction transaction, string where, long place)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The texts are this file's constants.
        command.CommandText = $"SELECT {Entry}, h.body, h.fields, h.contact FROM history h {where}";
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$place", place);
        using var reader = command.ExecuteReader();
        var entries = new List<(string, ContactHistoryDetail)>();
        while (reader.Read())
        {
            entries.Add((reader.GetString(7), ReadDetail(reader)));
        }

        return entries;
    }

    private static IReadOnlyList<string> FindEndings(DirectoryReader reader, string beginning) => reader.Read(
        Endings,
        parameters =>
        {
            parameters.AddWithValue("$beginning", beginning);
            parameters.AddWithValue("$end", beginning + LastSign);
            parameters.AddWithValue("$limit", HistoryWords.MostEndings + 1);
        },
        row => row.GetString(0));

    private static string Statement(string? match, Medium? medium) => (match, medium) switch
    {
        (not null, _) => Matching,
        (null, not null) => OfAMedium,
        _ => All,
    };

    private ContactHistoryPage Search(ContactHistoryQuery query, CancellationToken cancellationToken)
    {
        using var reader = new DirectoryReader(_database, cancellationToken);
        var match = HistoryWords.Match(query, beginning => FindEndings(reader, beginning));
        var (first, last) = HistoryPlace.Between(query.From, query.To, _time.LocalTimeZone);
        var size = Math.Clamp(query.PageSize, 1, MostOnAPage);
        var entries = reader.Read(
            Statement(match, query.Medium),
            parameters =>
            {
                parameters.AddWithValue("$contact", query.ContactId);
                parameters.AddWithValue("$medium", (int?)query.Medium ?? (object)DBNull.Value);
                parameters.AddWithValue("$match", match ?? (object)DBNull.Value);
                parameters.AddWithValue("$first", first);
                parameters.AddWithValue("$last", query.Continue is { } next ? Math.Min(last, long.Parse(next, CultureInfo.InvariantCulture)) : last);
                parameters.AddWithValue("$limit", size + 1);
            },
            ReadEntry);
        return entries.Count <= size ? new ContactHistoryPage(entries, null) : new ContactHistoryPage([.. entries.Take(size)], entries[size].Id);
    }

    private ContactHistoryDetail? Read(string entryId, CancellationToken cancellationToken)
    {
        using var reader = new DirectoryReader(_database, cancellationToken);
        return long.TryParse(entryId, CultureInfo.InvariantCulture, out var place)
            ? reader.Read(One, parameters => parameters.AddWithValue("$place", place), ReadDetail).SingleOrDefault()
            : null;
    }
}
