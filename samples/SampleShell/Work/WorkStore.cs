using Microsoft.Data.Sqlite;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>The interactions that are not done yet, in the shared file: which agent has which, and what is in them.</summary>
internal sealed class WorkStore
{
    /// <summary>Waiting for anybody, the agent's own, and those he has been brought into. A call that waits comes first.</summary>
    private const string ForAgent = $"""
        SELECT {WorkRow.Columns}
        FROM work w JOIN contact c ON c.id = w.contact LEFT JOIN work_handover g ON g.work = w.id AND g.agent = $agent
        WHERE w.agent IS NULL OR w.agent = $agent OR g.is_joint = 1
        ORDER BY w.agent IS NULL, w.medium <> $voice, w.received_at
        """;

    private const string One = $"""
        SELECT {WorkRow.Columns}
        FROM work w JOIN contact c ON c.id = w.contact LEFT JOIN work_handover g ON g.work = w.id AND g.agent = $agent
        WHERE w.id = $work AND (w.agent IS NULL OR w.agent = $agent OR g.is_joint = 1)
        """;

    private const string InsertMessage = "INSERT INTO work_message (work, ordinal, author, name, sent_at, text)";

    private const string NextOrdinal = "(SELECT coalesce(max(ordinal), 0) + 1 FROM work_message WHERE work = $work)";

    private readonly DirectoryDatabase _database;
    private readonly TimeProvider _time;

    public WorkStore(DirectoryDatabase database, TimeProvider time)
    {
        _database = database;
        _time = time;
    }

    /// <summary>What the agent can open.</summary>
    public Task<IReadOnlyList<WorkRecord>> ListAsync(string agent) => Task.Run(() => Read(ForAgent, WorkRow.Read, ("$agent", agent), ("$voice", (int)Medium.Voice)));

    /// <summary>One of those; null where it is no longer among them.</summary>
    public Task<WorkContent?> FindAsync(string work, string agent) => Task.Run(() => Find(work, agent));

    /// <summary>Makes it the agent's own; a call that rings is answered.</summary>
    /// <returns>Whether he has it: a colleague may have been faster.</returns>
    public Task<bool> TakeAsync(string work, string agent) => WriteAsync(
        """
        UPDATE work SET
            agent = $agent,
            call_since = CASE WHEN call_state = $ringing THEN $now ELSE call_since END,
            call_state = CASE WHEN call_state = $ringing THEN $connected ELSE call_state END
        WHERE id = $work AND (agent IS NULL OR agent = $agent);
        """,
        ("$work", work), ("$agent", agent), ("$ringing", (int)VoiceCallState.Ringing), ("$connected", (int)VoiceCallState.Connected), ("$now", Now()));

    public Task<bool> SetFieldsAsync(string work, IReadOnlyList<CaseField> fields) =>
        WriteAsync("UPDATE work SET fields = $fields WHERE id = $work", ("$work", work), ("$fields", CaseFields.Write(fields)));

    public Task<bool> SetCallAsync(string work, VoiceCallState state) => WriteAsync(
        "UPDATE work SET call_state = $state, call_since = $now WHERE id = $work AND call_state <> $ended AND call_state <> $state",
        ("$work", work), ("$state", (int)state), ("$ended", (int)VoiceCallState.Ended), ("$now", Now()));

    /// <summary>Keeps what an agent has written and not sent.</summary>
    public Task<bool> SetDraftAsync(string work, string agent, string text) => WriteAsync(
        "INSERT INTO work_draft SELECT id, $agent, $text FROM work WHERE id = $work ON CONFLICT (work, agent) DO UPDATE SET text = excluded.text",
        ("$work", work), ("$agent", agent), ("$text", text));

    public Task<bool> AddMessageAsync(string work, WorkAuthor author, string name, string text) => WriteAsync(
        $"{InsertMessage} SELECT id, {NextOrdinal}, $author, $name, $now, $text FROM work WHERE id = $work",
        ("$work", work), ("$author", (int)author), ("$name", name), ("$now", Now()), ("$text", text));

