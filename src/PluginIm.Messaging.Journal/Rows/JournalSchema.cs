namespace PluginIm.Messaging.Journal;

/// <summary>
/// The tables. Values of enumerations are kept by name: a later version may have others, and then only the sessions with them are not read.
/// A time is kept as ticks of UTC with the offset of the clock that gave it, in minutes.
/// </summary>
internal static class JournalSchema
{
    /// <summary>Marks the file as a journal of this program ("PIij").</summary>
    public const long ApplicationId = 0x5049696A;

    public const long Version = 3;

    /// <summary>Makes the tables of each version those of the next, with what is in them; the first is that of version 1.</summary>
    public static IReadOnlyList<string> Steps { get; } = [FromVersion1, "ALTER TABLE session ADD COLUMN conference_json TEXT;"];

    private const string FromVersion1 = """
        ALTER TABLE session ADD COLUMN case_json TEXT;
        ALTER TABLE session ADD COLUMN origin_id TEXT;
        ALTER TABLE session ADD COLUMN origin_revision INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE session ADD COLUMN roster_revision INTEGER NOT NULL DEFAULT 0;
        """;

    public const string Create = """
        CREATE TABLE session (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            me_address TEXT NOT NULL, me_logon TEXT NOT NULL, me_name TEXT NOT NULL,
            peer_address TEXT NOT NULL, peer_logon TEXT NOT NULL, peer_name TEXT NOT NULL,
            is_incoming INTEGER NOT NULL,
            is_page_mode INTEGER NOT NULL,
            state TEXT NOT NULL,
            end_kind TEXT, end_status INTEGER, end_phrase TEXT,
            opened_at INTEGER NOT NULL, opened_offset INTEGER NOT NULL,
            carrier_token TEXT,
            last_received_id TEXT,
            draft TEXT,
            case_json TEXT,
            origin_id TEXT,
            origin_revision INTEGER NOT NULL DEFAULT 0,
            roster_revision INTEGER NOT NULL DEFAULT 0,
            conference_json TEXT) STRICT;
        CREATE TABLE line (
            session INTEGER NOT NULL,
            ordinal INTEGER NOT NULL,
            at INTEGER NOT NULL, at_offset INTEGER NOT NULL,
            party_address TEXT, party_logon TEXT, party_name TEXT,
            message_id TEXT, text TEXT, is_mine INTEGER,
            delivery TEXT, failure_kind TEXT, failure_status INTEGER, failure_phrase TEXT, was_sent_again INTEGER,
            event TEXT, reason_kind TEXT, reason_status INTEGER, reason_phrase TEXT,
            PRIMARY KEY (session, ordinal)) STRICT, WITHOUT ROWID;
        """;
}
