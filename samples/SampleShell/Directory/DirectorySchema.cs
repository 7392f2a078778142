using Microsoft.Data.Sqlite;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>The tables of the shared file, and how targets come into them.</summary>
internal static class DirectorySchema
{
    public const int Version = 4;

    private const string Tables = """
        CREATE TABLE target (
            id TEXT NOT NULL PRIMARY KEY,
            kind INTEGER NOT NULL,
            display_name TEXT NOT NULL,
            first_name TEXT,
            last_name TEXT,
            email TEXT,
            phone TEXT,
            sip_address TEXT NOT NULL UNIQUE COLLATE NOCASE,
            phone_presence INTEGER NOT NULL,
            words TEXT NOT NULL,
            rank INTEGER NOT NULL,
            place INTEGER NOT NULL UNIQUE);
        CREATE VIRTUAL TABLE target_text USING fts5(
            words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii', prefix = '1 2 3 4 5');
        CREATE TABLE agent_state (
            logon TEXT NOT NULL PRIMARY KEY,
            status INTEGER NOT NULL,
            seen_at INTEGER NOT NULL,
            is_in_call INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE favourite (
            agent TEXT NOT NULL,
            target TEXT NOT NULL,
            added_at INTEGER NOT NULL,
            PRIMARY KEY (agent, target)) WITHOUT ROWID;
        CREATE TABLE recent (
            agent TEXT NOT NULL,
            target TEXT NOT NULL,
            used_at INTEGER NOT NULL,
            PRIMARY KEY (agent, target)) WITHOUT ROWID;
        CREATE TABLE agent_setting (
            agent TEXT NOT NULL,
            name TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (agent, name)) WITHOUT ROWID;
        CREATE TRIGGER target_added AFTER INSERT ON target BEGIN
            INSERT INTO target_text (rowid, words) VALUES (new.place, new.words);
        END;
        CREATE TRIGGER target_removed AFTER DELETE ON target BEGIN
            DELETE FROM target_text WHERE rowid = old.place;
        END;
        CREATE TRIGGER target_changed AFTER UPDATE OF words, place ON target BEGIN
            DELETE FROM target_text WHERE rowid = old.place;
            INSERT INTO target_text (rowid, words) VALUES (new.place, new.words);
        END;
        """;

    /// <summary>Who comes, goes or says otherwise of himself moves to another place in the index.</summary>
    private const string Moves = """
        CREATE TRIGGER state_added AFTER INSERT ON agent_state BEGIN
            UPDATE target SET place = {new} WHERE id = new.logon;
        END;
        CREATE TRIGGER state_changed AFTER UPDATE OF status ON agent_state WHEN old.status <> new.status BEGIN
            UPDATE target SET place = {new} WHERE id = new.logon;
        END;
        CREATE TRIGGER state_removed AFTER DELETE ON agent_state BEGIN
            UPDATE target SET place = {none} WHERE id = old.logon;
        END;
        CREATE TRIGGER phone_changed AFTER UPDATE OF phone_presence ON target WHEN old.phone_presence <> new.phone_presence BEGIN
            UPDATE target SET place = {any} WHERE id = new.id;
        END;
        """;

    /// <summary>The full statements that make the directory's tables in an empty file.</summary>
    public static string Create { get; } = Tables + Moves
        .Replace("{new}", TargetPlace.Sql("new.status"), StringComparison.Ordinal)
        .Replace("{none}", TargetPlace.Sql("0"), StringComparison.Ordinal)
        .Replace("{any}", TargetPlace.Sql("coalesce((SELECT status FROM agent_state WHERE logon = new.id), 0)"), StringComparison.Ordinal);

    /// <summary>Puts targets into empty tables, in the order of their names.</summary>
    public static void Fill(SqliteConnection connection, SqliteTransaction transaction, IEnumerable<InternalTarget> targets)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            "INSERT INTO target VALUES ($id, $kind, $name, $first, $last, $email, $phone, $address, $presence, $words, $rank, $place)";
        var rank = 0L;
        foreach (var target in targets.OrderBy(target => target.DisplayName, StringComparer.InvariantCultureIgnoreCase))
        {
            Bind(command, target, rank++);
            command.ExecuteNonQuery();
        }
    }

    /// <summary>What version 1 kept; its index and its agents' states, which last for seconds, are made anew.</summary>
    public static IReadOnlyList<InternalTarget> TakeFromVersion1(SqliteConnection connection, SqliteTransaction transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            "SELECT id, kind, display_name, first_name, last_name, email, phone, sip_address, phone_presence, 0, 0 FROM target";
        var targets = new List<InternalTarget>();
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                targets.Add(TargetRow.Read(reader));
            }
        }

        command.CommandText = "DROP TABLE target; DROP TABLE target_text; DROP TABLE agent_state";
        command.ExecuteNonQuery();
        return targets;
    }

    /// <summary>What versions 2 and 3 did not have.</summary>
    public const string AddToVersion2 = "ALTER TABLE agent_state ADD COLUMN is_in_call INTEGER NOT NULL DEFAULT 0";

    /// <summary>All words by which a target is found, and the sign of its kind.</summary>
    public static string WordsOf(InternalTarget target) => string.Join(' ', new[]
        {
            target.DisplayName, target.FirstName, target.LastName, target.Id, target.EmailAddress, target.PhoneNumber,
        }
        .SelectMany(SearchWords.ToIndex)
        .Concat(SearchWords.PhoneEnds(target.PhoneNumber))
        .Append(KindSign.Of(target.Kind))
        .Distinct());

    private static void Bind(SqliteCommand command, InternalTarget target, long rank)
    {
        var phone = target.PresenceIn(Medium.Voice);
        command.Parameters.Clear();
        command.Parameters.AddWithValue("$id", target.Id);
        command.Parameters.AddWithValue("$kind", (int)target.Kind);
        command.Parameters.AddWithValue("$name", target.DisplayName);
        command.Parameters.AddWithValue("$first", target.FirstName ?? (object)DBNull.Value);
        command.Parameters.AddWithValue("$last", target.LastName ?? (object)DBNull.Value);
        command.Parameters.AddWithValue("$email", target.EmailAddress ?? (object)DBNull.Value);
        command.Parameters.AddWithValue("$phone", target.PhoneNumber ?? (object)DBNull.Value);
        command.Parameters.AddWithValue("$address", target.SipAddress);
        command.Parameters.AddWithValue("$presence", (int)phone);
        command.Parameters.AddWithValue("$words", WordsOf(target));
        command.Parameters.AddWithValue("$rank", rank);
        command.Parameters.AddWithValue("$place", TargetPlace.Of(AgentStatus.LoggedOff, phone, target.Kind, rank));
    }
}