    /// <summary>The contact says the next line of its script.</summary>
    public Task<bool> SayNextAsync(string work, string name) => WriteAsync(
        $"""
        {InsertMessage} SELECT work, {NextOrdinal}, $author, $name, $now, text FROM work_script WHERE work = $work ORDER BY ordinal LIMIT 1;
        DELETE FROM work_script WHERE work = $work AND ordinal = (SELECT min(ordinal) FROM work_script WHERE work = $work);
        """,
        ("$work", work), ("$author", (int)WorkAuthor.Contact), ("$name", name), ("$now", Now()));

    /// <summary>After how many seconds of silence the contact says its next line; null where it has said them all.</summary>
    public Task<TimeSpan?> FindNextSayingAsync(string work) => Task.Run(() => Read(
            "SELECT after_seconds FROM work_script WHERE work = $work ORDER BY ordinal LIMIT 1",
            row => (TimeSpan?)TimeSpan.FromSeconds(row.GetInt64(0)),
            ("$work", work)).SingleOrDefault());

    /// <summary>The interaction is a colleague's from here on.</summary>
    public Task<bool> TransferAsync(string work, string from, string to) => WriteAsync(
        """
        UPDATE work SET agent = $to WHERE id = $work AND agent = $from;
        INSERT OR REPLACE INTO work_handover SELECT id, $to, $from, 0, 0 FROM work WHERE id = $work AND agent = $to;
        """,
        ("$work", work), ("$from", from), ("$to", to));

    /// <summary>A colleague has the interaction too.</summary>
    public Task<bool> ShareAsync(string work, string from, string with) => WriteAsync(
        "INSERT OR REPLACE INTO work_handover SELECT id, $with, $from, 1, 0 FROM work WHERE id = $work AND agent <> $with",
        ("$work", work), ("$from", from), ("$with", with));

    /// <summary>What was given to an agent has come up at his desktop.</summary>
    public Task<bool> SetShownAsync(string work, string agent) => WriteAsync(
        "UPDATE work_handover SET is_shown = 1 WHERE work = $work AND agent = $agent", ("$work", work), ("$agent", agent));

    /// <summary>Somebody who was brought into it leaves it; it goes on with whose it is.</summary>
    public Task<bool> LeaveAsync(string work, string agent) => WriteAsync(
        "DELETE FROM work_handover WHERE work = $work AND agent = $agent AND is_joint = 1", ("$work", work), ("$agent", agent));

    /// <summary>It is over: it goes into the contact's history.</summary>
    public Task FinishAsync(string work, string contactId, ContactHistoryDetail detail) => Task.Run(() =>
    {
        using var connection = _database.Connect();
        using var transaction = connection.BeginTransaction(deferred: false);
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "DELETE FROM work WHERE id = $work";
        command.Parameters.AddWithValue("$work", work);
        if (command.ExecuteNonQuery() > 0)
        {
            HistoryStore.Add(connection, transaction, contactId, detail);
        }

        transaction.Commit();
    });

    private WorkContent? Find(string work, string agent) =>
        Read(One, WorkRow.Read, ("$work", work), ("$agent", agent)).SingleOrDefault() is { } record
            ? new WorkContent(
                record,
                Read("SELECT ordinal, author, name, sent_at, text FROM work_message WHERE work = $work ORDER BY ordinal", WorkRow.ReadMessage, ("$work", work)),
                Read("SELECT text FROM work_draft WHERE work = $work AND agent = $agent", row => row.GetString(0), ("$work", work), ("$agent", agent))
                    .SingleOrDefault() ?? "")
            : null;

    private long Now() => _time.GetUtcNow().ToUnixTimeMilliseconds();

    private IReadOnlyList<T> Read<T>(string sql, Func<SqliteDataReader, T> read, params (string Name, object Value)[] values)
    {
        using var reader = new DirectoryReader(_database, CancellationToken.None);
        return reader.Read(
            sql,
            parameters =>
            {
                foreach (var (name, value) in values)
                {
                    parameters.AddWithValue(name, value);
                }
            },
            read);
    }

    /// <returns>Whether anything was changed.</returns>
    private Task<bool> WriteAsync(string sql, params (string Name, object Value)[] values) => Task.Run(() =>
    {
        using var connection = _database.Connect();
        using var transaction = connection.BeginTransaction(deferred: false);
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The texts are this file's constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        var changed = command.ExecuteNonQuery();
        transaction.Commit();
        return changed > 0;
    });
}
