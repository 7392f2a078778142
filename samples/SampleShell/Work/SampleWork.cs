using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>Contacts, what has been with them and what they want today, for a desktop that shows how it works.</summary>
internal static partial class SampleWork
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Fills the tables on the first start. Two desktops that start at once: the second finds the work done.</summary>
    public static void FillWhereEmpty(DirectoryDatabase database, TimeProvider time)
    {
        using var connection = database.Connect();
        if (HasContacts(connection, null))
        {
            return;
        }

        using var transaction = connection.BeginTransaction(deferred: false);
        if (HasContacts(connection, transaction))
        {
            return;
        }

        var content = ReadContent();
        foreach (var contact in content.Contacts)
        {
            ContactStore.Add(connection, transaction, new ContactInformation(new InteractionContact(contact.Id, contact.Name), contact.Fields));
        }

        foreach (var entry in content.History)
        {
            var start = time.GetUtcNow().AddDays(-entry.DaysAgo).AddMinutes(-7 * entry.Subject.Length);
            HistoryStore.Add(
                connection,
                transaction,
                entry.Contact,
                new ContactHistoryDetail(new ContactHistoryEntry("", entry.Medium, start, entry.Subject, entry.Agent), entry.Text, []));
        }

        AddWork(connection, transaction, content, time);
        transaction.Commit();
    }

    /// <summary>Has the contacts come once more with what they want.</summary>
    public static Task AddWorkAsync(DirectoryDatabase database, TimeProvider time) => Task.Run(() =>
    {
        using var connection = database.Connect();
        using var transaction = connection.BeginTransaction(deferred: false);
        AddWork(connection, transaction, ReadContent(), time);
        transaction.Commit();
    });

    private static bool HasContacts(SqliteConnection connection, SqliteTransaction? transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT EXISTS (SELECT 1 FROM contact)";
        return (long)command.ExecuteScalar()! == 1;
    }

    private static Content ReadContent()
    {
        using var stream = typeof(SampleWork).Assembly.GetManifestResourceStream("sample-work.json")
            ?? throw new InvalidOperationException("The sample work is missing in this program.");
        return JsonSerializer.Deserialize<Content>(stream, Json) ?? throw new InvalidOperationException("The sample work is empty.");
    }

    private static void AddWork(SqliteConnection connection, SqliteTransaction transaction, Content content, TimeProvider time)
    {
        foreach (var work in content.Work)
        {
            AddWork(connection, transaction, work, content.Contacts.Single(contact => contact.Id == work.Contact), time);
        }
    }

    private static void AddWork(SqliteConnection connection, SqliteTransaction transaction, Work work, SampleContact contact, TimeProvider time)
    {
        var id = Guid.CreateVersion7(time.GetUtcNow()).ToString("N");
        var now = time.GetUtcNow();
        Execute(
            connection,
            transaction,
            "INSERT INTO work VALUES ($id, $medium, $contact, $subject, $queue, $address, $note, $received, NULL, $call, $since, $fields)",
            ("$id", id),
            ("$medium", (int)work.Medium),
            ("$contact", work.Contact),
            ("$subject", work.Subject),
            ("$queue", work.Queue),
            ("$address", work.Address),
            ("$note", work.Path ?? work.Description ?? ""),
            ("$received", Ago(now, work.MinutesAgo)),
            ("$call", work.Medium == Medium.Voice ? (int)VoiceCallState.Ringing : DBNull.Value),
            ("$since", work.Medium == Medium.Voice ? Ago(now, work.MinutesAgo) : DBNull.Value),
            ("$fields", CaseFields.Write([.. work.Fields.Select(field => field with { Value = Dated(field.Value, time) })])));
        foreach (var (message, index) in (work.Messages ?? []).Select((message, index) => (message, index)))
        {
            Execute(
                connection,
                transaction,
                "INSERT INTO work_message VALUES ($id, $ordinal, $author, $name, $sent, $text)",
                ("$id", id),
                ("$ordinal", index + 1),
                ("$author", (int)message.Author),
                ("$name", message.Name ?? contact.Name),
                ("$sent", Ago(now, message.MinutesAgo)),
                ("$text", message.Text));
        }

        foreach (var (saying, index) in (work.Script ?? []).Select((saying, index) => (saying, index)))
        {
            Execute(
                connection,
                transaction,
                "INSERT INTO work_script VALUES ($id, $ordinal, $after, $text)",
                ("$id", id),
                ("$ordinal", index + 1),
                ("$after", saying.AfterSeconds),
                ("$text", saying.Text));
        }
    }

    private static long Ago(DateTimeOffset now, int minutes) => now.AddMinutes(-minutes).ToUnixTimeMilliseconds();

    /// <summary>Days are counted from the day on which the work comes.</summary>
    private static string Dated(string value, TimeProvider time) => Today().Replace(
        value,
        match => time.GetLocalNow().AddDays(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static void Execute(
        SqliteConnection connection, SqliteTransaction transaction, string sql, params (string Name, object Value)[] values)
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

        command.ExecuteNonQuery();
    }

    [GeneratedRegex(@"\{today([+-]\d+)\}")]
    private static partial Regex Today();

    private sealed record Content(IReadOnlyList<SampleContact> Contacts, IReadOnlyList<Work> Work, IReadOnlyList<Entry> History);

    private sealed record SampleContact(string Id, string Name, IReadOnlyList<CaseField> Fields);

    private sealed record Entry(string Contact, Medium Medium, int DaysAgo, string Subject, string Agent, string Text);

    private sealed record Work(
        Medium Medium,
        string Contact,
        string Subject,
        string Queue,
        int MinutesAgo,
        string Address,
        string? Path,
        string? Description,
        IReadOnlyList<CaseField> Fields,
        IReadOnlyList<Message>? Messages,
        IReadOnlyList<Saying>? Script);

    private sealed record Message(WorkAuthor Author, string? Name, int MinutesAgo, string Text);

    private sealed record Saying(int AfterSeconds, string Text);
}
